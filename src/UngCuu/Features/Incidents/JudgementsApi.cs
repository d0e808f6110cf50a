using Microsoft.AspNetCore.Mvc;
using UngCuu.Data;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>The four judgements for programs: the same questions, table and reach as on the page.</summary>
internal static class JudgementsApi
{
    /// <param name="Answers">By the codes of the profile's questions.</param>
    /// <param name="Result">What the table makes of the answers; absent for a decision.</param>
    /// <param name="DerivedPlan">The emergency plan that follows from system and owner.</param>
    /// <param name="Plan">The one proposed or decided.</param>
    /// <param name="Proposal">The proposal it makes or decides.</param>
    public sealed record JudgementLine(Guid Id, JudgementKind Kind, Guid? Organisation, string By, DateTime At, DateTime RecordedAt, int? Level, bool OnNationalList, IReadOnlyDictionary<string, Answer> Answers,
        bool? CannotHandle, bool? PublicHarm, Classification? Result, bool Serious, string? DerivedPlan, string? Plan, string? Force, string? Resources, string? TaskForce, string Reason, Guid? Proposal);

    public static void MapJudgements(this RouteGroupBuilder api)
    {
        var judgements = api.MapGroup("/{reference}/judgements");
        judgements.MapGet("", List).WithMetadata(new RequiresAttribute(Permission.ReadIncidents))
            .WithName("listJudgements").WithSummary("Who judged how serious the incident is, newest first.").Produces<IReadOnlyList<JudgementLine>>().Refuses(404);
        judgements.MapPost("", Add).WithMetadata(new RequiresAttribute(Permission.JudgeSeriousness))
            .WithName("judgeIncident").WithSummary("Judge how serious the incident is, in the role the post has to it; the standing agency decides.").Produces<JudgementLine>(201).Refuses(404, 409, 422);
    }

    private static async Task<IResult> List(string reference, AppDb db, CurrentUser user, IncidentJudgements judgements, NoteReading reading, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident)
            return IncidentsApi.Unknown(texts);
        await reading.Of(incident, cancel);
        return Results.Ok((await judgements.All(incident, cancel)).Select(j => Line(j, texts)));
    }

    private static async Task<IResult> Add(string reference, [FromBody] JudgementForm form, AppDb db, CurrentUser user, JudgeIncident judge, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident)
            return IncidentsApi.Unknown(texts);
        form.At = IncidentsApi.Utc(form.At);
        return Results.Created($"/api/v1/incidents/{incident.Reference}/judgements", Line(await judge.Run(incident, form, cancel), texts));
    }

    private static JudgementLine Line(Judgement j, Texts texts) => new(j.Id, j.Kind, j.OrganisationId, Author.Shown(j.By, j.OnBehalfOf, texts), j.At, j.RecordedAt, j.Level, j.OnNationalList, j.AllAnswers,
        j.CannotHandle, j.PublicHarm, j.Result, j.Serious, j.DerivedPlan, j.Plan, j.Force, j.Resources, j.TaskForce, j.Reason, j.ProposalId);
}
