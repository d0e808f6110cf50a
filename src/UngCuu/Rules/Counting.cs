using UngCuu.Shared;

namespace UngCuu.Rules;

/// <summary>
/// How days are counted. <see cref="Strict"/>: to the minute from the start. <see cref="Civil"/>, as the Civil Code (2015, Articles 147, 148):
/// the first day is not counted, the term ends at 24:00 of the last, which moves on while it is not a working day.
/// The Code lets terms of minutes and hours run from the very moment and knows no moving for them: they are exact in both ways of counting.
/// Dates the law names itself are no terms; neither way of counting moves them.
/// </summary>
public enum DayCount { Strict, Civil }

/// <summary>Turns a time limit and a start into the due moment. All moments are UTC; days are Vietnam days.</summary>
public sealed record Counting(DayCount Days, IReadOnlyDictionary<string, TimeSpan> AtOnce, WorkingDays Calendar)
{
    /// <summary>The due moment of a term that runs from a start.</summary>
    public DateTime Due(Term term, DateTime start)
    {
        try
        {
            return term switch
            {
                Term.AtOnce atOnce => start + AtOnceSpan(atOnce),
                Term.Exact { Unit: ClockUnit.Minute } minutes => start.AddMinutes(minutes.Number),
                Term.Exact hours => start.AddHours(hours.Number),
                Term.Days days when Days == DayCount.Strict => start.AddDays(days.Number),
                Term.Days days => EndOf(OnWorkingDay(VietnamTime.Day(start).AddDays(days.Number))),
                Term.WorkingDays days => EndOf(WorkingDayAfter(VietnamTime.Day(start), days.Number)),
                Term.While repeated => Due(repeated.Interval, start),
                _ => throw new RuleBroken("rules.term.noMoment", term.ToString()),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new RuleBroken("rules.term.tooFar", term.ToString());
        }
    }

    /// <summary>The first due moment after this one, for every kind of time that has one of its own.</summary>
    public DateTime NextDue(Term term, DateTime after)
    {
        try
        {
            return term switch
            {
                Term.EachYear yearly => NextDue(Cycle.Year, yearly.Day, after),
                Term.Every every => NextDue(every.Cycle, every.Day, after),
                Term.On on => EndOf(on.Day) is var due && due > after ? due : throw new RuleBroken("rules.term.past", term.ToString()),
                _ => Due(term, after),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new RuleBroken("rules.term.tooFar", term.ToString());
        }
    }

    public TimeSpan AtOnceSpan(Term.AtOnce term) => AtOnce.TryGetValue(term.Setting, out var span)
        ? span
        : throw new RuleBroken("rules.term.noSetting", term.Setting);

    private static DateTime NextDue(Cycle cycle, DayMark? mark, DateTime after)
    {
        var period = CalendarPeriod.Containing(cycle, VietnamTime.Day(after));
        // A mark in the month or year after the period: the earlier period may be the one still due.
        if (mark is { Next: true })
            period = period.Previous;
        while (period.Due(mark) <= after)
            period = period.Next;
        return period.Due(mark);
    }

    private static DateTime EndOf(DateOnly day) => VietnamTime.StartOf(day.AddDays(1));

    private DateOnly OnWorkingDay(DateOnly day)
    {
        while (!Calendar.IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    private DateOnly WorkingDayAfter(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (Calendar.IsWorkingDay(day))
                count--;
        }
        return day;
    }
}
