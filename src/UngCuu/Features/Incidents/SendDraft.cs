using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Features.Mailbox;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>
/// Sends what was written: entered once, to every recipient the rule profile names, each with a receipt of its own.
/// A new report puts an incident on the register; a further one belongs to the incident it is about. Sending twice finds what the first sending made.
/// </summary>
public sealed class SendDraft(AppDb db, RuleBook rules, RegisterIncident register, ReporterParties reporters, IncidentTasks tasks, CurrentUser user, Author author, Clock clock)
{
    /// <summary>Not a refusal: the sender has to say whether it is a state secret.</summary>
    internal const string IsItSecret = "draft.secret.ask";

    public sealed record Faults(IReadOnlyList<FormFault> Fields, Secrecy Secrecy);

    /// <summary>What still stands in the way of sending.</summary>
    public Faults Check(ReportDraft draft)
    {
        var form = rules.Form(rules[draft.Profile], draft.Form);
        var values = FormValues.Read(draft.Values);
        var blocks = DraftSteps.Of(form).SelectMany(s => s.Blocks).ToList();
        return new(
            [.. FormCheck.Of(blocks, values, clock.Now)],
            SecrecyStamp.Check(blocks.SelectMany(b => b.Fields).SelectMany(f => values.All(f.Key)), draft.Files.Select(f => f.Name)));
    }

    /// <param name="At">When we were told (UTC): of a letter the moment it arrived, however late somebody takes it up.</param>
    private sealed record Way(ReportSource Source, DateTime At, bool SenderVerified);

    /// <param name="Fact">What the sending is to the rules.</param>
    /// <param name="Recipients">Who will get it.</param>
    /// <param name="Roles">Who would stand in which role, where this would be the operator's own first word of an incident.</param>
    public sealed record Outlook(string Fact, IReadOnlyList<(string Role, Guid Organisation)> Recipients, IReadOnlyDictionary<string, Guid>? Roles = null);

    /// <summary>What sending would mean, for showing before it is sent; worked out by the same rules as the sending.</summary>
    public async Task<Outlook> LookAhead(ReportDraft draft, CancellationToken cancel)
    {
        var fact = FactOf(draft.ReportKind);
        var day = clock.Today;
        var values = FormValues.Read(draft.Values);
        if (draft is { Kind: DraftKind.Told, OrganisationId: { } taker })
            return new(fact, [(PartyRole.Coordinator, taker)]);
        if (draft.IncidentId is { } about)
        {
            var incident = await db.Incidents.AsNoTracking().Include(i => i.Parties).SingleAsync(i => i.Id == about, cancel);
            return new(fact, Recipients(incident.Profile, incident.PartyIn, fact, day, draft.OrganisationId));
        }
        var (resolved, byOperator) = await register.Resolve(draft, values, day, cancel);
        Guid? PartyIn(string role) => resolved.Roles.Where(r => r.Role == role).Select(r => (Guid?)r.Organisation).FirstOrDefault();
        return byOperator
            ? new(fact, Recipients(draft.Profile, PartyIn, fact, day, draft.OrganisationId), IncidentRoles.ForRules(resolved.Roles))
            : new(fact, FirstReceiver(draft, PartyIn(PartyRole.Coordinator)) is { } first ? [(PartyRole.Coordinator, first)] : []);
    }

    /// <param name="notSecret">The person was asked about a doubtful stamp and says it is no state secret.</param>
    public Task<Incident> Run(ReportDraft draft, bool notSecret, CancellationToken cancel) =>
        Run(draft, notSecret, draft switch
        {
            { MailId: not null } => ReportSource.Email,
            { Kind: DraftKind.Phone or DraftKind.Told } => ReportSource.Phone,
            { Kind: DraftKind.Public } => ReportSource.Public,
            _ => ReportSource.Form,
        }, cancel);

