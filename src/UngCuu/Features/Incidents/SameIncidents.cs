using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>Incidents that turned out to be one: which one goes on, and what was told in the others.</summary>
public sealed class SameIncidents(AppDb db, ReporterParties reporters, CurrentUser user)
{
    /// <summary>Two people joining in a ring are refused by the versions of the rows; this bounds what a reader walks.</summary>
    private const int Deepest = 20;

    internal async Task Find(Incident incident, string? reference, Guid? by, string? reason, CancellationToken cancel)
    {
        var wanted = reference?.Trim().ToUpperInvariant();
        // One that may not be seen is answered as one that does not exist.
        var other = await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == wanted, cancel)
            ?? throw new RuleBroken("incident.same.unknown") { Field = "Form.SameAs" };
        if (await HasOperatorsReport(incident, cancel) && !await HasOperatorsReport(other, cancel))
            throw new RuleBroken("incident.same.operators", incident.Reference!, other.Reference!) { Field = "Form.SameAs" };
        incident.FindSame(other, by, reason);
        await reporters.Settle(other, cancel);
    }

    /// <summary>Opens it again, parted from the incident it was held to be.</summary>
    internal async Task Reopen(Incident incident, Guid? by, string reason, CancellationToken cancel)
    {
        var held = incident.SameAsId is { } id ? await db.Incidents.Include(i => i.Parties).SingleAsync(i => i.Id == id, cancel) : null;
        incident.Reopen(by, reason, held);
        if (held is not null)
            await reporters.Settle(held, cancel);
    }

    /// <summary>Where it goes on: the incident itself, or at the end of the chain the one it turned out to be.</summary>
    public async Task<Incident> GoingOn(Incident incident, CancellationToken cancel)
    {
        for (var step = 0; incident.SameAsId is { } next && step < Deepest; step++)
            incident = await db.Incidents.AsNoTracking().SingleAsync(i => i.Id == next, cancel);
        return incident;
    }

    /// <param name="Joined">Those that turned out to be this one, directly or through another.</param>
    /// <param name="GoesOnAs">Reference of the one it turned out to be.</param>
    public sealed record Seen(IReadOnlyList<Incident> Joined, string? GoesOnAs);

    /// <summary>What the reader may see of it.</summary>
    public async Task<Seen> See(Incident incident, CancellationToken cancel)
    {
        var goesOn = (await GoingOn(incident, cancel)).Id;
        return new(
            await JoinedTo(incident, cancel),
            goesOn == incident.Id ? null : await db.Incidents.VisibleTo(user).Where(i => i.Id == goesOn).Select(i => i.Reference).FirstOrDefaultAsync(cancel));
    }

    private async Task<IReadOnlyList<Incident>> JoinedTo(Incident incident, CancellationToken cancel)
    {
        var ids = await Family(db, incident, cancel);
        return ids.Count == 1 ? [] : await db.Incidents.VisibleTo(user).AsNoTracking().Where(i => ids.Contains(i.Id) && i.Id != incident.Id).OrderBy(i => i.RecordedAt).ToListAsync(cancel);
    }

    /// <summary>The incident and all that turned out to be it, whoever may see them.</summary>
    internal static async Task<IReadOnlyList<Guid>> Family(AppDb db, Incident incident, CancellationToken cancel) =>
        incident.SameCount == 0 ? [incident.Id] : await Family(db, incident.Id, cancel);

    internal static async Task<IReadOnlyList<Guid>> Family(AppDb db, Guid incident, CancellationToken cancel)
    {
        var family = new List<Guid> { incident };
        List<Guid> level = [incident];
        for (var step = 0; level.Count > 0 && step < Deepest; step++)
        {
            var above = level;
            level = await db.Incidents.Where(i => i.SameAsId != null && above.Contains(i.SameAsId.Value)).Select(i => i.Id).ToListAsync(cancel);
            family.AddRange(level);
        }
        return family;
    }

    /// <summary>The reports the law wants of the operator are facts of the incident they were sent in: that one has to go on.</summary>
    private async Task<bool> HasOperatorsReport(Incident incident, CancellationToken cancel) =>
        incident.PartyIn(PartyRole.Operator) is { } operating
        && await db.IncidentReports.AnyAsync(r => r.IncidentId == incident.Id && r.SenderId == operating && !r.FromOutside, cancel);
}
