using System.Globalization;
using System.Text.RegularExpressions;

namespace UngCuu.Rules;

/// <summary>The stretch of days a yearly duty speaks of, where it is not the calendar year: <c>12-16 previous year</c> to <c>06-15</c>.</summary>
public sealed record DataPeriod(YearDay From, YearDay To);

public sealed partial record YearDay(int Month, int Day, bool PreviousYear)
{
    public DateOnly In(int year) => PreviousYear ? new(year - 1, Month, Day) : new(year, Month, Day);

    public static YearDay Read(string text)
    {
        var match = Written().Match(text);
        if (!match.Success)
            throw new FormatException($"'{text}' is not a day such as 06-15 or 12-16 previous year");
        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        // 29 February is not in every year, so a period cannot begin or end on it.
        if (Part("month") is < 1 or > 12 || Part("day") < 1 || Part("day") > DateTime.DaysInMonth(2001, Part("month")))
            throw new FormatException($"'{text}' is not a day of every year");
        return new YearDay(Part("month"), Part("day"), match.Groups["previous"].Success);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}{(PreviousYear ? " previous year" : "")}");

    [GeneratedRegex(@"^(?<month>[0-9]{2})-(?<day>[0-9]{2})(?<previous> previous year)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
