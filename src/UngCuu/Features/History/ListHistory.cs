using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web.Binding;

namespace UngCuu.Features.History;

/// <summary>What the history is asked for; unreadable values are as if they were not asked.</summary>
public sealed record HistoryFilter(string? Words, string? What, string? About, DateOnly? From, DateOnly? To)
{
    public static HistoryFilter Read(string? words, string? what, string? about, string? from, string? to) =>
        new(string.IsNullOrWhiteSpace(words) ? null : words.Trim(), what is { Length: > 0 and <= 80 } ? what : null, about is { Length: > 0 and <= 60 } ? about : null,
            Moments.TryReadDay(from, out var first) ? first : null, Moments.TryReadDay(to, out var last) ? last : null);

    public bool IsEmpty => this is { Words: null, What: null, About: null, From: null, To: null };
}

public sealed record HistoryRow(Event Event, HistorySubject? Subject);

public sealed record HistoryRead(Access Access, HistorySubject? Subject);

/// <summary>Recorded about the account that took the history, with what it asked for.</summary>
public sealed record HistoryExported(int Rows, string? Words, string? What, string? About, DateOnly? From, DateOnly? To);

/// <summary>Everything recorded and everything read, newest first, of the things whose history the reader may see.</summary>
public sealed class ListHistory(AppDb db, IEnumerable<IHistoryOf> things, CurrentUser user, AccessLog log, Clock clock, Texts texts)
{
    public const int Size = 50;
    private const int AtOnce = 500;

    public IReadOnlyList<string> Kinds => [.. things.Select(t => t.Kind)];

    public async Task<(IReadOnlyList<HistoryRow> Rows, long? Next)> Events(HistoryFilter filter, long? before, CancellationToken cancel)
    {
        var rows = await Events(filter, cancel);
        if (before is { } key)
            rows = rows.Where(e => e.Id < key);
        var page = await rows.AsNoTracking().OrderByDescending(e => e.Id).Take(Size + 1).ToListAsync(cancel);
        var names = await Names(page.Select(e => (e.SubjectKind, e.SubjectId)), cancel);
        foreach (var (kind, id) in page.Take(Size).Select(e => (e.SubjectKind, e.SubjectId)).Distinct())
            if (names.GetValueOrDefault(id)?.ReadAs is { } what)
                await log.Read(what, kind, id, cancel);
        return ([.. page.Take(Size).Select(e => new HistoryRow(e, names.GetValueOrDefault(e.SubjectId)))], page.Count > Size ? page[Size - 1].Id : null);
    }

    public async Task<(IReadOnlyList<HistoryRead> Rows, long? Next)> Reads(HistoryFilter filter, long? before, CancellationToken cancel)
    {
        var rows = db.Accesses.Where(await Within<Access>(filter, a => a.SubjectKind, a => a.SubjectId, cancel));
        if (filter.From is { } from && VietnamTime.StartOf(from) is var first)
            rows = rows.Where(a => a.At >= first);
        if (filter.To is { } to && VietnamTime.StartOf(to.AddDays(1)) is var end)
            rows = rows.Where(a => a.At < end);
        if (before is { } key)
            rows = rows.Where(a => a.Id < key);
        var page = await rows.AsNoTracking().OrderByDescending(a => a.Id).Take(Size + 1).ToListAsync(cancel);
        var names = await Names(page.Select(a => (a.SubjectKind, a.SubjectId)), cancel);
        return ([.. page.Take(Size).Select(a => new HistoryRead(a, names.GetValueOrDefault(a.SubjectId)))], page.Count > Size ? page[Size - 1].Id : null);
    }

