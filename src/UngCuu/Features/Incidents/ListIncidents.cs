using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>
/// One page of the list, newest first, at a cost that does not grow with the archive. Whoever takes part in few incidents is shown out of those few;
/// for everybody else the list, or what the words find, is walked from its newest end.
/// </summary>
public sealed class ListIncidents(AppDb db, CurrentUser user)
{
    private const int Few = 200;

    /// <summary>What words find is counted no further: each one counted is looked up.</summary>
    private const int MostFound = 200;

    private List<Guid>? own;

    public async Task<PageOf<Incident>> Page(IncidentFilter filter, PageKey? after, CancellationToken cancel, int size = Paging.Size)
    {
        var (rows, hits) = await Begin(filter, cancel);
        return hits is null ? await rows.NewestFirst(i => i.RecordedAt, after, cancel, size) : await Found(rows, hits, after, size, cancel);
    }

    /// <param name="first">The first page, which may be all there is.</param>
    public async Task<Counted> Count(IncidentFilter filter, PageOf<Incident>? first, CancellationToken cancel)
    {
        if (first is { Next: null })
            return new(first.Rows.Count, More: false);
        var (rows, hits) = await Begin(filter, cancel);
        return hits is null ? await rows.CountUpTo(cancel) : await Both(hits, rows).CountUpTo(cancel, MostFound);
    }

    private bool SeesWithoutTakingPart => user.Holds(PartyRole.Coordinator) || user.Holds(PartyRole.Standing);

    private async Task<(IQueryable<Incident> Rows, IQueryable<SearchEntry>? Hits)> Begin(IncidentFilter filter, CancellationToken cancel)
    {
        var rows = filter.WhateverTheWords(db, user).AsNoTracking();
        var hits = db.Hits<Incident>(filter.Words);
        if (SeesWithoutTakingPart || user.OrganisationId is not { } organisation)
            return (rows, hits);
        own ??= await db.Set<IncidentParty>().Where(p => p.OrganisationId == organisation).Select(p => p.IncidentId).Distinct().Take(Few + 1).ToListAsync(cancel);
        if (own.Count > Few)
            return (rows, hits);
        rows = rows.Where(i => own.Contains(i.Id));
        return (hits is null ? rows : rows.Where(i => hits.Any(h => h.SubjectId == i.Id)), null);
    }

    private async Task<PageOf<Incident>> Found(IQueryable<Incident> rows, IQueryable<SearchEntry> hits, PageKey? after, int size, CancellationToken cancel)
    {
        if (after is { } key)
        {
            var reached = await db.SearchEntries.Where(s => s.Kind == nameof(Incident) && s.SubjectId == key.Id).Select(s => s.Id).SingleOrDefaultAsync(cancel);
            hits = hits.Where(h => h.Id < reached);
        }
        var found = await Both(hits, rows).Take(size + 1).ToListAsync(cancel);
        if (found.Count <= size)
            return new(found, Next: null);
        found.RemoveAt(size);
        return new(found, new PageKey(found[^1].RecordedAt, found[^1].Id));
    }

    private static IQueryable<Incident> Both(IQueryable<SearchEntry> hits, IQueryable<Incident> rows) =>
        hits.Join(rows, h => h.SubjectId, i => i.Id, (h, i) => new { h.Id, Incident = i }).OrderByDescending(b => b.Id).Select(b => b.Incident);
}
