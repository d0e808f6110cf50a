using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>
/// Sends what was written: entered once, to every recipient the rule profile names, each with a receipt of its own.
/// A new report puts an incident on the register; a further one belongs to the incident it is about. Sending twice finds what the first sending made.
/// </summary>
public sealed class SendDraft(AppDb db, RuleBook rules, RegistrySource registry, CurrentUser user, Author author, Clock clock, ServerSettings settings)
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
        if (draft.IncidentId is { } about)
        {
            var incident = await db.Incidents.AsNoTracking().Include(i => i.Parties).SingleAsync(i => i.Id == about, cancel);
            return new(fact, Recipients(incident.Profile, incident.PartyIn, fact, day, draft.OrganisationId));
        }
        var (resolved, byOperator) = await Resolve(draft, values, day, cancel);
        Guid? PartyIn(string role) => resolved.Roles.Where(r => r.Role == role).Select(r => (Guid?)r.Organisation).FirstOrDefault();
        return byOperator
            ? new(fact, Recipients(draft.Profile, PartyIn, fact, day, draft.OrganisationId), IncidentRoles.ForRules(resolved.Roles))
            : new(fact, FirstReceiver(draft, PartyIn(PartyRole.Coordinator)) is { } first ? [(PartyRole.Coordinator, first)] : []);
    }

    /// <param name="notSecret">The person was asked about a doubtful stamp and says it is no state secret.</param>
    public Task<Incident> Run(ReportDraft draft, bool notSecret, CancellationToken cancel) =>
        Run(draft, notSecret, draft.Kind switch { DraftKind.Phone => ReportSource.Phone, DraftKind.Public => ReportSource.Public, _ => ReportSource.Form }, cancel);

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
        var incident = draft.IncidentId is { } about
            ? await Further(draft, values, about, now, cancel)
            : await Register(draft, values, source, now, cancel);
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
        if (!user.May(needed) || draft.OrganisationId != user.OrganisationId
            || (draft.IncidentId is { } about && !await db.Incidents.VisibleTo(user).AnyAsync(i => i.Id == about, cancel)))
            throw new RuleBroken("draft.other-post") { Status = StatusCodes.Status403Forbidden };
    }

    private async Task<Incident> Register(ReportDraft draft, FormValues values, ReportSource source, DateTime now, CancellationToken cancel)
    {
        var day = VietnamTime.Day(now);
        var (resolved, byOperator) = await Resolve(draft, values, day, cancel);
        var system = resolved.System;
        var detectedAt = values.DetectedAt ?? throw new RuleBroken("draft.faults", 1);

        var incident = Incident.Register(new Registration
        {
            Title = TitleOf(values),
            Profile = rules.For(VietnamTime.Day(detectedAt)).Id,
            DetectedAt = detectedAt,
            DetectedBy = byOperator ? draft.OrganisationId : null,
            System = SystemOf(rules.Form(rules[draft.Profile], draft.Form), values, system),
            Description = values["description"] ?? "",
            Source = source,
            DraftId = draft.Id,
            Roles = resolved.Roles,
            UnitReason = resolved.UnitReason,
            Secret = values.Yes("confidential"),
            IsDemonstration = settings.Demo,
        }, now);
        db.Incidents.Add(incident);
        db.IncidentAddresses.AddRange(IncidentAddress.In(incident.Id, values));

        var told = Told(draft, values, incident, now);
        db.IncomingReports.Add(told);
        incident.Told(told);

        var kind = draft.ReportKind;
        var to = byOperator
            ? Recipients(incident.Profile, incident.PartyIn, FactOf(kind), day, draft.OrganisationId)
            : [(PartyRole.Coordinator, FirstReceiver(draft, incident.PartyIn(PartyRole.Coordinator)) ?? throw new RuleBroken("incident.noCoordinator"))];
        var report = Report(draft, values, incident, kind, now);
        report.SendTo(to);
        db.IncidentReports.Add(report);
        if (byOperator && kind == IncidentReportKind.Initial)
            incident.FindBeyondCapability(draft.OrganisationId, reason: null);
        if (byOperator)
            incident.Recorded(Sent(kind, draft.OrganisationId, report, values));
        foreach (var recipient in report.Recipients)
        {
            incident.Recorded(new IncidentReceived(recipient.OrganisationId, draft.Kind == DraftKind.Own ? draft.OrganisationId : null, report.Id));
            // Whoever takes a call down has it in hand: that is a person's acknowledgement, not the system's.
            if (draft.Kind == DraftKind.Phone && recipient.Acknowledge(now, author.Name))
                incident.Recorded(new IncidentAcknowledged(recipient.OrganisationId, report.Id));
        }
        return incident;
    }

    private async Task<Incident> Further(ReportDraft draft, FormValues values, Guid about, DateTime now, CancellationToken cancel)
    {
        var incident = await db.Incidents.Include(i => i.Parties).SingleAsync(i => i.Id == about, cancel);
        var kind = draft.ReportKind;
        if (kind == IncidentReportKind.Completion && incident.Status is not (IncidentStatus.Ended or IncidentStatus.Closed))
            throw new RuleBroken("incident.completion.notEnded");
        if (kind == IncidentReportKind.Initial && !incident.BeyondCapability)
            incident.FindBeyondCapability(draft.OrganisationId, reason: null);
        var report = Report(draft, values, incident, kind, now);
        report.SendTo(Recipients(incident.Profile, incident.PartyIn, FactOf(kind), VietnamTime.Day(now), draft.OrganisationId));
        db.IncidentReports.Add(report);
        incident.Recorded(Sent(kind, draft.OrganisationId, report, values));
        return incident;
    }

    private async Task<(IncidentRoles.Resolved Resolved, bool ByOperator)> Resolve(ReportDraft draft, FormValues values, DateOnly day, CancellationToken cancel)
    {
        var snapshot = await registry.Snapshot(cancel);
        var system = draft.SystemId is { } id ? await db.InformationSystems.Include(s => s.Services).FirstOrDefaultAsync(s => s.Id == id, cancel) : null;
        var own = draft.Kind == DraftKind.Own;
        var resolved = IncidentRoles.Of(snapshot, new(
            Operator: system?.OperatorId ?? IncidentRoles.Named(snapshot, values["operatorName"], day) ?? (own ? draft.OrganisationId : null),
            Owner: system?.OwnerId ?? IncidentRoles.Named(snapshot, values["ownerName"], day),
            Reporter: own ? draft.OrganisationId : IncidentRoles.Named(snapshot, values["reporterName"], day),
            system), day);
        if (values.Yes("confidential"))
            resolved = resolved.WithoutThoseWhoMayNotKnow();
        return (resolved, own && resolved.Roles.Any(r => r.Role == PartyRole.Operator && r.Organisation == draft.OrganisationId));
    }

    /// <summary>What others than the operator tell us goes to whoever took it down, else to the coordinating agency; from there it is forwarded.</summary>
    private Guid? FirstReceiver(ReportDraft draft, Guid? coordinator) => (draft.Kind == DraftKind.Phone ? user.OrganisationId : null) ?? coordinator;

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

    private IncomingReport Told(ReportDraft draft, FormValues values, Incident incident, DateTime now) => new()
    {
        IncidentId = incident.Id,
        Source = incident.Source,
        ReporterName = values["reporterName"] ?? author.Name,
        OrganisationId = draft.Kind == DraftKind.Own ? draft.OrganisationId : incident.PartyIn(PartyRole.Reporter),
        ReporterAddress = values["reporterAddress"],
        ReporterPhone = values["reporterPhone"] ?? values["contactPhone"],
        ReporterEmail = values["reporterEmail"] ?? values["contactEmail"],
        SenderVerified = draft.Kind == DraftKind.Own,
        ReceivedAt = now,
        FollowHash = draft.KeyHash,
        Language = Texts.InEnglish ? "en" : "vi",
    };

    private static IncidentReport Report(ReportDraft draft, FormValues values, Incident incident, IncidentReportKind kind, DateTime now) => new()
    {
        IncidentId = incident.Id,
        Kind = kind,
        Form = draft.Form,
        Values = values.Write(),
        SentAt = now,
        SenderId = draft.OrganisationId,
        SenderName = values["reporterName"] ?? "",
        DraftId = draft.Id,
    };

    private static AffectedSystem SystemOf(LegalForm form, FormValues values, InformationSystem? system)
    {
        // Of the fields this form shows: another form's may hold what the registry knew and nobody typed.
        string? Typed(IEnumerable<string> keys) => keys.Where(form.Knows).Select(key => values[key]).FirstOrDefault(typed => typed is not null);
        var (domains, addresses) = (Typed(AffectedSystem.DomainKeys), Typed(AffectedSystem.AddressKeys));
        return new()
        {
            SystemId = system?.Id,
            Name = values["systemName"] ?? system?.Name ?? domains ?? addresses ?? "",
            Addresses = string.Join(", ", FormCheck.Lines(domains).Concat(FormCheck.Lines(addresses))),
            OperatorName = values["operatorName"],
            OwnerName = values["ownerName"],
            Level = system?.SecurityLevel ?? (int.TryParse(values["systemLevel"], System.Globalization.CultureInfo.InvariantCulture, out var level) ? level : null),
            OnNationalList = system?.OnNationalList ?? false,
            Excluded = system?.ExcludedDefence ?? false,
        };
    }

    /// <summary>The first sentence of the description, cut at a word.</summary>
    private static string TitleOf(FormValues values)
    {
        const int long_ = 120;
        var text = (values["description"] ?? "").ReplaceLineEndings(" ").Trim();
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        if (end > 20)
            text = text[..end];
        if (text.Length > long_)
            text = text[..(text.LastIndexOf(' ', long_) is var at and > 40 ? at : long_)] + "…";
        return text.TrimEnd('.');
    }
}
