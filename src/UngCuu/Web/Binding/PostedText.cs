using System.Globalization;
using System.Text;

namespace UngCuu.Web.Binding;

/// <summary>
/// What people type, made fit to be stored: composed Unicode, no marks that turn the direction of writing or cannot be seen,
/// no blanks at the ends. One line unless the field has several.
/// </summary>
public static class PostedText
{
    /// <summary>Null: the text holds a NUL or half a character and must be refused.</summary>
    public static string? Clean(string text, bool lines)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || !IsWhole(text))
            return null;
        var clean = new StringBuilder(text.Length);
        var composed = text.ReplaceLineEndings("\n").Replace("\uFFFE", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC); // U+FFFE is no letter and cannot be composed
        foreach (var letter in composed)
        {
            if (letter is '\n' or '\t')
                clean.Append(lines ? letter : ' ');
            else if (!IsUnwanted(letter))
                clean.Append(letter);
        }
        // Dropping a mark may bring letters together that compose.
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static bool IsUnwanted(char letter) =>
        char.IsControl(letter)
        || letter is '\u061C' or '\u200E' or '\u200F' or '\uFEFF'
        || letter is >= '\u202A' and <= '\u202E'
        || letter is >= '\u2066' and <= '\u2069'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.PrivateUse;

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i]))
                return false;
        }
        return true;
    }
}
