using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using UngCuu.Data;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>Who told us of an incident, for programs: the same as on its page.</summary>
internal static class ToldApi
{
    public sealed record ToldLine(Guid Id, string Incident, ReportSource Source, string Reporter, string? Organisation, string? Address, string? Phone, string? Email, bool SenderVerified, bool First, DateTime ReceivedAt);

    public sealed record Belongs(string Incident);

    public sealed record AttachedReports(int Reports);

    /// <param name="Values">As of a notification.</param>
    /// <param name="NotSecret">The answer when asked whether a doubtful word is the stamp of a state secret: it is none.</param>
    /// <param name="Key">Made up by the caller, one for each report.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed record NewTold([Required(ErrorMessage = "api.values.missing")] Dictionary<string, string[]> Values, bool NotSecret = false, string? Key = null);

    public static void MapTold(this RouteGroupBuilder api)
    {
        var told = api.MapGroup("/{reference}/told");
        told.MapGet("", List).WithMetadata(new RequiresAttribute(Permission.RecordReportForOthers))
            .WithName("listTold").WithSummary("Who told of the incident, and how they are reached.").Produces<IReadOnlyList<ToldLine>>().Refuses(404);
        told.MapPost("", Add).WithMetadata(new RequiresAttribute(Permission.RecordReportForOthers))
            .WithName("addTold").WithSummary("Add what somebody else tells of an incident that is on the register.").Produces<IncidentsApi.Reported>(201).Refuses(404, 409, 422);
        told.MapPost("/{told:guid}/move", Move).WithMetadata(new RequiresAttribute(Permission.SortReports))
            .WithName("moveTold").WithSummary("Move a report to the incident it is about, or make an incident of its own of it.").Produces<Belongs>().Refuses(404, 409, 422);
        told.MapPost("/{told:guid}/member", Attach).WithMetadata(new RequiresAttribute(Permission.SortReports))
            .WithName("attachReporter").WithSummary("Attach a reporter, and all they told, to their organisation.").Produces<AttachedReports>().Refuses(404, 409, 422);
        told.MapPost("/{told:guid}/detach", Detach).WithMetadata(new RequiresAttribute(Permission.SortReports))
            .WithName("detachReporter").WithSummary("It was another organisation: detach the reporter from it.").Produces(204).Refuses(404, 409, 422);
    }

    private static async Task<IResult> List(string reference, AppDb db, CurrentUser user, IncidentReporters reporters, Texts texts, CancellationToken cancel) =>
        await IncidentsApi.Find(reference, db, user, cancel) is not { } incident ? IncidentsApi.Unknown(texts) : Results.Ok((await reporters.Of(incident, cancel)).Select(r =>
            new ToldLine(r.Told.Id, r.Reference, r.Told.Source, r.Told.ReporterName, r.Organisation, r.Told.ReporterAddress, r.Told.ReporterPhone, r.Told.ReporterEmail, r.Told.SenderVerified, r.Told.IsFirst, r.Told.ReceivedAt)));

    private static async Task<IResult> Add(string reference, NewTold report, StartDraft start, SendDraft send, RuleBook rules, AppDb db, CurrentUser user, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident)
            return IncidentsApi.Unknown(texts);
        return await IncidentsApi.SendAtOnce(await start.BeginTelling(incident, cancel, report.Key), new(report.Values, NotSecret: report.NotSecret, Key: report.Key), start, send, rules, texts, cancel);
    }

    private static async Task<IResult> Move(string reference, Guid told, [FromBody] MoveReport.MoveForm form, AppDb db, CurrentUser user, IncidentReporters reporters, MoveReport move, Texts texts, CancellationToken cancel) =>
        await IncidentsApi.Find(reference, db, user, cancel) is { } incident && await reporters.Find(incident, told, cancel) is { } report
            ? Results.Ok(new Belongs((await move.Run(incident, report, form, cancel)).Reference!))
            : IncidentsApi.Unknown(texts);

    private static async Task<IResult> Attach(string reference, Guid told, [FromBody] AttachReporter.MemberForm form, AppDb db, CurrentUser user, IncidentReporters reporters, AttachReporter attach, Texts texts, CancellationToken cancel) =>
        await IncidentsApi.Find(reference, db, user, cancel) is { } incident && await reporters.Find(incident, told, cancel) is { } report
            ? Results.Ok(new AttachedReports((await attach.Run(report, form, cancel)).Reports))
            : IncidentsApi.Unknown(texts);

    private static async Task<IResult> Detach(string reference, Guid told, [FromBody] AttachReporter.UndoForm form, AppDb db, CurrentUser user, IncidentReporters reporters, AttachReporter attach, Texts texts, CancellationToken cancel)
    {
        if (await IncidentsApi.Find(reference, db, user, cancel) is not { } incident || await reporters.Find(incident, told, cancel) is not { } report)
            return IncidentsApi.Unknown(texts);
        await attach.Undo(report, form, cancel);
        return Results.NoContent();
    }
}
