using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

/// <summary>What the list of units is asked for. Codes and not ids, so that an address can be read, typed and shared.</summary>
/// <param name="Ended">Also those that have ended before the day.</param>
public sealed record UnitFilter(
    string? Words = null, OrganisationKind? Kind = null, string? Territory = null, string? Sector = null, DateOnly? Day = null, bool Ended = false)
{
    public bool Narrows => !string.IsNullOrWhiteSpace(Words) || Kind is not null || !string.IsNullOrEmpty(Territory) || !string.IsNullOrEmpty(Sector);
}

public sealed record UnitRow(
    Organisation Organisation,
    OrganisationName Name,
    OrganisationKind Kind,
    string Address,
    UnitLink? Parent,
    TerritoryName? Territory,
    Sector? Sector,
    UnitLink? Unit,
    DateOnly? EndedOn,
    UnitLink? Successor);

/// <summary>The units a filter lets through, in the order shown; rows are worded only for the part that is shown.</summary>
public sealed class UnitList(RegistrySnapshot registry, DateOnly day, DateOnly today, IReadOnlyList<Organisation> found)
{
    public RegistrySnapshot Registry => registry;

    public DateOnly Day => day;

    public int Count => found.Count;

    /// <param name="after">Id of the last row of the page before.</param>
    public (IReadOnlyList<UnitRow> Rows, string? Next) Page(string? after, int size)
    {
        var start = 0;
        if (Guid.TryParseExact(after, "N", out var last))
            start = found.TakeWhile(o => o.Id != last).Count() is var before && before < found.Count ? before + 1 : 0;
        var rows = found.Skip(start).Take(size).Select(Row).ToList();
        return (rows, start + size < found.Count ? rows[^1].Organisation.Id.ToString("N") : null);
    }

    public IEnumerable<UnitRow> All => found.Select(Row);

    private UnitRow Row(Organisation organisation)
    {
        var ended = organisation.HoldsOn(day) ? null : organisation.To;
        var then = ended ?? day;
        var place = registry.PlaceOf(organisation.Id, then)!;
        return new UnitRow(
            organisation,
            registry.NamesOn(organisation.Id, then)!,
            place.Kind,
            registry.AddressOf(organisation, today, day),
            registry.LinkTo(registry.Tree.ParentOf(organisation.Id, then), then, today, day),
            organisation.TerritoryId is { } territory ? registry.TerritoryOn(territory, then)?.Names.NearestTo(then) : null,
            organisation.SectorId is { } sector ? registry.FindSector(sector) : null,
            registry.LinkTo(registry.UnitOf(organisation.Id, then), then, today, day),
            ended,
            ended is null ? null : registry.LinkTo(registry.Tree.Standing(organisation.Id, day), day, today, day));
    }
}

/// <summary>Finds organisations by name, kind, place and sector on a day. Typed words are looked for in every name ever borne, so they also find what has ended.</summary>
public sealed class ListUnits(AppDb db, RegistrySource source, Clock clock)
{
    /// <summary>The row of one organisation, as the list of that day would show it.</summary>
    public async Task<UnitRow> One(Organisation organisation, DateOnly day, CancellationToken cancel) =>
        new UnitList(await source.Snapshot(cancel), day, clock.Today, [organisation]).All.Single();

    public async Task<UnitList> Run(UnitFilter filter, CancellationToken cancel)
    {
        var registry = await source.Snapshot(cancel);
        var day = filter.Day ?? clock.Today;
        IEnumerable<Organisation> rows = registry.Organisations;
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            var hits = await db.Organisations.Matching(db, filter.Words).Select(o => o.Id).ToListAsync(cancel);
            rows = hits.Select(registry.Find).OfType<Organisation>();
        }
        var withEnded = filter.Ended || !string.IsNullOrWhiteSpace(filter.Words);
        rows = rows.Where(o => o.HoldsOn(day) || (withEnded && o.To < day));
        if (filter.Kind is { } kind)
            rows = rows.Where(o => registry.PlaceOf(o.Id, day)!.Kind == kind);
        if (!string.IsNullOrEmpty(filter.Territory))
            rows = rows.Where(o => o.TerritoryId is { } place && registry.TerritoryOn(place, day)?.Names.NearestTo(day)?.Code == filter.Territory);
        if (!string.IsNullOrEmpty(filter.Sector))
            rows = rows.Where(o => o.SectorId is { } sector && registry.FindSector(sector)?.Code == filter.Sector);
        return new UnitList(registry, day, clock.Today,
        [
            .. rows.OrderBy(o => !o.HoldsOn(day))
                .ThenBy(o => registry.PlaceOf(o.Id, day)!.Kind)
                .ThenBy(o => registry.NameOf(o.Id, day), Texts.Alphabet)
                .ThenBy(o => o.Id),
        ]);
    }
}
