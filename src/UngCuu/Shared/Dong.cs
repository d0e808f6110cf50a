using System.Globalization;

namespace UngCuu.Shared;

/// <summary>Money: whole đồng.</summary>
public readonly record struct Dong(long Amount)
{
    public static Dong operator +(Dong a, Dong b) => new(checked(a.Amount + b.Amount));

    public static Dong Add(Dong a, Dong b) => a + b;

    /// <summary><c>1.300.000 đồng</c>: the point groups thousands on official documents in both languages.</summary>
    public override string ToString() => Amount.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN")) + " đồng";
}
