using Microsoft.EntityFrameworkCore;
using UngCuu.Data;

namespace UngCuu.Features.Incidents;

/// <summary>
/// Which organisations read an incident as having told of it: worked out anew from what was told whenever that changes, so that it does not matter
/// in which order reports are added, moved, attached and incidents joined and parted.
/// </summary>
public sealed class ReporterParties(AppDb db)
{
    /// <summary>As deep as incidents are joined to one another.</summary>
    private const int Deepest = 20;

    /// <summary>Of this incident, and of those it turned out to be.</summary>
    internal async Task Settle(Incident incident, CancellationToken cancel)
    {
        for (var step = 0; step < Deepest; step++)
        {
            incident.ToldBy(await Who(incident, cancel));
            if (incident.SameAsId is not { } next)
                return;
            incident = await db.Incidents.Include(i => i.Parties).SingleAsync(i => i.Id == next, cancel);
        }
    }

    /// <summary>What is changed and not saved yet counts: all is read, and then asked of what is in memory.</summary>
    private async Task<Dictionary<Guid, Guid?>> Who(Incident incident, CancellationToken cancel)
    {
        await db.IncomingReports.Where(r => r.IncidentId == incident.Id).LoadAsync(cancel);
        var who = db.IncomingReports.Local.Where(r => r.IncidentId == incident.Id && (r.IsFirst || !incident.Secret))
            .Select(r => r.OrganisationId).OfType<Guid>().Distinct().ToDictionary(o => o, _ => (Guid?)null);
        if (incident.Secret)
            return who; // whoever asked for secrecy did not ask for another reporter to read along: that one follows by receipt
        await db.Incidents.Include(i => i.Parties).Where(i => i.SameAsId == incident.Id).LoadAsync(cancel);
        foreach (var joined in db.Incidents.Local.Where(i => i.SameAsId == incident.Id))
            foreach (var reporter in joined.Parties.Where(p => p.Role == PartyRole.Reporter))
                who.TryAdd(reporter.OrganisationId, joined.Id);
        return who;
    }
}
