namespace UngCuu.Web.TagHelpers;

/// <summary>What a colour says. Red is kept for the late and the serious, amber for soon, green for done.</summary>
public enum Tone
{
    Quiet,
    Info,
    Good,
    Soon,
    Late,
}

internal static class ToneClasses
{
    public static string Of(string family, Tone tone) => $"{family}-{Name(tone)}";

    public static string Name(Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Good => "good",
        Tone.Soon => "soon",
        Tone.Late => "late",
        _ => "quiet",
    };
}
