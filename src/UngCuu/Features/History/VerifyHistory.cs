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

    private async Task<Seal?> Next(Seal? last, CancellationToken cancel)
    {
        var after = last?.Number ?? long.MinValue;
        return await db.Seals.AsNoTracking().Where(s => s.Number > after).OrderBy(s => s.Number).FirstOrDefaultAsync(cancel);
    }

    private async Task Look(Seal seal, Seal? before, CancellationToken cancel)
    {
        var number = seal.Number;
        var rows = await db.SealedRows.AsNoTracking().Where(r => r.Seal == number).ToListAsync(cancel);
        List<SealedRow> ordered = [.. rows.Where(r => r.Kind == SealedKind.Event).OrderBy(r => r.RowId), .. rows.Where(r => r.Kind == SealedKind.Access).OrderBy(r => r.RowId)];
        if (ordered.Count != seal.Rows || !SealHash.Of(number, seal.At, seal.LastEvent, seal.LastAccess, seal.Previous, ordered).AsSpan().SequenceEqual(seal.Hash))
            faults.Add(new("history.fault.seal", number));

        var (eventsFrom, accessesFrom) = (before?.LastEvent ?? long.MinValue, before?.LastAccess ?? long.MinValue);
        var events = await db.Events.AsNoTracking().Where(e => e.Id > eventsFrom && e.Id <= seal.LastEvent).ToDictionaryAsync(e => e.Id, SealHash.Of, cancel);
        var accesses = await db.Accesses.AsNoTracking().Where(a => a.Id > accessesFrom && a.Id <= seal.LastAccess).ToDictionaryAsync(a => a.Id, SealHash.Of, cancel);
        Compare("event", ordered.Where(r => r.Kind == SealedKind.Event), events, number);
        Compare("access", ordered.Where(r => r.Kind == SealedKind.Access), accesses, number);
    }

    private void Compare(string what, IEnumerable<SealedRow> sealedRows, Dictionary<long, byte[]> stand, long seal)
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
