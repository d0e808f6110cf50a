using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.History;

/// <summary>
/// Adds a seal over everything recorded since the last. Only rows below which no other can still appear are taken: a save that is
/// under way may hold a smaller id and must not turn up behind a seal. Whoever appends waits for nothing here.
/// </summary>
public sealed class SealHistory(AppDb db, Clock clock)
{
    private const int AtOnce = 2_000;

    /// <summary>Seals all that is settled now.</summary>
    /// <returns>Rows sealed.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var rows = 0;
        while (await One(cancel) is > 0 and var sealed_)
            rows += sealed_;
        return rows;
    }

    private async Task<int> One(CancellationToken cancel)
    {
        var last = await db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        var (eventsTo, accessesTo) = (await db.Provider.SettledUpTo<Event>(db, cancel), await db.Provider.SettledUpTo<Access>(db, cancel));
        var (eventsFrom, accessesFrom) = (last?.LastEvent ?? 0, last?.LastAccess ?? 0);
        var events = await db.Events.AsNoTracking().Where(e => e.Id > eventsFrom && e.Id <= eventsTo).OrderBy(e => e.Id).Take(AtOnce).ToListAsync(cancel);
        var accesses = await db.Accesses.AsNoTracking().Where(a => a.Id > accessesFrom && a.Id <= accessesTo).OrderBy(a => a.Id).Take(AtOnce).ToListAsync(cancel);
        if (events.Count + accesses.Count == 0)
            return 0;

        var number = (last?.Number ?? 0) + 1;
        List<SealedRow> rows =
        [
            .. events.Select(e => new SealedRow { Kind = SealedKind.Event, RowId = e.Id, Seal = number, Hash = SealHash.Of(e) }),
            .. accesses.Select(a => new SealedRow { Kind = SealedKind.Access, RowId = a.Id, Seal = number, Hash = SealHash.Of(a) }),
        ];
        var (at, lastEvent, lastAccess, previous) = (clock.Now, events.Count > 0 ? events[^1].Id : eventsFrom, accesses.Count > 0 ? accesses[^1].Id : accessesFrom, last?.Hash ?? SealHash.Beginning);
        db.SealedRows.AddRange(rows);
        db.Seals.Add(new Seal
        {
            Number = number,
            At = at,
            LastEvent = lastEvent,
            LastAccess = lastAccess,
            Rows = rows.Count,
            Previous = previous,
            Hash = SealHash.Of(number, at, lastEvent, lastAccess, previous, rows),
        });
        try
        {
            await db.SaveChangesAsync(cancel);
            return rows.Count;
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation(db))
        {
            return 0; // another node has sealed them
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
