using System.Globalization;

namespace UngCuu.Documents;

/// <summary>
/// Số, ký hiệu. Numbers start again at 01 on each 1 January, per unit; a draft has a symbol and no number yet.
/// </summary>
public sealed record DocumentNumber(int? Number, string Symbol)
{
    /// <summary><c>05/BC-STTTT</c>: a document with a type.</summary>
    public static DocumentNumber Typed(int? number, string typeCode, string unit) => new(number, $"{typeCode}-{unit}");

    /// <summary><c>12/STTTT-CNTT</c>: a letter names the unit and the department that drew it up.</summary>
    public static DocumentNumber Letter(int? number, string unit, string? department = null) =>
        new(number, department is null ? unit : $"{unit}-{department}");

    public override string ToString() =>
        $"{Number?.ToString("00", CultureInfo.InvariantCulture) ?? "…"}/{PaperText.Line(Symbol)}";

    /// <summary><c>Số: 05/BC-STTTT</c></summary>
    public string Print(PaperWords words) => string.Format(CultureInfo.InvariantCulture, words.Number, this);
}

/// <param name="Day">Vietnam day; null prints dots to be filled when the document is signed.</param>
public sealed record PlaceAndDate(string? Place, DateOnly? Day)
{
    /// <summary><c>Hà Nội, ngày 05 tháng 02 năm 2026</c></summary>
    public string Print(PaperWords words) =>
        string.Format(CultureInfo.InvariantCulture, words.PlaceAndDate, string.IsNullOrWhiteSpace(Place) ? "…" : PaperText.Line(Place), InWords(Day, words));

    /// <summary><c>ngày 05 tháng 02 năm 2026</c>: days below ten and the months 1 and 2 keep a leading zero, so that no figure can be put before them.</summary>
    public static string InWords(DateOnly? day, PaperWords words) => day is { } d
        ? string.Format(CultureInfo.InvariantCulture, words.Date, d.Day.ToString("00", CultureInfo.InvariantCulture), d.Month.ToString(d.Month < 3 ? "00" : "0", CultureInfo.InvariantCulture), d.Year)
        : string.Format(CultureInfo.InvariantCulture, words.Date, "…", "…", "…");
}