    public async Task<CsvFile> Export(HistoryFilter filter, CancellationToken cancel)
    {
        var rows = await Events(filter, cancel);
        // Written down before the first byte leaves.
        db.Record(new Subject("Account", user.AccountId!.Value), new HistoryExported(await rows.CountAsync(cancel), filter.Words, filter.What, filter.About, filter.From, filter.To));
        await db.SaveChangesAsync(cancel);
        return new($"lich-su-{clock.Today:yyyy-MM-dd}.csv",
            ["Id", texts["history.when"], texts["history.what"], texts["history.about"], texts["history.who"], texts["history.why"], texts["history.changes"]],
            Cells(rows, cancel));
    }

    /// <summary>Every kind of event there is a word for, in the alphabet of the reader.</summary>
    public IEnumerable<(string Name, string Words)> Words =>
        texts.All.Keys.Where(k => k.StartsWith("event.", StringComparison.Ordinal) && char.IsUpper(k[6]) && !k[6..].Contains('.', StringComparison.Ordinal))
            .Select(k => (Name: k[6..], Words: texts[k])).OrderBy(w => w.Words, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true));

    public string What(Event e) => texts.Has($"event.{e.Name}") ? texts[$"event.{e.Name}"] : e.Name;

    private async Task<IQueryable<Event>> Events(HistoryFilter filter, CancellationToken cancel)
    {
        var rows = db.Events.Where(await Within<Event>(filter, e => e.SubjectKind, e => e.SubjectId, cancel));
        if (filter.What is { } what)
            rows = rows.Where(e => e.Name == what);
        if (filter.From is { } from && VietnamTime.StartOf(from) is var first)
            rows = rows.Where(e => e.At >= first);
        if (filter.To is { } to && VietnamTime.StartOf(to.AddDays(1)) is var end)
            rows = rows.Where(e => e.At < end);
        return rows;
    }

    /// <summary>Of each kind what the reader sees, and of that what the words mean; joined with "or", so that one walk down the ids answers it.</summary>
    private async Task<Expression<Func<T, bool>>> Within<T>(HistoryFilter filter, Expression<Func<T, string>> kind, Expression<Func<T, Guid>> id, CancellationToken cancel)
    {
        var row = kind.Parameters[0];
        Expression any = Expression.Constant(false);
        foreach (var thing in things.Where(t => filter.About is null || t.Kind == filter.About))
        {
            var ids = await thing.Visible(db, cancel);
            if (filter.Words is { } words)
            {
                var called = thing.Called(db, words);
                ids = ids.Where(i => called.Contains(i));
            }
            var contains = Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(Guid)], ids.Expression, Expression.Invoke(id, row));
            any = Expression.OrElse(any, Expression.AndAlso(Expression.Equal(kind.Body, Expression.Constant(thing.Kind)), contains));
        }
        return Expression.Lambda<Func<T, bool>>(any, row);
    }

    private async Task<Dictionary<Guid, HistorySubject>> Names(IEnumerable<(string Kind, Guid Id)> subjects, CancellationToken cancel)
    {
        var names = new Dictionary<Guid, HistorySubject>();
        foreach (var kind in subjects.Distinct().GroupBy(s => s.Kind, s => s.Id, StringComparer.Ordinal))
            if (things.FirstOrDefault(t => t.Kind == kind.Key) is { } thing)
                foreach (var (id, name) in await thing.Name(db, [.. kind], cancel))
                    names[id] = name;
        return names;
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> Cells(IQueryable<Event> rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Page by page: the names are asked for between two of them, on the one connection.
        for (var before = long.MaxValue; await rows.AsNoTracking().Where(e => e.Id < before).OrderByDescending(e => e.Id).Take(AtOnce).ToListAsync(cancel) is { Count: > 0 } page; before = page[^1].Id)
        {
            var names = await Names(page.Select(e => (e.SubjectKind, e.SubjectId)), cancel);
            foreach (var e in page)
                yield return
                [
                    e.Id.ToString(CultureInfo.InvariantCulture), VietnamTime.FromUtc(e.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                    What(e), names.GetValueOrDefault(e.SubjectId)?.Name, e.Author, e.Reason, e.Changes,
                ];
        }
    }
}
