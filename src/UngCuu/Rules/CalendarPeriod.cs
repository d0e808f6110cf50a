using System.Globalization;
using UngCuu.Shared;

namespace UngCuu.Rules;

/// <summary>A month, quarter or year of the calendar, in Vietnam days, both ends included.</summary>
public sealed record CalendarPeriod
{
    private CalendarPeriod(Cycle cycle, int year, int number) => (Cycle, Year, Number) = (cycle, year, number);

    public Cycle Cycle { get; }

    public int Year { get; }

    /// <summary>The month 1–12 or quarter 1–4; 1 for a year.</summary>
    public int Number { get; }

    private int Months => Cycle switch { Cycle.Month => 1, Cycle.Quarter => 3, _ => 12 };

    public DateOnly First => new(Year, (Number - 1) * Months + 1, 1);

    public DateOnly Last => First.AddMonths(Months - 1) is var month ? new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)) : default;

    public CalendarPeriod Next => Containing(Cycle, Last.AddDays(1));

    public CalendarPeriod Previous => Containing(Cycle, First.AddDays(-1));

    public static CalendarPeriod Containing(Cycle cycle, DateOnly day) => cycle switch
    {
        Cycle.Month => new(cycle, day.Year, day.Month),
        Cycle.Quarter => new(cycle, day.Year, (day.Month - 1) / 3 + 1),
        _ => new(cycle, day.Year, 1),
    };

    /// <summary>The moment (UTC) at which the period's duty is due.</summary>
    public DateTime Due(DayMark? mark)
    {
        if (mark is null)
            return VietnamTime.StartOf(Last.AddDays(1));
        var month = mark.Month is { } named
            ? new DateOnly(mark.Next ? Year + 1 : Year, named, 1)
            : new DateOnly(Last.Year, Last.Month, 1).AddMonths(mark.Next ? 1 : 0);
        var last = DateTime.DaysInMonth(month.Year, month.Month);
        var end = mark.Before && mark.Day <= last
            ? month.AddDays(mark.Day - 1)
            : month.AddDays(Math.Min(mark.Day, last));
        return VietnamTime.StartOf(end);
    }

    public override string ToString() => Cycle switch
    {
        Cycle.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}"),
        Cycle.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
    };
}
