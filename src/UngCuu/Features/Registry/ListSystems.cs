using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Registry;

/// <param name="Level">1–5; 0: no level yet.</param>
/// <param name="Unit">Code or id of an owner or operator.</param>
public sealed record SystemFilter(string? Words = null, int? Level = null, bool NationalList = false, string? Unit = null, bool Retired = false)
{
    /// <summary>Anything that is not a level, or 0 for none, asks for any.</summary>
    public static int? ReadLevel(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= InformationSystem.HighestLevel ? level : null;

    public bool Narrows => !string.IsNullOrWhiteSpace(Words) || Level is not null || NationalList || !string.IsNullOrEmpty(Unit);
}

public sealed record SystemRow(InformationSystem System, UnitLink? Owner, UnitLink? Operator, ResponsibleUnit? Responsible, UnitLink? ResponsibleLink);

public sealed record SystemPage(IReadOnlyList<SystemRow> Rows, string? Next, Counted Count, Organisation? Unit);

/// <summary>Information systems the reader sees, newest reference first.</summary>
public sealed class ListSystems(AppDb db, RegistrySource source, CurrentUser user, Clock clock)
{
    /// <param name="after">Reference of the last row of the page before.</param>
    public async Task<SystemPage> Run(SystemFilter filter, string? after, int size, CancellationToken cancel)
    {
        var registry = await source.Snapshot(cancel);
        var today = clock.Today;
        var unit = string.IsNullOrEmpty(filter.Unit) ? null : registry.ByCodeOrId(filter.Unit, today);
        var rows = Filtered(filter, registry, unit, today);
        var count = await rows.CountUpTo(cancel);
        if (!string.IsNullOrEmpty(after))
#pragma warning disable CA1309 // compared by the database, in the order it sorts by
            rows = rows.Where(s => string.Compare(s.Reference, after) < 0);
#pragma warning restore CA1309
        var found = await rows.OrderByDescending(s => s.Reference).Take(size + 1).ToListAsync(cancel);
        var next = found.Count > size ? found[size - 1].Reference : null;
        return new([.. found.Take(size).Select(s => Row(registry, s, today))], next, count, unit);
    }

    public async Task<SystemRow?> One(string reference, CancellationToken cancel)
    {
        var registry = await source.Snapshot(cancel);
        var system = await db.InformationSystems.AsNoTracking().AsSplitQuery().VisibleTo(user, registry, clock.Today)
            .Include(s => s.Addresses).Include(s => s.Services)
            .FirstOrDefaultAsync(s => s.Reference == reference, cancel);
        return system is null ? null : Row(registry, system, clock.Today);
    }

    private IQueryable<InformationSystem> Filtered(SystemFilter filter, RegistrySnapshot registry, Organisation? unit, DateOnly today)
    {
        var rows = db.InformationSystems.AsNoTracking().VisibleTo(user, registry, today);
        if (!filter.Retired)
            rows = rows.HoldingOn(today);
        if (filter.Level is { } level)
            rows = rows.Where(s => (s.SecurityLevel ?? 0) == level);
        if (filter.NationalList)
            rows = rows.Where(s => s.OnNationalList);
        if (unit is not null)
        {
            var own = registry.Tree.WithPredecessors(unit.Id).ToList();
            rows = rows.Where(s => own.Contains(s.OwnerId) || own.Contains(s.OperatorId));
        }
        else if (!string.IsNullOrEmpty(filter.Unit))
            return rows.Where(_ => false);
        return rows.Matching(db, filter.Words);
    }

    private static SystemRow Row(RegistrySnapshot registry, InformationSystem system, DateOnly today)
    {
        var day = system.To < today ? system.To.Value : today;
        var responsible = registry.ResponsibleUnitOf(system, day);
        return new(
            system,
            registry.LinkTo(registry.Tree.Standing(system.OwnerId, day) ?? system.OwnerId, day, today),
            registry.LinkTo(registry.Tree.Standing(system.OperatorId, day) ?? system.OperatorId, day, today),
            responsible,
            registry.LinkTo(responsible?.UnitId, day, today));
    }
}
