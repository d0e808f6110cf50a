using System.Globalization;

namespace UngCuu.Web;

/// <summary>Numbers as shown to people: groups of three apart by a space that never breaks, <c>4 212</c>.</summary>
public static class Figures
{
    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = "\u00a0", NegativeSign = "−" };

    public static string Show(long number) => number.ToString("#,0", Grouped);

    /// <summary>A file's size as people read it.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => $"{Show(bytes)} B",
        < 1024 * 1024 => $"{Show(bytes / 1024)} KB",
        _ => $"{Show(bytes / (1024 * 1024))} MB",
    };

    public static string Show(Counted counted) => counted.More ? Show(counted.Number) + "+" : Show(counted.Number);
}
