using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>The REST face: the same drafts, checks, verbs and reach as the pages.</summary>
public static class IncidentsApi
{
    /// <summary>Bytes; the longest form is a fraction of it, files do not come this way.</summary>
    private const int LongestRequest = 1024 * 1024;

    /// <summary>Read to its end before it is refused: a sender that is still sending would not hear the answer. Beyond this the connection is cut.</summary>
    private const int MostRead = 16 * LongestRequest;

    public sealed record IncidentLine(string Reference, string Title, IncidentStatus Status, string System, DateTime DetectedAt, DateTime RecordedAt, string? AttackType,
        bool BeyondCapability, bool Drill, bool? JudgedSerious, bool? ProposedSerious, bool? DecidedSerious);

    public sealed record IncidentPage(IReadOnlyList<IncidentLine> Items, string? Next);

    public sealed record IncidentCard(IncidentLine Incident, string Description, AffectedSystem System, string Profile, int Version,
        IReadOnlyList<string> Verbs, IReadOnlyList<ReportLine> Reports);

    public sealed record ReportLine(Guid Id, IncidentReportKind Kind, DateTime SentAt, string Sender, IReadOnlyList<RecipientLine> Recipients);

    public sealed record RecipientLine(Guid Organisation, string Role, DateTime SentAt, DateTime? AcknowledgedAt);

    /// <summary>A report, written into the form that the rules name for it; the fields of each form stand on the page /api. A refused one leaves nothing behind.</summary>
    /// <param name="Values">The form's own field keys, each with its list of texts. Moments as on paper (14:05 03/4/2018) or as ISO 8601: Vietnam time unless they carry an offset.</param>
    /// <param name="SystemId">A registered system of the caller's organisation; what the register knows of it is filled in where values says nothing.</param>
    /// <param name="Beyond">It may be more than the operator can handle: what is sent is the initial report, on its form.</param>
    /// <param name="NotSecret">The answer when asked whether a doubtful word is the stamp of a state secret: it is none.</param>
    /// <param name="Key">Made up by the caller, one for each report: sent again after it was accepted, it finds the first sending and sends nothing; after a refusal it is free.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed record NewReport([Required(ErrorMessage = "api.values.missing")] Dictionary<string, string[]> Values, Guid? SystemId = null, bool Beyond = false, bool NotSecret = false, string? Key = null);

    public sealed record Reported(string Reference, string Follow);

    /// <param name="Text">What was found or done.</param>
    /// <param name="At">When it happened, with its offset (2018-04-03T14:05:00+07:00); a moment without one is refused. Left out: now.</param>
    /// <param name="Key">Made up by the caller: the same note under the same key is kept once.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed record NewNote([Required(ErrorMessage = "api.text.missing")] string Text, DateTime? At = null, string? Key = null);

