using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>
/// One page of the list, newest first, at a cost that does not grow with the archive. Where what may be shown is few, it is shown out of those few;
/// else the list, or what the words find, is walked from its newest end.
/// </summary>
public sealed class ListIncidents(AppDb db, CurrentUser user)
{
    private const int Few = 200;

    /// <summary>So many of the newest are read before the index is asked: of a common word it gathers every place in the archive first, however few are wanted.</summary>
    private const int Newest = 1_000;

    /// <summary>What words find is counted no further: each one counted is looked up.</summary>
    private const int MostFound = 200;

    private List<Guid>? few;
    private bool isCommon;

    public async Task<PageOf<Incident>> Page(IncidentFilter filter, PageKey? after, CancellationToken cancel, int size = Paging.Size)
    {
        var (rows, hits) = await Begin(filter, cancel);
        return hits is null ? await rows.NewestFirst(i => i.RecordedAt, after, cancel, size) : await Found(rows, hits, filter.Words, after, size, cancel);
    }

    /// <param name="first">The first page, which may be all there is.</param>
    public async Task<Counted> Count(IncidentFilter filter, PageOf<Incident>? first, CancellationToken cancel)
    {
        if (first is { Next: null })
            return new(first.Rows.Count, More: false);
        var (rows, hits) = await Begin(filter, cancel);
        if (hits is null)
            return await rows.CountUpTo(cancel);
        if (isCommon && await Both(AmongNewest(filter.Words, before: null), rows).CountUpTo(cancel, MostFound) is { More: true } many)
            return many;
        return await Both(hits, rows).CountUpTo(cancel, MostFound);
    }

    private bool SeesWithoutTakingPart => user.Holds(PartyRole.Coordinator) || user.Holds(PartyRole.Standing) || user.Role == PostRole.NationalSteering;

    /// <returns>No hits: the rows are those that are to be shown.</returns>
    private async Task<(IQueryable<Incident> Rows, IQueryable<SearchEntry>? Hits)> Begin(IncidentFilter filter, CancellationToken cancel)
    {
        var rows = filter.WhateverTheWords(db, user).AsNoTracking();
        var hits = db.Hits<Incident>(filter.Words); // none: no word was typed
        IQueryable<Guid>? perhapsFew = null;
        if (!SeesWithoutTakingPart && user.OrganisationId is { } organisation)
            perhapsFew = db.Set<IncidentParty>().Where(p => p.OrganisationId == organisation).Select(p => p.IncidentId).Distinct();
        else if (hits is not null && filter.Status != "all")
            perhapsFew = rows.Select(i => i.Id);
        if (perhapsFew is null)
            return (rows, hits);
        few ??= await perhapsFew.Take(Few + 1).ToListAsync(cancel);
        if (few.Count > Few)
            return (rows, hits);
        rows = rows.Where(i => few.Contains(i.Id));
        var holding = db.Holding<Incident>(filter.Words);
        return (hits is null ? rows : rows.Where(i => holding.Any(h => h.SubjectId == i.Id)), null);
    }

    private async Task<PageOf<Incident>> Found(IQueryable<Incident> rows, IQueryable<SearchEntry> hits, string? words, PageKey? after, int size, CancellationToken cancel)
    {
        long? before = null;
        if (after is { } key)
            before = await db.SearchEntries.Where(s => s.Kind == nameof(Incident) && s.SubjectId == key.Id).Select(s => s.Id).SingleOrDefaultAsync(cancel);
        var found = await Both(AmongNewest(words, before), rows).Take(size + 1).ToListAsync(cancel);
        isCommon = found.Count > size;
        if (!isCommon)
            found = await Both(before is { } reached ? hits.Where(h => h.Id < reached) : hits, rows).Take(size + 1).ToListAsync(cancel);
        if (found.Count <= size)
            return new(found, Next: null);
        found.RemoveAt(size);
        return new(found, new PageKey(found[^1].RecordedAt, found[^1].Id));
    }

    private IQueryable<SearchEntry> AmongNewest(string? words, long? before) => before is { } reached
        ? db.Holding(words).Where(h => h.Id < reached && h.Id >= reached - Newest)
        : db.Holding(words).Where(h => h.Id > db.SearchEntries.Max(s => s.Id) - Newest);

    private static IQueryable<Incident> Both(IQueryable<SearchEntry> hits, IQueryable<Incident> rows) =>
        hits.Join(rows, h => h.SubjectId, i => i.Id, (h, i) => new { h.Id, Incident = i }).OrderByDescending(b => b.Id).Select(b => b.Incident);
}
