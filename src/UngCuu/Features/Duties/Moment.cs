using System.Globalization;
using System.Text.RegularExpressions;
using UngCuu.Shared;

namespace UngCuu.Features.Duties;

/// <summary>A moment as written on the command line and in exchanged files: ISO 8601 with any offset; without one it is Vietnam time.</summary>
public static partial class Moment
{
    /// <summary>The moment in UTC.</summary>
    public static DateTime Read(string? text)
    {
        var written = text?.Trim() ?? "";
        var match = Written().Match(written);
        if (!match.Success)
            throw Wrong(written);
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var offset = match.Groups["sign"].Success
            ? new TimeSpan(Part("offsetHours"), Part("offsetMinutes"), 0) * (match.Groups["sign"].Value == "-" ? -1 : 1)
            : match.Groups["utc"].Success ? TimeSpan.Zero : VietnamTime.Offset;
        // 24:00 is how the law writes the end of a day.
        var endOfDay = Part("hour") == 24 && Part("minute") == 0 && Part("second") == 0 && match.Groups["fraction"].Value.Trim('0').Length == 0;
        if (Part("offsetMinutes") > 59 || offset.Duration() > TimeSpan.FromHours(14))
            throw Wrong(written);
        try
        {
            var local = new DateTime(Part("year"), Part("month"), Part("day"), endOfDay ? 0 : Part("hour"), Part("minute"), Part("second"), DateTimeKind.Utc);
            // Micros are all that is stored.
            var micros = match.Groups["fraction"].Success
                ? long.Parse(match.Groups["fraction"].Value.PadRight(7, '0')[..6], CultureInfo.InvariantCulture)
                : 0;
            return (endOfDay ? local.AddDays(1) : local).AddTicks(micros * TimeSpan.TicksPerMicrosecond) - offset;
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Wrong(written);
        }
    }

    /// <summary>As <see cref="Read"/>, but a day without a time means its end.</summary>
    public static DateTime ReadEnd(string text) => text.Trim().Length == 10 ? Read(text).AddDays(1) : Read(text);

    /// <summary>In Vietnam time with its offset; fractions of a second only where there are any.</summary>
    public static string Write(DateTime utc)
    {
        try
        {
            return VietnamTime.FromUtc(utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) + "+07:00";
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new RuleBroken("rules.term.tooFar", "");
        }
    }

    private static RuleBroken Wrong(string written) => new("duties.ask.moment", written.Length > 60 ? written[..60] + "…" : written);

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})(?:[Tt ](?<hour>[0-9]{2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,7}))?)?\s?(?:(?<utc>[Zz])|(?<sign>[+-])(?<offsetHours>[0-9]{2})(?::?(?<offsetMinutes>[0-9]{2}))?)?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
