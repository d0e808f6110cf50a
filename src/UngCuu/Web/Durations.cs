using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>Lengths of time in words. Always rounded down: nobody is promised a minute that is not there, nobody is called later than they are.</summary>
public static class Durations
{
    public static string Left(Texts texts, TimeSpan left) =>
        left < TimeSpan.Zero ? texts["time.late", Amount(texts, left.Negate())] : texts["time.left", Amount(texts, left)];

    public static string Ago(Texts texts, TimeSpan ago) =>
        ago < TimeSpan.Zero ? texts["time.in", Amount(texts, ago.Negate())] : texts["time.ago", Amount(texts, ago)];

    /// <summary>Minutes up to an hour, hours and minutes up to six, hours up to two days, then days. app.js words it the same way.</summary>
    public static string Amount(Texts texts, TimeSpan length)
    {
        if (length < TimeSpan.FromMinutes(1))
            return texts["time.moment"];
        if (length < TimeSpan.FromHours(1))
            return Count(texts, "time.minute", length.Minutes);
        if (length < TimeSpan.FromHours(6) && length.Minutes > 0)
            return $"{Count(texts, "time.hour", length.Hours)} {Count(texts, "time.minute", length.Minutes)}";
        return length < TimeSpan.FromDays(2)
            ? Count(texts, "time.hour", (int)length.TotalHours)
            : Count(texts, "time.day", (int)length.TotalDays);
    }

    private static string Count(Texts texts, string unit, int number) =>
        texts[number == 1 ? unit : unit + "s", Figures.Show(number)];
}
