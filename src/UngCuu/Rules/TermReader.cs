using System.Globalization;
using System.Text.RegularExpressions;
using UngCuu.Shared;

namespace UngCuu.Rules;

/// <summary>
/// Reads a time limit as profiles and the command line write it; <see cref="object.ToString"/> of the term writes it back.
/// Only ASCII digits count as figures, and a figure is a whole number from 1 to <see cref="Most"/>.
/// </summary>
public static partial class TermReader
{
    public const int Most = 1_000_000;

    public static Term Read(string? text)
    {
        var written = Blanks().Replace(text?.Trim() ?? "", " ");
        if (written.Length == 0)
            throw new RuleBroken("rules.term.empty");
        if (Negative().IsMatch(written))
            throw new RuleBroken("rules.term.positive", written);
        return ReadOne(written) ?? throw new RuleBroken("rules.term.unknown", written.Length > 60 ? written[..60] + "…" : written);
    }

    private static Term? ReadOne(string written)
    {
        if (AtOnce().Match(written) is { Success: true } atOnce)
            return new Term.AtOnce(atOnce.Groups["setting"] is { Success: true } setting ? setting.Value : Term.AtOnce.Default);
        if (Amount().Match(written) is { Success: true } amount)
            return ReadAmount(amount, written);
        if (EveryPeriod().Match(written) is { Success: true } every)
            return ReadEvery(every, written);
        if (WhileState().Match(written) is { Success: true } during)
            return new Term.While(ReadAmount(during, written), during.Groups["state"].Value);
        if (OnDay().Match(written) is { Success: true } on)
            return new Term.On(DateOnly.TryParseExact(on.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw new RuleBroken("rules.term.noSuchDay", written));
        if (YearDay().IsMatch(written))
            return new Term.EachYear(ReadMark(written, Cycle.Year));
        return written switch
        {
            "always" => new Term.Always(),
            "in the order" => new Term.InTheOrder(),
            _ => null,
        };
    }

    private static Term ReadAmount(Match amount, string written)
    {
        var number = Number(amount.Groups["number"].Value, written);
        return amount.Groups["unit"].Value switch
        {
            "minute" => new Term.Exact(number, ClockUnit.Minute),
            "hour" => new Term.Exact(number, ClockUnit.Hour),
            "day" => new Term.Days(number),
            _ => new Term.WorkingDays(number),
        };
    }

    private static Term.Every ReadEvery(Match every, string written)
    {
        var cycle = every.Groups["cycle"].Value switch { "month" => Cycle.Month, "quarter" => Cycle.Quarter, _ => Cycle.Year };
        var mark = every.Groups["mark"];
        return new Term.Every(cycle, mark.Success ? ReadMark(mark.Value, cycle, written) : null);
    }

    internal static DayMark ReadMark(string text, Cycle cycle, string? written = null)
    {
        written ??= text;
        var parts = Mark().Match(text);
        var withMonth = parts.Groups["month"].Success;
        var next = parts.Groups["next"].Value;
        if (!parts.Success || withMonth != (cycle == Cycle.Year) || next.Length > 0 && next != (cycle == Cycle.Year ? "year" : "month"))
            throw new RuleBroken("rules.term.unknown", written);
        int? month = withMonth ? int.Parse(parts.Groups["month"].ValueSpan, CultureInfo.InvariantCulture) : null;
        var day = int.Parse(parts.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        // A leap year, so that 29 February can be written.
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2000, month ?? 1))
            throw new RuleBroken("rules.term.noSuchDay", written);
        return new DayMark(parts.Groups["edge"].Value == "before", month, day, next.Length > 0);
    }

    private static int Number(string digits, string written)
    {
        var figures = digits.TrimStart('0');
        if (figures.Length == 0)
            throw new RuleBroken("rules.term.positive", written);
        if (figures.Length > 7 || int.Parse(figures, CultureInfo.InvariantCulture) is var number && number > Most)
            throw new RuleBroken("rules.term.tooLarge", written.Length > 60 ? written[..60] + "…" : written, Most);
        return number;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(every )?[-−]\s?[0-9]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Negative();

    [GeneratedRegex(@"^at once(?: ?\((?<setting>[a-z][a-zA-Z]*)\))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtOnce();

    [GeneratedRegex(@"^(?<number>[0-9]+) (?<unit>minute|hour|day|working day)s?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^every (?<cycle>month|quarter|year)(?: (?<mark>(?:before|by) .+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EveryPeriod();

    [GeneratedRegex(@"^every (?<number>[0-9]+) (?<unit>minute|hour|day)s? while (?<state>[A-Za-z][A-Za-z0-9]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhileState();

    [GeneratedRegex(@"^on (?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnDay();

    [GeneratedRegex(@"^(?:before|by) [0-9]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearDay();

    [GeneratedRegex(@"^(?<edge>before|by) (?:(?<month>[0-9]{1,2})-)?(?<day>[0-9]{1,2})(?: next (?<next>month|year))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
