using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace UngCuu.Documents.Files;

/// <summary>Names people give files: kept readable, never trusted.</summary>
public static class FileName
{
    /// <summary>Letters kept; the extension is kept whole up to <see cref="LongestExtension"/>.</summary>
    public const int Longest = 120;

    private const int LongestExtension = 12;

    private const string Nameless = "tep-dinh-kem";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <summary>
    /// The last part of the path in composed letters, without control, direction and other invisible marks, without characters
    /// some system refuses, cut to a bearable length.
    /// </summary>
    public static string Clean(string? name)
    {
        var text = PaperText.Line(name);
        text = text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var next = letter is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '_' : char.IsWhiteSpace(letter) ? ' ' : letter;
            if (next != ' ' || clean.Length == 0 || clean[^1] != ' ')
                clean.Append(next);
        }
        var cut = Cut(clean.ToString().Trim(' ', '.'));
        return Devices.Contains(cut.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase) ? "_" + cut : cut;
    }

    /// <summary>RFC 6266: plain letters for old programs, the real name in UTF-8 (RFC 5987) for all others; always an attachment.</summary>
    public static string ContentDisposition(string name)
    {
        var clean = Clean(name);
        return new ContentDispositionHeaderValue("attachment") { FileName = $"\"{Plain(clean)}\"", FileNameStar = clean }.ToString();
    }

    private static string Cut(string name)
    {
        if (name.Length == 0)
            return Nameless;
        if (name.Length <= Longest)
            return name;
        var dot = name.LastIndexOf('.');
        var extension = dot > 0 && name.Length - dot <= LongestExtension ? name[dot..] : "";
        var stem = name[..(Longest - extension.Length)];
        if (char.IsHighSurrogate(stem[^1]))
            stem = stem[..^1];
        return stem.TrimEnd(' ', '.') + extension;
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            plain.Append(letter switch { 'đ' => 'd', 'Đ' => 'D', '\\' or '"' or '%' => '_', >= ' ' and < '\u007f' => letter, _ => '_' });
        }
        return plain.ToString();
    }
}
