using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;

namespace UngCuu.Web;

/// <summary>Where a page of a list begins: the moment and id of the last row before it. Stays right while rows are added.</summary>
public readonly record struct PageKey(DateTime At, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks:x}.{Id:N}");

    /// <summary>Anything unreadable means the first page: addresses are typed, cut and shared.</summary>
    public static PageKey? Read(string? text)
    {
        if (text?.Split('.') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
            && at >= 0 && at <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(id, "N", out var guid))
            return new PageKey(new DateTime(at, DateTimeKind.Utc), guid);
        return null;
    }
}

/// <summary>One page of a list, newest first, and the key of the next.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, PageKey? Next);

/// <summary>An exact count up to a thousand; beyond it only "more than".</summary>
public readonly record struct Counted(int Number, bool More)
{
    public const int Exact = 1000;
}

public static class Paging
{
    public const int Size = 50;

    extension<T>(IQueryable<T> rows) where T : class, IListed
    {
        /// <param name="at">The moment the list is sorted by, newest first; ties are broken by id.</param>
        public async Task<PageOf<T>> NewestFirst(Expression<Func<T, DateTime>> at, PageKey? after, CancellationToken cancel, int size = Size)
        {
            if (after is { } key)
                rows = rows.Where(Before(at, key));
            var found = await rows.OrderByDescending(at).ThenByDescending(r => r.Id).Take(size + 1).ToListAsync(cancel);
            if (found.Count <= size)
                return new(found, Next: null);
            found.RemoveAt(size);
            var last = found[^1];
            return new(found, new PageKey(at.Compile(preferInterpretation: true)(last), last.Id));
        }
    }

    extension<T>(IQueryable<T> rows)
    {
        public async Task<Counted> CountUpTo(CancellationToken cancel, int most = Counted.Exact)
        {
            var number = await rows.Take(most + 1).CountAsync(cancel);
            return new(Math.Min(number, most), number > most);
        }
    }

    private static Expression<Func<T, bool>> Before<T>(Expression<Func<T, DateTime>> at, PageKey key) where T : class, IListed
    {
        var row = at.Parameters[0];
        Expression moment = at.Body;
        Expression keyAt = Parameter(key.At);
        Expression id = Expression.Property(row, nameof(IListed.Id));
        var earlier = Expression.LessThan(moment, keyAt);
        var compare = Expression.Call(id, nameof(Guid.CompareTo), typeArguments: null, Parameter(key.Id));
        var tie = Expression.AndAlso(Expression.Equal(moment, keyAt), Expression.LessThan(compare, Expression.Constant(0)));
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(earlier, tie), row);
    }

    // A closure instead of a constant, so that the database sees a parameter and keeps its plan.
    private static MemberExpression Parameter<TValue>(TValue value) =>
        Expression.Property(Expression.Constant(new Box<TValue>(value)), nameof(Box<TValue>.Value));

    private sealed record Box<TValue>(TValue Value);
}
