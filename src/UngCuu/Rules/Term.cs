using System.Globalization;

namespace UngCuu.Rules;

public enum ClockUnit { Minute, Hour }

public enum Cycle { Month, Quarter, Year }

/// <summary>
/// A day inside a period: <c>before 06-20</c> ends with 19 June, <c>by 12-31</c> with 31 December.
/// Without a month it is a day of the period's last month. <see cref="Next"/> carries it into the year, or month, after the period.
/// A day its month lacks (29 February, 31 April) is the end of that month.
/// </summary>
public sealed record DayMark(bool Before, int? Month, int Day, bool Next = false)
{
    public override string ToString() =>
        (Before ? "before " : "by ") +
        (Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"{month:00}-{Day:00}") : Day.ToString("00", CultureInfo.InvariantCulture)) +
        (Next ? Month is null ? " next month" : " next year" : "");
}

/// <summary>A time limit as the law writes it. The set is closed: code knows these kinds, the profiles hold the figures.</summary>
public abstract record Term
{
    private Term()
    {
    }

    /// <summary>“Ngay”: the law gives no figure, the profile's settings do, under this name.</summary>
    public sealed record AtOnce(string Setting = AtOnce.Default) : Term
    {
        public const string Default = "default";

        public override string ToString() => Setting == Default ? "at once" : $"at once ({Setting})";
    }

    /// <summary>Minutes and hours, to the moment.</summary>
    public sealed record Exact(int Number, ClockUnit Unit) : Term
    {
        public override string ToString() => Count(Number, Unit == ClockUnit.Hour ? "hour" : "minute");
    }

    public sealed record Days(int Number) : Term
    {
        public override string ToString() => Count(Number, "day");
    }

    public sealed record WorkingDays(int Number) : Term
    {
        public override string ToString() => Count(Number, "working day");
    }

    /// <summary>The same day each year.</summary>
    public sealed record EachYear(DayMark Day) : Term
    {
        public override string ToString() => Day.ToString();
    }

    /// <summary>Once in every period; without a day, by the period's end.</summary>
    public sealed record Every(Cycle Cycle, DayMark? Day = null) : Term
    {
        public override string ToString() =>
            "every " + (Cycle switch { Cycle.Month => "month", Cycle.Quarter => "quarter", _ => "year" }) + (Day is null ? "" : $" {Day}");
    }

    /// <summary>Once, by the end of that day.</summary>
    public sealed record On(DateOnly Day) : Term
    {
        public override string ToString() => "on " + Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Again and again while a state lasts, each time counted from the fulfilment before.</summary>
    public sealed record While(Term Interval, string State) : Term
    {
        public override string ToString() => $"every {Interval} while {State}";
    }

    /// <summary>A state that must hold.</summary>
    public sealed record Always : Term
    {
        public override string ToString() => "always";
    }

    /// <summary>The date written in the order itself.</summary>
    public sealed record InTheOrder : Term
    {
        public override string ToString() => "in the order";
    }

    /// <summary>Whether a starting fact sets it running, as opposed to the calendar, a state or an order.</summary>
    public bool RunsFromStart => this is AtOnce or Exact or Days or WorkingDays;

    public bool IsCalendar => this is EachYear or Every or On;

    private static string Count(int number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
}
