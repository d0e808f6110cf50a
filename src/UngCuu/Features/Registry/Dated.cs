namespace UngCuu.Features.Registry;

/// <summary>
/// Something that holds for a time. <see cref="From"/> is the first day (none: since before our records),
/// <see cref="To"/> the last day, as a legal text writes it (none: no end known).
/// </summary>
public interface IDated
{
    DateOnly? From { get; }
    DateOnly? To { get; }
}

public static class Dated
{
    extension(IDated dated)
    {
        public bool HoldsOn(DateOnly day) => (dated.From is not { } from || from <= day) && (dated.To is not { } to || day <= to);

        public bool Overlaps(IDated other) =>
            (dated.From is not { } from || other.To is not { } otherTo || from <= otherTo)
            && (other.From is not { } otherFrom || dated.To is not { } to || otherFrom <= to);
    }

    /// <summary>The rows that hold on a day, as a query both databases answer from their columns.</summary>
    public static IQueryable<T> HoldingOn<T>(this IQueryable<T> rows, DateOnly day) where T : class, IDated =>
        rows.Where(row => (row.From == null || row.From <= day) && (row.To == null || row.To >= day));

    /// <summary>Of rows following one another, the one that holds on the day; outside all of them the nearest.</summary>
    public static T? NearestTo<T>(this IEnumerable<T> rows, DateOnly day) where T : class, IDated =>
        rows.MinBy(row =>
            row.From is { } from && day < from ? from.DayNumber - day.DayNumber
            : row.To is { } to && to < day ? day.DayNumber - to.DayNumber
            : 0);
}