    public static void MapIncidents(this IEndpointRouteBuilder app)
    {
        app.MapGet("/incidents.csv", Export).WithMetadata(new RequiresAttribute(Permission.ExportIncidents)).ExcludeFromDescription();
        var api = app.MapGroup("/api/v1/incidents").WithTags("Incidents").ChecksForms().Refuses(400, 401, 403)
            .WithMetadata(new RequestSizeLimitAttribute(MostRead))
            .AddEndpointFilter(async (call, next) => call.HttpContext.Request.ContentLength > LongestRequest
                ? Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: call.HttpContext.RequestServices.GetRequiredService<Texts>()["api.large", LongestRequest / 1024])
                : await next(call));
        var words = app.ServiceProvider.GetRequiredService<Texts>();
        api.MapGet("", List).WithMetadata(new RequiresAttribute(Permission.ReadIncidents))
            .WithName("listIncidents").WithSummary("Incidents within reach, newest first.").Produces<IncidentPage>();
        api.MapGet("/{reference}", Show).WithMetadata(new RequiresAttribute(Permission.ReadIncidents))
            .WithName("showIncident").WithSummary("One incident, its reports and who received them, and the verbs open to this post now.").Produces<IncidentCard>().Refuses(404);
        api.MapPost("", Report).WithMetadata(new RequiresAttribute(Permission.ReportIncident))
            .WithName("reportIncident").WithSummary("Report an incident: entered once, sent to all the rules name.").Produces<Reported>(201).Refuses(409, 422);
        api.MapPost("/{reference}/notes", Note).WithMetadata(new RequiresAttribute(Permission.WorkOnIncident))
            .WithName("addNote").WithSummary("Add a note to the timeline.").Produces(204).Refuses(404, 409, 422);
        api.MapPost("/{reference}/reports/{kind}", Further).WithMetadata(new RequiresAttribute(Permission.UpdateNotification))
            .WithName("sendFurtherReport").WithSummary("Send an update, Form 03 or Form 04 about an incident.").Produces<Reported>(201).Refuses(404, 409, 422);
        api.MapTold();
        api.MapFromMail();
        api.MapJudgements();
        api.MapProcess();
        api.MapTasks();
        foreach (var verb in IncidentVerbs.All)
            api.MapPost($"/{{reference}}/{verb.Name}", (string reference, VerbForm? form, AppDb db, CurrentUser user, ActOnIncident act, Texts texts, CancellationToken cancel) =>
                    Act(reference, verb, form ?? new VerbForm(), db, user, act, texts, cancel))
                .WithMetadata(new RequiresAttribute(verb.Needs))
                .WithName($"incident-{verb.Name}").WithSummary(words.In(Texts.English, IncidentVerbs.Words(verb))).Produces(204).Refuses(404, 409, 422);
    }

    private static async Task<IResult> List(string? status, string? q, string? type, string? assigned, string? from, string? to, string? after, ListIncidents list, CancellationToken cancel)
    {
        var page = await list.Page(IncidentFilter.Read(q, status ?? "all", type, assigned, from, to), PageKey.Read(after), cancel);
        return Results.Ok(new IncidentPage([.. page.Rows.Select(Line)], page.Next?.ToString()));
    }

    private static Task<CsvFile> Export(ExportIncidents export, string? q, string? status, string? type, string? assigned, string? from, string? to, CancellationToken cancel) =>
        export.Run(IncidentFilter.Read(q, status, type, assigned, from, to), cancel);

    private static async Task<IResult> Show(string reference, AppDb db, CurrentUser user, ActOnIncident act, Texts texts, NoteReading reading, CancellationToken cancel)
    {
        if (await Find(reference, db, user, cancel) is not { } incident)
            return Unknown(texts);
        await reading.Of(incident, cancel);
        var reports = await db.IncidentReports.AsNoTracking().Include(r => r.Recipients).Where(r => r.IncidentId == incident.Id).OrderBy(r => r.SentAt).ToListAsync(cancel);
        return Results.Ok(new IncidentCard(Line(incident), incident.Description, incident.System, incident.Profile, incident.Version,
            [.. act.Open(incident, reports).Select(v => v.Name)],
            [.. reports.Select(r => new ReportLine(r.Id, r.Kind, r.SentAt, r.SenderName,
                [.. r.Recipients.Select(p => new RecipientLine(p.OrganisationId, p.Role, p.SentAt, p.AcknowledgedAt))]))]));
    }

    private static async Task<IResult> Report(NewReport report, StartDraft start, SendDraft send, RuleBook rules, Texts texts, CancellationToken cancel) =>
        await SendAtOnce(await start.BeginReport(DraftKind.Own, report.SystemId, report.Beyond, cancel, report.Key), report, start, send, rules, texts, cancel);

    private static async Task<IResult> Further(string reference, DraftKind kind, NewReport report, StartDraft start, SendDraft send, RuleBook rules,
        AppDb db, CurrentUser user, Texts texts, CancellationToken cancel)
    {
        if (await Find(reference, db, user, cancel) is not { } incident)
            return Unknown(texts);
        if (!FurtherReports.Open(incident, user).Contains(kind))
            throw new RuleBroken("verb.notNow", incident.StatusWords);
        return await SendAtOnce(await start.BeginAbout(incident, kind, cancel, report.Key), report, start, send, rules, texts, cancel);
    }

    /// <summary>Filled in, checked and sent in one save: nothing remains of what is refused, and its key is free for the mended report.</summary>
    internal static async Task<IResult> SendAtOnce(BegunDraft begun, NewReport report, StartDraft start, SendDraft send, RuleBook rules, Texts texts, CancellationToken cancel)
    {
        var draft = begun.Draft;
        if (draft.SentAt is null)
        {
            var form = rules.Form(rules[draft.Profile], draft.Form);
            var given = report.Values;
            var unknown = given.Keys.Where(k => !form.Knows(k)).ToDictionary(k => k, k => new[] { texts["form.unknown", k] }, StringComparer.Ordinal);
            var unreadable = given.Where(g => g.Value is null || g.Value.Contains(null))
                .ToDictionary(g => g.Key, _ => new[] { texts["validation.characters"] }, StringComparer.Ordinal);
            if (unknown.Count + unreadable.Count > 0)
                return Results.ValidationProblem(unknown.Count > 0 ? unknown : unreadable);
            var values = FormValues.Read(draft.Values);
            values.Take(form.Fields.Where(f => given.Keys.Any(k => k.Split('.')[0] == f.Key)), field => given.GetValueOrDefault(field) ?? []);
            draft.Values = values.Write();
            var faults = send.Check(draft).Fields;
            if (faults.Count > 0)
                return Results.ValidationProblem(faults.GroupBy(f => f.Field, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Select(f => texts[f.Key, [.. f.Args]]).ToArray(), StringComparer.Ordinal));
        }
        var incident = await send.Run(draft, report.NotSecret, draft.MailId is null ? ReportSource.Api : ReportSource.Email, cancel);
        // Of two at once under one key the other's may have been sent: then its receipt is the answer to both.
        var sent = draft.Once is { } once ? await start.Under(once, cancel) : begun;
        return Results.Created($"/api/v1/incidents/{incident.Reference}", new Reported(incident.Reference!, $"/r/{(sent ?? begun).Key}"));
    }

    private static async Task<IResult> Note(string reference, [FromBody] NewNote note, AppDb db, CurrentUser user, WorkOnIncident work, Texts texts, CancellationToken cancel)
    {
        if (await Find(reference, db, user, cancel) is not { } incident)
            return Unknown(texts);
        if (note.Text.Length > IncidentMapping.LongestText)
            return Wrong("text", texts["validation.length", texts["incident.note.text"], IncidentMapping.LongestText]);
        await work.AddNote(incident, new WorkOnIncident.NoteForm { Text = note.Text, At = Utc(note.At), Key = note.Key }, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> Act(string reference, IncidentVerb verb, VerbForm form, AppDb db, CurrentUser user, ActOnIncident act, Texts texts, CancellationToken cancel)
    {
        if (await Find(reference, db, user, cancel) is not { } incident)
            return Unknown(texts);
        form.At = Utc(form.At);
        await act.Run(incident, verb, form, cancel);
        return Results.NoContent();
    }

    /// <summary>What one may not see is what does not exist.</summary>
    internal static IResult Unknown(Texts texts) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: texts["api.incident.unknown"]);

    private static IResult Wrong(string field, string words) =>
        Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [words] });

    /// <summary>Without an offset nobody knows which moment a program means: refused rather than guessed.</summary>
    internal static DateTime? Utc(DateTime? at) =>
        at is { Kind: DateTimeKind.Unspecified } ? throw new RuleBroken("api.zone") { Field = "At", Status = StatusCodes.Status400BadRequest } : at?.ToUniversalTime();

    internal static Task<Incident?> Find(string reference, AppDb db, CurrentUser user, CancellationToken cancel) =>
        db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel);

    private static IncidentLine Line(Incident i) =>
        new(i.Reference!, i.Title, i.Status, i.System.Name, i.DetectedAt, i.RecordedAt, i.AttackType, i.BeyondCapability, i.IsDrill, i.JudgedSerious, i.ProposedSerious, i.DecidedSerious);
}
