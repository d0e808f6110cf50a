using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;

namespace UngCuu.Features.Registry;

/// <summary>Gives the registry as it stands. The rows are read once and kept in the process as long as the <see cref="Edition"/> is the same.</summary>
public sealed class RegistrySource(AppDb db, Editions editions, RegistryCache cache)
{
    private RegistrySnapshot? ofThisRequest;

    /// <summary>The same one for the whole request, even if something changes meanwhile.</summary>
    public async ValueTask<RegistrySnapshot> Snapshot(CancellationToken cancel = default) =>
        ofThisRequest ??= await cache.Get(db, await editions.Of(RegistryCache.Edition, cancel), cancel);
}

/// <summary>The snapshot of this process.</summary>
public sealed class RegistryCache : IDisposable
{
    internal const string Edition = "registry";

    private readonly SemaphoreSlim reading = new(1);
    private Kept? kept;

    /// <summary>As it stands now, whatever the request read before.</summary>
    internal async Task<RegistrySnapshot> Get(AppDb db, CancellationToken cancel) => await Get(db, (await Editions.Now(db, cancel))[Edition], cancel);

    /// <param name="db">Read from when what is kept is of another edition.</param>
    /// <param name="stamp">Read before the rows: a save in between costs one reading too many, never a stale snapshot.</param>
    internal async ValueTask<RegistrySnapshot> Get(AppDb db, Guid stamp, CancellationToken cancel)
    {
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
        if (db.ChangeTracker.Entries<Entity>().Any(e => e.State != EntityState.Unchanged && Kinds.Contains(e.Entity.GetType())))
            await Editions.Renew(db, RegistryCache.Edition, cancel);
    }
}
