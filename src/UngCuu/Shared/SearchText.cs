using System.Globalization;
using System.Text;

namespace UngCuu.Shared;

/// <summary>
/// Folds a text for searching: decomposed, marks dropped, đ to d, lower case, runs of white space to one blank.
/// Made here and not in a database because SQLite's own folding keeps đ and PostgreSQL's unaccent cannot be indexed.
/// </summary>
public static class SearchText
{
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        var blank = false;
        foreach (var rune in text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (Rune.IsWhiteSpace(rune) || category == UnicodeCategory.Control)
            {
                blank = folded.Length > 0;
                continue;
            }
            if (blank)
                folded.Append(' ');
            blank = false;
            folded.Append(rune.Value is 'đ' or 'Đ' ? "d" : Rune.ToLowerInvariant(rune).ToString());
        }
        return folded.ToString();
    }

    public static string Fold(params IEnumerable<string?> parts) => Fold(string.Join(' ', parts));
}
