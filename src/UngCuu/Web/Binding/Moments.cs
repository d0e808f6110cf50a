using System.Globalization;
using System.Text.RegularExpressions;
using UngCuu.Shared;

namespace UngCuu.Web.Binding;

/// <summary>Reads days and moments as people in Vietnam write them and as browsers send them. Without an offset, Vietnam time is meant.</summary>
public static partial class Moments
{
    private const int Earliest = 1900, Latest = 2199;

    /// <summary><c>14:05 03/4/2018</c>, <c>03/04/2018 14:05</c>, <c>14h05 ngày 03/4/2018</c>, <c>2018-04-03T14:05</c>, <c>2018-04-03T07:05:00Z</c>.</summary>
    public static bool TryRead(string? text, out DateTime utc)
    {
        utc = default;
        text = text?.Trim() ?? "";
        if (Iso().Match(text) is { Success: true } iso)
            return TryReadIso(iso, text, out utc);
        var written = HourThenDay().Match(text);
        if (!written.Success)
            written = DayThenHour().Match(text);
        return written.Success
            && TryReadDay(written.Groups["day"].Value, out var day)
            && TryReadHour(written.Groups["hour"].Value, out var hour)
            && Set(day.ToDateTime(hour), out utc);
    }

    /// <summary><c>03/4/2018</c>, <c>3.4.2018</c>, <c>03/04/18</c>, <c>ngày 03/4/2018</c>, <c>2018-04-03</c>.</summary>
    public static bool TryReadDay(string? text, out DateOnly day)
    {
        day = default;
        var written = Day().Match(text?.Trim() ?? "");
        return written.Success
            && TryMake(Year(written), Number(written, "m"), Number(written, "d"), out day);
    }

    /// <summary><c>14:05</c>, <c>14h05</c>, <c>14:05:30</c>, <c>9h</c>.</summary>
    public static bool TryReadHour(string? text, out TimeOnly hour)
    {
        hour = default;
        var written = Hour().Match(text?.Trim() ?? "");
        if (!written.Success)
            return false;
        var (h, m, s) = (Number(written, "h"), Number(written, "min"), Number(written, "s"));
        if (h > 23 || m > 59 || s > 59)
            return false;
        hour = new TimeOnly(h, m, s);
        return true;
    }

    private static bool TryReadIso(Match iso, string text, out DateTime utc)
    {
        utc = default;
        if (!iso.Groups["zone"].Success)
            return TryReadDay(iso.Groups["day"].Value, out var day)
                && TryReadHour(iso.Groups["hour"].Value, out var hour)
                && Set(day.ToDateTime(hour), out utc);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) || moment.Year is < Earliest or > Latest)
            return false;
        utc = moment.UtcDateTime;
        return true;
    }

    private static bool Set(DateTime vietnam, out DateTime utc)
    {
        utc = VietnamTime.ToUtc(vietnam);
        return true;
    }

    private static bool TryMake(int year, int month, int day, out DateOnly made)
    {
        made = default;
        if (year is < Earliest or > Latest || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        made = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Two digits are of this century: the printed forms say “dd/mm/yy”.</summary>
    private static int Year(Match match) => Number(match, "y") + (match.Groups["y"].Length == 2 ? 2000 : 0);

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?<hour>[0-9]{2}:[0-9]{2}(:[0-9]{2})?)(\.[0-9]{1,7})?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?$", Plain, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<hour>[0-9hH: ]{2,8}?)(\s*,)?\s+(?<day>(ngày\s+)?[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{4}|[0-9]{2}))$", Plain, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HourThenDay();

    [GeneratedRegex(@"^(?<day>(ngày\s+)?[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{4}|[0-9]{2}))(\s*,)?\s+(?<hour>[0-9hH:]{2,8})$", Plain, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayThenHour();

    [GeneratedRegex(@"^((ngày\s+)?(?<d>[0-9]{1,2})[/.-](?<m>[0-9]{1,2})[/.-](?<y>[0-9]{4}|[0-9]{2})|(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2}))$", Plain, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})([:h](?<min>[0-9]{2})(:(?<s>[0-9]{2}))?|h)$", Plain, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hour();
}
