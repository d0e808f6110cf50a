using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

/// <summary>
/// Gives the registry as it stands. The rows are read once and kept in the process; every save that touches them puts a new stamp
/// into the one row of <see cref="RegistryEdition"/>, so each node sees on its next request that it must read again.
/// </summary>
public sealed class RegistrySource(AppDb db, RegistryCache cache)
{
    private RegistrySnapshot? ofThisRequest;

    /// <summary>The same one for the whole request, even if something changes meanwhile.</summary>
    public async Task<RegistrySnapshot> Snapshot(CancellationToken cancel = default) => ofThisRequest ??= await cache.Get(db, cancel);
}

/// <summary>Which state of the registry the database holds. A random stamp and not a counter: two saves at once must not end on the same value.</summary>
public sealed class RegistryEdition
{
    public const int Only = 1;

    public int Id { get; init; }

    public Guid Stamp { get; set; }
}

/// <summary>The snapshot of this process.</summary>
public sealed class RegistryCache : IDisposable
{
    private readonly SemaphoreSlim reading = new(1);
    private Kept? kept;

    internal async Task<RegistrySnapshot> Get(AppDb db, CancellationToken cancel)
    {
        // The stamp is read before the rows: a save in between costs one reading too many, never a stale snapshot.
        var stamp = await db.Set<RegistryEdition>().AsNoTracking().Select(e => e.Stamp).SingleAsync(cancel);
        if (kept is { } current && current.Stamp == stamp)
            return current.Snapshot;
        // After a change one request reads for all that wait.
        await reading.WaitAsync(cancel);
        try
        {
            if (kept is not { } read || read.Stamp != stamp)
                kept = read = new(stamp, new RegistrySnapshot(await Read(db, cancel)));
            return read.Snapshot;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private static async Task<RegistryRows> Read(AppDb db, CancellationToken cancel) => new(
        await db.Organisations.AsNoTracking().Whole().ToListAsync(cancel),
        await db.Successions.AsNoTracking().ToListAsync(cancel),
        await db.Territories.AsNoTracking().Include(t => t.Names).ToListAsync(cancel),
        await db.Sectors.AsNoTracking().Include(s => s.Leads).ToListAsync(cancel),
        await db.NationalRoleHolders.AsNoTracking().ToListAsync(cancel),
        await db.SpecialisedUnits.AsNoTracking().ToListAsync(cancel),
        await db.UnitAssignments.AsNoTracking().ToListAsync(cancel));

    private sealed record Kept(Guid Stamp, RegistrySnapshot Snapshot);
}

internal sealed class StampTheEdition : IInTheSameSave
{
    private static readonly FrozenSet<Type> Kinds = new[]
    {
        typeof(Organisation), typeof(Succession), typeof(Territory), typeof(Sector),
        typeof(NationalRoleHolder), typeof(SpecialisedUnit), typeof(UnitAssignment),
    }.ToFrozenSet();

    public async Task Follow(AppDb db, IReadOnlyList<Event> happened, CancellationToken cancel)
    {
        if (!db.ChangeTracker.Entries<Entity>().Any(e => e.State != EntityState.Unchanged && Kinds.Contains(e.Entity.GetType())))
            return;
        var edition = await db.Set<RegistryEdition>().SingleAsync(cancel);
        edition.Stamp = Ids.New();
    }
}

public static class RegistryServices
{
    public static void AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton<RegistryCache>();
        services.AddScoped<RegistrySource>();
        services.AddScoped<IInTheSameSave, StampTheEdition>();
        services.AddScoped<ListUnits>();
        services.AddScoped<IHistoryOf, OrganisationHistory>();
        services.AddScoped<IHistoryOf, SystemHistory>();
        services.AddScoped<ShowUnit>();
        services.AddScoped<ExportUnits>();
        services.AddScoped<ListSystems>();
        services.AddScoped<PublicDirectory>();
    }
}
