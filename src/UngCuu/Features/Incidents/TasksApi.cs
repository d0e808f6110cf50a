using Microsoft.AspNetCore.Mvc;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>The tasks of an incident for programs: the same as on its page.</summary>
internal static class TasksApi
{
    /// <param name="Code">Line of the law's check-list; absent for one's own.</param>
    public sealed record TaskLine(Guid Id, string Title, string? Code, IncidentTaskStatus Status, Guid Organisation, string? AssignedTo, DateTime? Due, DateTime GivenAt, DateTime? SettledAt, string? Note, int Version);

    public sealed record HandedOver(int Tasks);

    public static void MapTasks(this RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("/{reference}/tasks");
        tasks.MapGet("", List).WithMetadata(new RequiresAttribute(Permission.ReadIncidents))
            .WithName("listTasks").WithSummary("Tasks of the incident, open ones first.").Produces<IReadOnlyList<TaskLine>>().Refuses(404);
        tasks.MapPost("", Give).WithMetadata(new RequiresAttribute(Permission.TakePart))
            .WithName("giveTask").WithSummary("Give a task to an organisation that takes part, or to a colleague.").Produces(204).Refuses(404, 409, 422);
        tasks.MapPost("/hand-over", HandOver).WithMetadata(new RequiresAttribute(Permission.TakePart))
            .WithName("handOverTasks").WithSummary("Hand several tasks over, or set them another time: all or none.").Produces<HandedOver>().Refuses(404, 409, 422);
        foreach (var (verb, address, summary) in new[]
        {
            (TaskVerb.Finish, "finish", "The task is done."), (TaskVerb.Drop, "drop", "The task is not needed, for a reason."), (TaskVerb.TakeUpAgain, "take-up-again", "The task is not settled after all."),
        })
            tasks.MapPost($"/{{task:guid}}/{address}", (string reference, Guid task, [FromBody] TaskVerbForm form, AppDb db, CurrentUser user, IncidentTasks of, Texts texts, CancellationToken cancel) =>
                    Run(reference, task, verb, form, db, user, of, texts, cancel))
                .WithMetadata(new RequiresAttribute(Permission.TakePart)).WithName($"task-{address}").WithSummary(summary).Produces(204).Refuses(404, 409, 422);
    }

    private static async Task<IResult> List(string reference, AppDb db, CurrentUser user, IncidentTasks tasks, NoteReading reading, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident)
            return IncidentsApi.Unknown(texts);
        await reading.Of(incident, cancel);
        return Results.Ok((await tasks.Of(incident, cancel)).Select(t => new TaskLine(t.Id, tasks.Title(incident, t), t.Code, t.Status, t.OrganisationId, t.AssignedTo, t.DueAt, t.GivenAt, t.SettledAt, t.Note, t.Version)));
    }

    private static async Task<IResult> Give(string reference, [FromBody] TaskForm form, AppDb db, CurrentUser user, IncidentTasks tasks, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident)
            return IncidentsApi.Unknown(texts);
        form.Due = IncidentsApi.Utc(form.Due);
        await tasks.Give(incident, form, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> Run(string reference, Guid task, TaskVerb verb, TaskVerbForm form, AppDb db, CurrentUser user, IncidentTasks tasks, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident || await tasks.Find(incident, task, cancel) is not { } found)
            return IncidentsApi.Unknown(texts);
        form.Due = IncidentsApi.Utc(form.Due);
        await tasks.Run(incident, found, verb, form, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> HandOver(string reference, [FromBody] HandOverForm form, AppDb db, CurrentUser user, IncidentTasks tasks, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident)
            return IncidentsApi.Unknown(texts);
        form.Due = IncidentsApi.Utc(form.Due);
        return Results.Ok(new HandedOver(await tasks.HandOver(incident, form, cancel)));
    }
}