    /// <param name="notSecret">As above.</param>
    /// <param name="source">The way it came in, where that is not what the kind of the draft says.</param>
    public async Task<Incident> Run(ReportDraft draft, bool notSecret, ReportSource source, CancellationToken cancel)
    {
        if (draft.SentAt is not null)
            return await db.Incidents.SingleAsync(i => i.Id == draft.IncidentId, cancel);
        await MustStillMay(draft, cancel);
        var faults = Check(draft);
        if (faults.Secrecy == Secrecy.Refused)
            throw new RuleBroken("draft.secret", rules[draft.Profile].StateSecrets?.Channel.ToString() ?? "");
        if (faults.Secrecy == Secrecy.Ask && !notSecret)
            throw new RuleBroken(IsItSecret);
        if (faults.Fields.Count > 0)
            throw new RuleBroken("draft.faults", faults.Fields.Count);

        var values = FormValues.Read(draft.Values);
        var now = clock.Now;
        var mail = draft.MailId is { } letter ? await db.ReceivedMails.SingleAsync(m => m.Id == letter, cancel) : null;
        var way = mail is null ? new Way(source, now, draft.Kind == DraftKind.Own) : new Way(source, mail.ReceivedAt, mail.Sender == SenderCheck.Signed);
        var incident = draft switch
        {
            { IncidentId: { } about, Kind: DraftKind.Told } when !await IsOfItsOwn(draft, values, cancel) => await Add(draft, values, about, way, now, cancel),
            { IncidentId: { } about, Kind: not DraftKind.Told } => await Further(draft, values, about, now, cancel),
            _ => await Register(draft, values, way, now, cancel),
        };
        mail?.TakeUp(incident.Id, draft.OrganisationId);
        var known = await db.IncidentFiles.Where(f => f.IncidentId == incident.Id).Select(f => f.Once).ToListAsync(cancel);
        foreach (var file in draft.Files.Where(f => !known.Contains(IncidentFile.OnceOf(f.Name, f.Sha256))))
            db.IncidentFiles.Add(IncidentFile.On(incident.Id, file.StoredAs, file.Name, file.Bytes, file.Sha256, author.Name, now));
        (draft.SentAt, draft.IncidentId) = (now, incident.Id);
        draft.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
            return incident;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsUniqueViolation(db))
        {
            // The same draft, or another under the same key, was sent at the same moment: what that sending made is the answer to this one too.
            db.ChangeTracker.Clear();
            var sent = await db.ReportDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == draft.Id || (draft.Once != null && d.Once == draft.Once), cancel);
            if (sent?.SentAt is null)
                throw;
            return await db.Incidents.SingleAsync(i => i.Id == sent.IncidentId, cancel);
        }
    }

    /// <summary>Between beginning and sending a post may have ended, been taken back or been changed for another: what was begun in it waits for it.</summary>
    private async Task MustStillMay(ReportDraft draft, CancellationToken cancel)
    {
        if (draft.AccountId is null || FurtherReports.Needs(draft.Kind) is not { } needed)
            return; // anybody may
        if (!user.May(needed) || (draft.MailId is not null && !user.May(Permission.HandleMail)) || draft.OrganisationId != user.OrganisationId
            || (draft.IncidentId is { } about && !await db.Incidents.VisibleTo(user).AnyAsync(i => i.Id == about, cancel)))
            throw new RuleBroken("draft.other-post") { Status = StatusCodes.Status403Forbidden };
    }

    private async Task<Incident> Register(ReportDraft draft, FormValues values, Way way, DateTime now, CancellationToken cancel)
    {
        var (incident, byOperator) = await register.Run(draft, values, way.Source, way.At, drill: false, cancel);
        var told = Told(draft, values, incident.Id, draft.Kind == DraftKind.Own ? draft.OrganisationId : incident.PartyIn(PartyRole.Reporter), way);
        db.IncomingReports.Add(told);
        incident.Told(told);

        var kind = draft.ReportKind;
        var to = byOperator
            ? Recipients(incident.Profile, incident.PartyIn, FactOf(kind), VietnamTime.Day(now), draft.OrganisationId)
            : [(PartyRole.Coordinator, FirstReceiver(draft, incident.PartyIn(PartyRole.Coordinator)) ?? throw new RuleBroken("incident.noCoordinator"))];
        var report = Report(draft, values, incident, kind, now);
        report.SendTo(to);
        db.IncidentReports.Add(report);
        if (byOperator && kind == IncidentReportKind.Initial)
            incident.FindBeyondCapability(draft.OrganisationId, reason: null);
        if (byOperator)
            incident.Recorded(Sent(kind, draft.OrganisationId, report, values));
        Received(incident, report, draft, way, now);
        return incident;
    }

    /// <summary>Somebody wants secrecy for what they tell of an incident that all its parties read: then it becomes a confidential incident of its own.</summary>
    internal async Task<bool> IsOfItsOwn(ReportDraft draft, FormValues values, CancellationToken cancel) =>
        draft.Kind == DraftKind.Told && values.Yes("confidential") && await db.Incidents.AnyAsync(i => i.Id == draft.IncidentId && !i.Secret, cancel);

    /// <summary>Somebody else tells of what is on the register: it stays one incident, and they are answered like the first.</summary>
    private async Task<Incident> Add(ReportDraft draft, FormValues values, Guid about, Way way, DateTime now, CancellationToken cancel)
    {
        var incident = await db.Incidents.Include(i => i.Parties).SingleAsync(i => i.Id == about, cancel);
        // To which organisation they belong is found out, not typed: it opens the incident to all of it.
        var told = Told(draft, values, incident.Id, organisation: null, way);
        db.Raise(incident);
        told.AddTo(incident, draft.OrganisationId, values.Yes("confidential"));
        db.IncomingReports.Add(told);
        var report = Report(draft, values, incident, IncidentReportKind.Notification, now);
        report.SendTo([(PartyRole.Coordinator, draft.OrganisationId ?? throw new InvalidOperationException("Nobody took it down."))]);
        db.IncidentReports.Add(report);
        Received(incident, report, draft, way, now);
        var known = await db.IncidentAddresses.Where(a => a.IncidentId == about).Select(a => a.Value).ToListAsync(cancel);
        db.IncidentAddresses.AddRange(IncidentAddress.In(about, values).Where(a => !known.Contains(a.Value)));
        return incident;
    }

    private void Received(Incident incident, IncidentReport report, ReportDraft draft, Way way, DateTime now)
    {
        foreach (var recipient in report.Recipients)
        {
            incident.Recorded(new IncidentReceived(recipient.OrganisationId, draft.Kind == DraftKind.Own ? draft.OrganisationId : null, report.Id), way.At, proved: draft.MailId is not null);
            // Whoever takes a call down has it in hand: that is a person's acknowledgement, not the system's.
            if (draft.Kind is DraftKind.Phone or DraftKind.Told && recipient.Acknowledge(now, author.Name))
                incident.Recorded(new IncidentAcknowledged(recipient.OrganisationId, report.Id));
        }
    }

    private async Task<Incident> Further(ReportDraft draft, FormValues values, Guid about, DateTime now, CancellationToken cancel)
    {
        var incident = await db.Incidents.Include(i => i.Parties).SingleAsync(i => i.Id == about, cancel);
        var kind = draft.ReportKind;
        if (kind == IncidentReportKind.Completion && incident.Status is not (IncidentStatus.Ended or IncidentStatus.Closed))
            throw new RuleBroken("incident.completion.notEnded");
        if (kind == IncidentReportKind.Initial && !incident.BeyondCapability)
            incident.FindBeyondCapability(draft.OrganisationId, reason: null);
        if (values.Yes("confidential") && !incident.Secret)
        {
            var member = incident.PartyIn(PartyRole.Member);
            incident.KeepSecret(draft.OrganisationId);
            if (member is { } gone && incident.Parties.All(p => p.OrganisationId != gone))
                await tasks.TakeFrom(incident, gone, cancel);
            await reporters.Settle(incident, cancel);
        }
        var report = Report(draft, values, incident, kind, now);
        report.SendTo(Recipients(incident.Profile, incident.PartyIn, FactOf(kind), VietnamTime.Day(now), draft.OrganisationId));
        db.IncidentReports.Add(report);
        incident.Recorded(Sent(kind, draft.OrganisationId, report, values));
        return incident;
    }

    /// <summary>What others than the operator tell us goes to whoever took it down, else to the coordinating agency; from there it is forwarded.</summary>
    private Guid? FirstReceiver(ReportDraft draft, Guid? coordinator) => (draft.Kind is DraftKind.Phone or DraftKind.Told ? user.OrganisationId : null) ?? coordinator;

    private static string FactOf(IncidentReportKind kind) => kind switch
    {
        IncidentReportKind.Initial => FactNames.InitialReportSent,
        IncidentReportKind.Completion => FactNames.CompletionReportSent,
        IncidentReportKind.NotificationUpdate => FactNames.NotificationUpdated,
        _ => FactNames.IncidentNotified,
    };

    private List<(string Role, Guid Organisation)> Recipients(string profile, Func<string, Guid?> partyIn, string fact, DateOnly day, Guid? sender) =>
        [.. IncidentRoles.RecipientsOf(rules[profile], fact, day)
            .Select(role => (Role: role, Organisation: partyIn(role)))
            .Where(r => r.Organisation is not null && r.Organisation != sender)
            .Select(r => (r.Role, r.Organisation!.Value))];

    private static object Sent(IncidentReportKind kind, Guid? by, IncidentReport report, FormValues values)
    {
        Guid[] to = [.. report.Recipients.Select(r => r.OrganisationId)];
        return kind switch
        {
            IncidentReportKind.Notification => new IncidentNotified(by, to, report.Id, values.Has("result")),
            IncidentReportKind.NotificationUpdate => new NotificationUpdated(by, to, report.Id, values.Has("result")),
            IncidentReportKind.Initial => new InitialReportSent(by, to, report.Id),
            _ => new CompletionReportSent(by, to, report.Id),
        };
    }

    private IncomingReport Told(ReportDraft draft, FormValues values, Guid incident, Guid? organisation, Way way) => new(incident, organisation)
    {
        DraftId = draft.Id,
        Source = way.Source,
        ReporterName = values["reporterName"] ?? author.Name,
        ReporterAddress = values["reporterAddress"],
        ReporterPhone = values["reporterPhone"] ?? values["contactPhone"],
        ReporterEmail = values["reporterEmail"] ?? values["contactEmail"],
        SenderVerified = way.SenderVerified,
        ReceivedAt = way.At,
        FollowHash = draft.KeyHash,
        Language = Texts.InEnglish ? "en" : "vi",
    };

    private static IncidentReport Report(ReportDraft draft, FormValues values, Incident incident, IncidentReportKind kind, DateTime now) => new(incident.Id)
    {
        Kind = kind,
        Form = draft.Form,
        Values = values.Write(),
        SentAt = now,
        SenderId = draft.OrganisationId,
        SenderName = values["reporterName"] ?? "",
        DraftId = draft.Id,
        FromOutside = draft.Kind is DraftKind.Phone or DraftKind.Public or DraftKind.Told,
    };
}
