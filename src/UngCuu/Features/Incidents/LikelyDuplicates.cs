using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;

namespace UngCuu.Features.Incidents;

/// <param name="Why">Text key of the reason.</param>
/// <param name="What">The system or the address they share.</param>
public sealed record LikelyDuplicate(string Reference, string Title, DateTime DetectedAt, string Why, string What);

/// <summary>Other incidents that may be the same one: the same system, or an address named in both, within a month of detection. A hint, never a decision.</summary>
public sealed class LikelyDuplicates(AppDb db, CurrentUser user)
{
    private const int Most = 5;

    /// <summary>An address that everybody reports must not fill the memory.</summary>
    private const int MostPairs = 500;

    private static readonly TimeSpan Near = TimeSpan.FromDays(30);

    private sealed record Pair(Guid Incident, string Reference, string Title, DateTime DetectedAt, string What);

    public async Task<IReadOnlyList<LikelyDuplicate>> Of(Incident incident, CancellationToken cancel) =>
        [.. (await Of([incident], cancel))[incident.Id]];

    /// <summary>For all rows of a list at once.</summary>
    public async Task<ILookup<Guid, LikelyDuplicate>> Of(IReadOnlyList<Incident> incidents, CancellationToken cancel)
    {
        if (incidents.Count == 0)
            return Array.Empty<Guid>().ToLookup(id => id, _ => (LikelyDuplicate)null!);
        var (from, to) = (incidents.Min(i => i.DetectedAt) - Near, incidents.Max(i => i.DetectedAt) + Near);
        var near = db.Incidents.AsNoTracking().VisibleTo(user).Where(i => i.DetectedAt >= from && i.DetectedAt <= to && i.Status != IncidentStatus.Invalid);
        var byId = incidents.ToDictionary(i => i.Id);
        var found = (await SharingAnAddress([.. byId.Keys], near, cancel)).Select(p => (Pair: p, Why: "incident.duplicate.address"))
            .Concat((await OnTheSameSystem(incidents, near, cancel)).Select(p => (Pair: p, Why: "incident.duplicate.system")));
        return found
            .Where(f => byId[f.Pair.Incident] is var own && f.Pair.Reference != own.Reference && (f.Pair.DetectedAt - own.DetectedAt).Duration() <= Near)
            .DistinctBy(f => (f.Pair.Incident, f.Pair.Reference))
            .OrderByDescending(f => f.Pair.DetectedAt)
            .GroupBy(f => f.Pair.Incident)
            .SelectMany(g => g.Take(Most))
            .ToLookup(f => f.Pair.Incident, f => new LikelyDuplicate(f.Pair.Reference, f.Pair.Title, f.Pair.DetectedAt, f.Why, f.Pair.What));
    }

    private async Task<List<Pair>> SharingAnAddress(List<Guid> ids, IQueryable<Incident> near, CancellationToken cancel)
    {
        var (addresses, incidents) = (db.IncidentAddresses, db.Incidents);
        return await addresses.Where(mine => ids.Contains(mine.IncidentId))
            .Join(incidents, mine => mine.IncidentId, i => i.Id, (mine, i) => new { mine.IncidentId, mine.Value, i.IsDrill })
            .Join(addresses, mine => mine.Value, theirs => theirs.Value, (mine, theirs) => new { mine.IncidentId, mine.IsDrill, mine.Value, Other = theirs.IncidentId })
            .Join(near, pair => pair.Other, i => i.Id, (pair, i) => new { pair, i.Reference, i.Title, i.DetectedAt, i.Id, i.IsDrill })
            .Where(f => f.Id != f.pair.IncidentId && f.IsDrill == f.pair.IsDrill)
            .OrderByDescending(f => f.DetectedAt).Take(MostPairs)
            .Select(f => new Pair(f.pair.IncidentId, f.Reference!, f.Title, f.DetectedAt, f.pair.Value))
            .ToListAsync(cancel);
    }

    private static async Task<List<Pair>> OnTheSameSystem(IReadOnlyList<Incident> incidents, IQueryable<Incident> near, CancellationToken cancel)
    {
        var systems = incidents.Select(i => i.System.SystemId).OfType<Guid>().Distinct().Cast<Guid?>().ToList();
        if (systems.Count == 0)
            return [];
        var others = await near.Where(i => systems.Contains(i.System.SystemId)).OrderByDescending(i => i.DetectedAt).Take(MostPairs)
            .Select(i => new { i.Id, i.Reference, i.Title, i.DetectedAt, i.IsDrill, i.System.SystemId, i.System.Name })
            .ToListAsync(cancel);
        return [.. incidents.Where(i => i.System.SystemId is not null)
            .SelectMany(i => others
                .Where(o => o.SystemId == i.System.SystemId && o.Id != i.Id && o.IsDrill == i.IsDrill)
                .Select(o => new Pair(i.Id, o.Reference!, o.Title, o.DetectedAt, o.Name)))];
    }
}
