using System.Globalization;

namespace UngCuu.Web;

/// <summary>Numbers as shown to people: groups of three apart by a space that never breaks, <c>4 212</c>.</summary>
public static class Figures
{
    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = "\u00a0", NegativeSign = "−" };

    public static string Show(long number) => number.ToString("#,0", Grouped);

    public static string Show(Counted counted) => counted.More ? Show(counted.Number) + "+" : Show(counted.Number);
}
