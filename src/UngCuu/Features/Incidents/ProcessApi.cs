using Microsoft.AspNetCore.Mvc;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>Where the response stands, for programs.</summary>
internal static class ProcessApi
{
    /// <param name="Moves">Where it may go now; a step of another state is reached by the verb that leads to that state.</param>
    public sealed record StandsAt(string Process, string Step, string Number, string Title, IReadOnlyList<StepTo> Moves);

    /// <param name="Back">Goes back, and asks for a reason.</param>
    public sealed record StepTo(string To, string Title, bool Back);

    public static void MapProcess(this RouteGroupBuilder api)
    {
        api.MapGet("/{reference}/process", Show).WithMetadata(new RequiresAttribute(Permission.ReadIncidents))
            .WithName("showProcess").WithSummary("At which step of its process the response stands, and where it may go from there.").Produces<StandsAt>().Refuses(404);
        api.MapPost("/{reference}/process", Take).WithMetadata(new RequiresAttribute(Permission.TakePart))
            .WithName("takeStep").WithSummary("Go to another step: on, or back when tests fail.").Produces<StandsAt>().Refuses(404, 409, 422);
    }

    private static async Task<IResult> Show(string reference, AppDb db, CurrentUser user, WalkProcess walk, NoteReading reading, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident || walk.Of(incident) is null)
            return IncidentsApi.Unknown(texts);
        await reading.Of(incident, cancel);
        return Results.Ok(Line(incident, walk));
    }

    private static async Task<IResult> Take(string reference, [FromBody] WalkProcess.StepForm form, AppDb db, CurrentUser user, WalkProcess walk, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident)
            return IncidentsApi.Unknown(texts);
        await walk.Run(incident, form, cancel);
        return Results.Ok(Line(incident, walk));
    }

    private static StandsAt Line(Incident incident, WalkProcess walk)
    {
        var process = walk.Of(incident)!;
        var step = incident.StandsAt(process);
        return new(incident.ProcessName, step.Code, step.Number, step.Title.ToString(), [.. incident.MovesIn(process).Select(m => new StepTo(m.To.Code, m.To.Title.ToString(), m.Move.Back))]);
    }
}
