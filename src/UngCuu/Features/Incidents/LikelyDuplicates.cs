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
    private static readonly TimeSpan Near = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<LikelyDuplicate>> Of(Incident incident, CancellationToken cancel)
    {
        var (from, to) = (incident.DetectedAt - Near, incident.DetectedAt + Near);
        var near = db.Incidents.AsNoTracking().VisibleTo(user)
            .Where(i => i.Id != incident.Id && i.DetectedAt >= from && i.DetectedAt <= to && i.Status != IncidentStatus.Invalid && i.IsDrill == incident.IsDrill);
        var addresses = db.IncidentAddresses;
        var shared = await addresses.Where(mine => mine.IncidentId == incident.Id)
            .Join(addresses, mine => mine.Value, theirs => theirs.Value, (mine, theirs) => theirs)
            .Join(near, a => a.IncidentId, i => i.Id, (a, i) => new { i.Id, i.Reference, i.Title, i.DetectedAt, a.Value })
            .OrderByDescending(d => d.DetectedAt).Take(Most).ToListAsync(cancel);
        var found = shared.DistinctBy(d => d.Id).Select(d => new LikelyDuplicate(d.Reference!, d.Title, d.DetectedAt, "incident.duplicate.address", d.Value)).ToList();
        if (incident.System.SystemId is { } system)
        {
            var same = await near.Where(i => i.System.SystemId == system).OrderByDescending(i => i.DetectedAt).Take(Most)
                .Select(i => new { i.Reference, i.Title, i.DetectedAt, i.System.Name }).ToListAsync(cancel);
            found.AddRange(same.Where(s => found.TrueForAll(f => f.Reference != s.Reference))
                .Select(s => new LikelyDuplicate(s.Reference!, s.Title, s.DetectedAt, "incident.duplicate.system", s.Name)));
        }
        return [.. found.OrderByDescending(d => d.DetectedAt).Take(Most)];
    }
}
