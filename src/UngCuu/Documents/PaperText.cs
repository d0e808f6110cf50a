using System.Globalization;
using System.Text;
using UngCuu.Shared;

namespace UngCuu.Documents;

/// <summary>Makes any text fit for paper: composed letters, no control, direction or invisible marks, nothing XML refuses.</summary>
public static class PaperText
{
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
                clean.Append('\n');
            else if (rune.Value == '\t')
                clean.Append(' ');
            else if (IsPrintable(rune))
                clean.Append(rune.ToString());
        }
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>As one line, for names, labels and headings.</summary>
    public static string Line(string? text) => Clean(text).Replace('\n', ' ').Trim();

    public static string Capitals(string? text) => Line(text).ToUpper(Texts.Vietnamese);

    /// <summary>The items of a list as the Decree ends them: a semicolon after each, a full stop after the last.</summary>
    public static IEnumerable<string> Ended(IReadOnlyList<string> items) =>
        items.Select((item, i) => Line(item).TrimEnd('.', ';', ',', ' ') + (i == items.Count - 1 ? "." : ";"));

    /// <summary>
    /// How long the longest line is when a heading is set in the fewest lines, as even as possible, the way officials set names.
    /// </summary>
    /// <param name="room">Characters that fit on one line.</param>
    public static int LongestLine(string line, int room)
    {
        var words = line.Split(' ');
        var fewest = Wrap(words, room);
        for (var shorter = fewest.Longest - 1; shorter > 0; shorter--)
        {
            var tighter = Wrap(words, shorter);
            if (tighter.Lines > fewest.Lines || tighter.Longest > shorter)
                break;
            fewest = tighter;
        }
        return fewest.Longest;
    }

    private static (int Lines, int Longest) Wrap(string[] words, int room)
    {
        var (lines, longest, current) = (1, 0, words[0].Length);
        foreach (var word in words.Skip(1))
        {
            if (current + 1 + word.Length <= room)
            {
                current += 1 + word.Length;
                continue;
            }
            longest = Math.Max(longest, current);
            (lines, current) = (lines + 1, word.Length);
        }
        return (lines, Math.Max(longest, current));
    }

    private static bool IsPrintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
