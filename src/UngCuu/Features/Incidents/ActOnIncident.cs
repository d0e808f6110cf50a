using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

public sealed record Assignee(Guid Account, string Name, Guid Organisation, string Place);

/// <summary>Carries out a verb of the table on one incident the person can see; page and API both come here.</summary>
public sealed class ActOnIncident(AppDb db, RuleBook rules, SameIncidents same, WalkProcess walk, RegistrySource registry, CurrentUser user, Author author, Clock clock)
{
    private static readonly List<PostRole> Working = [.. Enum.GetValues<PostRole>().Where(r => Roles.Of(r).Contains(Permission.WorkOnIncident))];

    /// <summary>Verbs this person may use on this incident now, in the order of the table: the first is the next step.</summary>
    public async Task<IReadOnlyList<IncidentVerb>> Open(Incident incident, CancellationToken cancel) => Open(incident, await Reports(incident, cancel));

    /// <param name="incident">Seen by the reader.</param>
    /// <param name="reports">All that were sent in it.</param>
    public IReadOnlyList<IncidentVerb> Open(Incident incident, IReadOnlyList<IncidentReport> reports) =>
        [.. IncidentVerbs.All.Where(v => user.May(v.Needs) && Fits(v, incident, reports))];

    public async Task Run(Incident incident, IncidentVerb verb, VerbForm form, CancellationToken cancel)
    {
        if (!user.May(verb.Needs))
            throw new RuleBroken("verb.notYours", new TextKey(IncidentVerbs.Words(verb)));
        if (form.Version is { } seen)
            db.Expect(incident, seen);
        var reports = await Reports(incident, cancel);
        if (!Fits(verb, incident, reports))
            throw Unfit(verb, incident, reports);
        var now = clock.Now;
        var by = user.OrganisationId;
        var reason = string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason;
        if (verb.Asks.HasFlag(Asks.MustSayWhy) && reason is null)
            throw new RuleBroken("verb.reasonMissing") { Field = "Form.Reason" };
        var at = Moment(verb, form, now);

        switch (verb.Name)
        {
            case "acknowledge":
                Acknowledge(incident, reports, now);
                break;
            case "forward":
                Forward(incident, reports, now);
                break;
            case "verify":
                incident.Verify(by, KnownAttack(incident, form.AttackType), reason);
                break;
            case "start":
                incident.StartResponse(by, now);
                break;
            case "end":
                incident.EndResponse(by, at, reason, await Started(incident, cancel));
                break;
            case "resume":
                incident.ResumeResponse(by, reason!);
                break;
            case "close":
                incident.Close(by, now, reason, await Missing(incident, cancel));
                break;
            case "invalidate":
                incident.Invalidate(by, reason!);
                break;
            case "same":
                await same.Find(incident, form.SameAs, by, reason, cancel);
                break;
            case "reopen":
                await same.Reopen(incident, by, reason!, cancel);
                break;
            case "beyond":
                incident.FindBeyondCapability(by, reason);
                break;
            case "correct-detection":
                incident.CorrectDetection(at, reason!, now, await Started(incident, cancel));
                break;
            case "assign":
                await Assign(incident, form.Assignee, cancel);
                break;
            default:
                throw new InvalidOperationException($"The verb '{verb.Name}' stands in the table and nowhere else.");
        }
        if (verb.Move is not null)
            await walk.Follow(incident, again: verb.Name is "resume" or "reopen", cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What the profile still wants before this incident may be closed, in words; null when nothing.</summary>
    public async Task<string?> Missing(Incident incident, CancellationToken cancel) =>
        await IncidentClosing.Missing(db, rules, incident, cancel);

    /// <summary>To whom the incident can be given: people of the reader's own organisation and of the responsible unit whose post works on incidents.</summary>
    public async Task<IReadOnlyList<Assignee>> Assignees(Incident incident, CancellationToken cancel)
    {
        var today = clock.Today;
        var (own, unit) = (user.OrganisationId, incident.PartyIn(PartyRole.Unit));
        var working = Working;
        var found = await db.PostsInHand(today)
            .Where(p => (p.OrganisationId == own || p.OrganisationId == unit) && working.Contains(p.Role))
            .Join(db.Accounts, p => p.AccountId, a => a.Id, (p, a) => new { a.Id, a.Name, p.OrganisationId })
            .OrderBy(a => a.Name).ThenBy(a => a.Id).Take(200)
            .ToListAsync(cancel);
        var snapshot = await registry.Snapshot(cancel);
        return [.. found.OrderBy(a => a.OrganisationId != own).DistinctBy(a => a.Id)
            .Select(a => new Assignee(a.Id, a.Name, a.OrganisationId, snapshot.NameOf(a.OrganisationId, today, Texts.InEnglish)))];
    }

    /// <summary>Whether the verb fits the incident as it is now: asked before a button is shown and again before anything is done.</summary>
    private bool Fits(IncidentVerb verb, Incident incident, IReadOnlyList<IncidentReport> reports)
    {
        var over = incident.IsOver;
        return verb.Name switch
        {
            "acknowledge" => Waiting(reports).Any(),
            "forward" => !over && ToForward(incident, reports).Any() && NotYetTold(incident, reports).Any(),
            "beyond" => !over && !incident.BeyondCapability,
            "assign" or "correct-detection" => !over,
            _ => IncidentMoves.All.Can(incident.Status, verb.Move!),
        };
    }

    /// <summary>Why a verb is not open now, for a page that shows no button.</summary>
    public async Task<RuleBroken> WhyNot(Incident incident, IncidentVerb verb, CancellationToken cancel) => Unfit(verb, incident, await Reports(incident, cancel));

    /// <summary>To whom forwarding would send it.</summary>
    public async Task<IReadOnlyList<Guid>> StillToTell(Incident incident, CancellationToken cancel) =>
        [.. NotYetTold(incident, await Reports(incident, cancel)).Select(t => t.Organisation).Distinct()];

    /// <summary>Why a verb does not fit, in words: what is wanting, else the state.</summary>
    private RuleBroken Unfit(IncidentVerb verb, Incident incident, IReadOnlyList<IncidentReport> reports) => verb.Name switch
    {
        "acknowledge" => new("incident.acknowledge.nothing"),
        "forward" when !incident.IsOver => new(ToForward(incident, reports).Any() ? "incident.forward.allTold" : "incident.forward.nothing"),
        "beyond" when !incident.IsOver => new("incident.beyond.already"),
        _ => new("verb.notNow", incident.StatusWords),
    };

    /// <summary>When the response last started. A pause that was taken back is part of it.</summary>
    private async Task<DateTime?> Started(Incident incident, CancellationToken cancel) =>
        await db.Events.Where(e => e.SubjectId == incident.Id && e.Name == nameof(ResponseStarted)).OrderByDescending(e => e.Id)
            .Select(e => (DateTime?)e.FactAt).FirstOrDefaultAsync(cancel);

    private static DateTime Moment(IncidentVerb verb, VerbForm form, DateTime now)
    {
        if (!verb.Asks.HasFlag(Asks.Moment))
            return now;
        var at = form.At ?? throw new RuleBroken("verb.momentMissing") { Field = "Form.At" };
        FactTime.RefuseImpossible(at, now, "Form.At");
        return at;
    }

    private async Task<IReadOnlyList<IncidentReport>> Reports(Incident incident, CancellationToken cancel) =>
        await db.IncidentReports.Include(r => r.Recipients).Where(r => r.IncidentId == incident.Id).OrderBy(r => r.SentAt).ToListAsync(cancel);

    private IEnumerable<(IncidentReport Report, ReportRecipient Recipient)> Received(IEnumerable<IncidentReport> reports) =>
        reports.SelectMany(r => r.Recipients.Where(p => p.OrganisationId == user.OrganisationId).Select(p => (r, p)));

    /// <summary>What others tell of it afterwards stays with whoever took it down: it may yet turn out to be about something else.</summary>
    private IEnumerable<(IncidentReport Report, ReportRecipient Recipient)> ToForward(Incident incident, IEnumerable<IncidentReport> reports) =>
        Received(reports.Where(r => !incident.IsAdded(r)));

    private IEnumerable<(IncidentReport Report, ReportRecipient Recipient)> Waiting(IEnumerable<IncidentReport> reports) =>
        Received(reports).Where(r => r.Recipient.AcknowledgedAt is null);

    private void Acknowledge(Incident incident, IReadOnlyList<IncidentReport> reports, DateTime now)
    {
        foreach (var (report, recipient) in Waiting(reports))
            if (recipient.Acknowledge(now, author.Name))
                incident.Recorded(new IncidentAcknowledged(recipient.OrganisationId, report.Id));
    }

    private void Forward(Incident incident, IReadOnlyList<IncidentReport> reports, DateTime now)
    {
        // That there is something to forward, and somebody to forward it to, was asked before.
        var (report, receipt) = ToForward(incident, reports).Last();
        var own = receipt.OrganisationId;
        var to = NotYetTold(incident, reports).ToList();
        report.SendTo(to, now);
        incident.Recorded(new NotificationForwarded(own, [.. to.Select(t => t.Organisation).Distinct()], report.Id));
        foreach (var organisation in to.Select(t => t.Organisation).Distinct())
            incident.Recorded(new IncidentReceived(organisation, own, report.Id));
    }

    /// <summary>Roles with an organisation that has neither sent nor been sent anything about this incident.</summary>
    private static IEnumerable<(string Role, Guid Organisation)> NotYetTold(Incident incident, IReadOnlyList<IncidentReport> reports)
    {
        var told = reports.SelectMany(r => r.Recipients.Select(p => p.OrganisationId).Append(r.SenderId ?? Guid.Empty)).ToHashSet();
        return new[] { PartyRole.Coordinator, PartyRole.Operator, PartyRole.Owner, PartyRole.Unit, PartyRole.Member }
            .Select(role => (Role: role, Organisation: incident.PartyIn(role)))
            .Where(r => r.Organisation is { } id && !told.Contains(id))
            .Select(r => (r.Role, r.Organisation!.Value));
    }

    private string? KnownAttack(Incident incident, string? code) =>
        string.IsNullOrEmpty(code) ? null
        : rules[incident.Profile].AttackTypes.Any(a => a.Code == code) ? code
        : throw new RuleBroken("incident.attackType.unknown") { Field = "Form.AttackType" };

    private async Task Assign(Incident incident, Guid? account, CancellationToken cancel)
    {
        var chosen = (await Assignees(incident, cancel)).FirstOrDefault(a => a.Account == account)
            ?? throw new RuleBroken("incident.assign.unknown") { Field = "Form.Assignee" };
        if (incident.AssignedAccountId != chosen.Account)
            incident.Assign(chosen.Organisation, chosen.Account, chosen.Name);
    }
}
