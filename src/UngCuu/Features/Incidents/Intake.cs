using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>What the list of received reports is asked for; unreadable values are as if they were not asked.</summary>
public sealed record IntakeFilter(IntakeState State, ReportSource? Source, string? Words);

public enum IntakeState
{
    /// <summary>Not acknowledged by this organisation, or not yet verified by whom that falls to.</summary>
    Waiting,
    All,

    /// <summary>Held to be no incident, or the same as another.</summary>
    SetAside,
}

/// <summary>The one thing to do next with a report.</summary>
public enum IntakeStep
{
    Acknowledge,
    Same,
    Verify,
    Open,
}

/// <param name="AcknowledgedAt">By a person of the reader's organisation, and nothing waits any more.</param>
/// <param name="LaterWaits">One report of it was acknowledged, a later one was not.</param>
/// <param name="Clock">The receipt's clock of the reader's organisation.</param>
public sealed record IntakeRow(IncomingReport Told, Incident Incident, DateTime? AcknowledgedAt, string? AcknowledgedBy, bool LaterWaits, DutyView? Clock,
    IReadOnlyList<LikelyDuplicate> Duplicates, IntakeStep Next);

/// <summary>Reports that came in to the reader's organisation, and where each stands on its way to being somebody's incident.</summary>
public sealed class Intake(AppDb db, RuleBook rules, RegistrySource registry, DutyClocks clocks, LikelyDuplicates duplicates, CurrentUser user)
{
    public IQueryable<IncomingReport> Rows(IntakeFilter filter)
    {
        var own = user.OrganisationId;
        var verifies = user.May(Permission.VerifyIncident);
        var sent = db.IncidentReports.Where(r => r.Recipients.Any(p => p.OrganisationId == own));
        var unanswered = db.IncidentReports.Where(r => r.Recipients.Any(p => p.OrganisationId == own && p.AcknowledgedAt == null));
        var incidents = db.Incidents.VisibleTo(user).Where(i => sent.Any(r => r.IncidentId == i.Id));
        incidents = filter.State switch
        {
            IntakeState.Waiting => incidents.Where(i => i.Status != IncidentStatus.Invalid && i.Status != IncidentStatus.Closed
                && ((verifies && i.Status == IncidentStatus.Received) || unanswered.Any(r => r.IncidentId == i.Id))),
            IntakeState.SetAside => incidents.Where(i => i.Status == IncidentStatus.Invalid),
            _ => incidents,
        };
        incidents = incidents.Matching(db, filter.Words);
        var rows = db.IncomingReports.AsNoTracking().Where(r => incidents.Any(i => i.Id == r.IncidentId));
        return filter.Source is { } source ? rows.Where(r => r.Source == source) : rows;
    }

    public async Task<PageOf<IntakeRow>> Page(IntakeFilter filter, PageKey? after, CancellationToken cancel)
    {
        var page = await Rows(filter).NewestFirst(r => r.ReceivedAt, after, cancel);
        var ids = page.Rows.Select(r => r.IncidentId).ToList();
        var incidents = await db.Incidents.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var answered = await Answered(ids, cancel);
        var running = await Clocks(ids, cancel);
        var likely = await duplicates.Of([.. incidents.Values.Where(i => i.Status == IncidentStatus.Received)], cancel);
        return new([.. page.Rows.Select(told =>
        {
            var incident = incidents[told.IncidentId];
            var receipts = answered[incident.Id].ToList();
            var acknowledged = receipts.TrueForAll(r => r.AcknowledgedAt is not null) ? receipts.MaxBy(r => r.AcknowledgedAt) : null;
            var same = likely[incident.Id].ToList();
            return new IntakeRow(told, incident, acknowledged?.AcknowledgedAt, acknowledged?.AcknowledgedBy,
                acknowledged is null && receipts.Exists(r => r.AcknowledgedAt is not null), running.GetValueOrDefault(incident.Id), same,
                Next(incident, acknowledged is not null, same.Count > 0));
        })], page.Next);
    }

    private IntakeStep Next(Incident incident, bool acknowledged, bool hasTwin) => incident.Status switch
    {
        IncidentStatus.Invalid => IntakeStep.Open,
        _ when !acknowledged && user.May(Permission.AcknowledgeIncident) => IntakeStep.Acknowledge,
        IncidentStatus.Received when hasTwin && user.May(Permission.InvalidateIncident) => IntakeStep.Same,
        IncidentStatus.Received when user.May(Permission.VerifyIncident) => IntakeStep.Verify,
        _ => IntakeStep.Open,
    };

    private async Task<ILookup<Guid, ReportRecipient>> Answered(List<Guid> ids, CancellationToken cancel)
    {
        var own = user.OrganisationId;
        var receipts = await db.IncidentReports.AsNoTracking().Where(r => ids.Contains(r.IncidentId))
            .SelectMany(r => r.Recipients, (r, p) => new { r.IncidentId, Receipt = p })
            .Where(r => r.Receipt.OrganisationId == own)
            .ToListAsync(cancel);
        return receipts.ToLookup(r => r.IncidentId, r => r.Receipt);
    }

    /// <summary>Of each incident the receipt's clock that is most pressing.</summary>
    private async Task<Dictionary<Guid, DutyView>> Clocks(List<Guid> ids, CancellationToken cancel)
    {
        var own = user.OrganisationId;
        var rows = await db.Set<Duty>().AsNoTracking().Where(d => ids.Contains(d.SubjectId) && d.OrganisationId == own).ToListAsync(cancel);
        var snapshot = await registry.Snapshot(cancel);
        return rows
            .Where(d => rules[d.Profile][d.Rule].Met is { } met && met.By.Any(b => b.Fact == FactNames.IncidentAcknowledged))
            .GroupBy(d => d.SubjectId)
            .ToDictionary(g => g.Key, g => clocks.View(g.OrderByDescending(d => d.IsOpen).ThenBy(d => d.SortedAt).First(), snapshot));
    }
}
