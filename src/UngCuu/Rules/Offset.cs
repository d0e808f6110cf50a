using System.Globalization;
using System.Text.RegularExpressions;

namespace UngCuu.Rules;

/// <summary>A distance from the due moment, as reminders are written: <c>-1 day</c>, <c>0</c>, <c>+30 minutes</c>.</summary>
public sealed partial record Offset(string Text, TimeSpan Span)
{
    public static Offset Read(string text)
    {
        var match = Written().Match(text);
        if (!match.Success)
            throw new FormatException($"'{text}' is not a distance such as -1 day, 0 or +30 minutes");
        if (!match.Groups["number"].Success)
            return new Offset(text, TimeSpan.Zero);
        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var span = match.Groups["unit"].Value switch
        {
            "minute" => TimeSpan.FromMinutes(number),
            "hour" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
        return new Offset(text, match.Groups["sign"].Value == "-" ? -span : span);
    }

    public override string ToString() => Text;

    [GeneratedRegex(@"^(?:0|(?<sign>[+-])(?<number>[1-9][0-9]{0,3}) (?<unit>minute|hour|day)s?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
