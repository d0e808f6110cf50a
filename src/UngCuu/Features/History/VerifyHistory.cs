using Microsoft.EntityFrameworkCore;
using UngCuu.Data;

namespace UngCuu.Features.History;

/// <param name="Words">Text key, worded with the arguments.</param>
public sealed record HistoryFault(string Words, params object[] Args);

/// <param name="Events">Rows of the table <c>events</c>.</param>
/// <param name="Sealed">Of these, held by a seal.</param>
/// <param name="Unproved">Events at the end that nothing outside this database vouches for: all after the head, or all where there is none.</param>
public sealed record HistoryProof(long Events, long Sealed, IReadOnlyList<HistoryFault> Faults, long Unproved);

/// <summary>Goes through the whole chain: every row against its hash, every seal against its rows and the seal before, the end against a head that was kept elsewhere.</summary>
public sealed class VerifyHistory(AppDb db)
{
    private readonly List<HistoryFault> faults = [];

    public async Task<HistoryProof> Run(Head? head, CancellationToken cancel)
    {
        // One view of it all, whoever appends meanwhile.
        await using var view = await db.Provider.OneView(db, cancel);
        Seal? last = null;
        var kept = false;
        for (var number = 1L; await Next(last, cancel) is { } seal; number = seal.Number + 1)
        {
            if (seal.Number != number)
                faults.Add(new("history.fault.sealMissing", number, seal.Number - 1));
            if (!seal.Previous.AsSpan().SequenceEqual(last?.Hash ?? SealHash.Beginning))
                faults.Add(new("history.fault.notContinued", seal.Number));
            await Look(seal, last, cancel);
            kept |= head is not null && head.Seal == seal.Number && Head.Of(seal) == head;
            last = seal;
        }
        await LookBeyond(last, cancel);
        if (head is not null && !kept)
            faults.Add(new("history.fault.head", head.Seal, head.At));
        var proved = kept ? head!.LastEvent : 0;
        return new(
            await db.Events.LongCountAsync(cancel),
            await db.SealedRows.LongCountAsync(r => r.Kind == SealedKind.Event, cancel),
            faults,
            await db.Events.LongCountAsync(e => e.Id > proved, cancel));
    }

    /// <summary>The next seal that can be read; one that cannot is a fault, and as good as gone.</summary>
    private async Task<Seal?> Next(Seal? last, CancellationToken cancel)
    {
        var after = last?.Number ?? long.MinValue;
        while (await db.Seals.Where(s => s.Number > after).MinAsync(s => (long?)s.Number, cancel) is { } number)
        {
            if (await Readable(db.Seals.Where(s => s.Number == number), cancel) is [var seal])
                return seal;
            faults.Add(new("history.fault.seal", number));
            after = number;
        }
        return null;
    }

    private async Task Look(Seal seal, Seal? before, CancellationToken cancel)
    {
        var number = seal.Number;
        List<SealedRow> rows = [.. (await Readable(db.SealedRows.Where(r => r.Seal == number).OrderBy(r => r.RowId), cancel)).OrderBy(r => r.Kind)];
        if (rows.Count != seal.Rows || !SealHash.Of(number, seal.At, seal.LastEvent, seal.LastAccess, seal.Previous, rows).AsSpan().SequenceEqual(seal.Hash)
            || await db.Provider.SpeltOtherwise(db, [seal], cancel) is not [] || await db.Provider.SpeltOtherwise(db, rows, cancel) is not [])
            faults.Add(new("history.fault.seal", number));

        var (eventsFrom, accessesFrom) = (before?.LastEvent ?? long.MinValue, before?.LastAccess ?? long.MinValue);
        var events = await Hashes(db.Events.Where(e => e.Id > eventsFrom && e.Id <= seal.LastEvent), SealHash.Of, cancel);
        var accesses = await Hashes(db.Accesses.Where(a => a.Id > accessesFrom && a.Id <= seal.LastAccess), SealHash.Of, cancel);
        Compare("event", rows.Where(r => r.Kind == SealedKind.Event), events, number);
        Compare("access", rows.Where(r => r.Kind == SealedKind.Access), accesses, number);
    }

    /// <returns>By id; null for a row that cannot be read, or stands in a form nobody saved it in.</returns>
    private async Task<Dictionary<long, byte[]?>> Hashes<T>(IQueryable<T> span, Func<T, byte[]> hash, CancellationToken cancel) where T : class, IAppended
    {
        var rows = await Readable(span.OrderBy(r => r.Id), cancel);
        var stand = rows.ToDictionary(r => r.Id, r => (byte[]?)hash(r));
        foreach (var row in await db.Provider.SpeltOtherwise(db, rows, cancel))
            stand[row.Id] = null;
        foreach (var id in await span.Select(r => r.Id).ToListAsync(cancel))
            stand.TryAdd(id, null);
        return stand;
    }

    /// <summary>One by one where something among them cannot be read at all: that one is left out.</summary>
    private static async Task<List<T>> Readable<T>(IQueryable<T> rows, CancellationToken cancel) where T : class
    {
        try
        {
            return await rows.AsNoTracking().ToListAsync(cancel);
        }
        catch (Exception e) when (IsOfAValue(e))
        {
            var readable = new List<T>();
            for (var (at, count) = (0, await rows.CountAsync(cancel)); at < count; at++)
            {
                try
                {
                    readable.AddRange(await rows.AsNoTracking().Skip(at).Take(1).ToListAsync(cancel));
                }
                catch (Exception one) when (IsOfAValue(one))
                {
                    // What is missing among the readable is looked for by the caller.
                }
            }
            return readable;
        }
    }

    /// <summary>A text that is no key, a word that is no moment: not the database's trouble, which ends the command.</summary>
    private static bool IsOfAValue(Exception e) => e is FormatException or InvalidCastException or InvalidOperationException or OverflowException or ArgumentException;

    private void Compare(string what, IEnumerable<SealedRow> sealedRows, Dictionary<long, byte[]?> stand, long seal)
    {
        foreach (var row in sealedRows)
            if (!stand.Remove(row.RowId, out var hash))
                faults.Add(new($"history.fault.{what}.missing", row.RowId, seal));
            else if (!hash.AsSpan().SequenceEqual(row.Hash))
                faults.Add(new($"history.fault.{what}.altered", row.RowId, seal));
        foreach (var inserted in stand.Keys.Order())
            faults.Add(new($"history.fault.{what}.inserted", inserted, seal));
    }

    /// <summary>Rows that speak of a seal which is gone.</summary>
    private async Task LookBeyond(Seal? last, CancellationToken cancel)
    {
        var number = last?.Number ?? 0;
        var cut = await db.SealedRows.AsNoTracking().Where(r => r.Seal > number || r.Seal < 1).Select(r => r.Seal).Distinct().OrderBy(n => n).ToListAsync(cancel);
        faults.AddRange(cut.Select(n => new HistoryFault("history.fault.sealCut", n)));
    }
}
