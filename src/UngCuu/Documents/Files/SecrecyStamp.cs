using System.Text;
using System.Text.RegularExpressions;

namespace UngCuu.Documents.Files;

public enum Secrecy
{
    None,

    /// <summary>May be a stamp: the sender is asked and decides.</summary>
    Ask,

    /// <summary>Stamped as a state secret: this system is not accredited for it.</summary>
    Refused,
}

/// <summary>
/// Finds papers stamped as state secrets by their stamp: a degree standing alone on a line, a line "Độ mật: …", a file so named. Words
/// such as mật khẩu, bảo mật, bí mật kinh doanh inside a text are never a stamp; incident reports are full of them.
/// </summary>
public static partial class SecrecyStamp
{
    public static Secrecy Check(IEnumerable<string?> texts, IEnumerable<string?> fileNames) =>
        texts.Select(OfText).Concat(fileNames.Select(OfFileName)).DefaultIfEmpty().Max();

    public static Secrecy OfText(string? text)
    {
        var lines = Shape(text).Split('\n');
        return lines.Select((line, i) => OfLine(line, i == 0 ? "" : lines[i - 1])).Max();
    }

    public static Secrecy OfFileName(string? name)
    {
        var last = Shape(name).Replace('\n', ' ').Split('/', '\\')[^1];
        var stem = Extension().Replace(last, "");
        var words = StampWords.Of(stem);
        var alone = OfWords(words);
        if (alone == Secrecy.Refused || SetApart(Separators().Split(stem)).Any())
            return Secrecy.Refused;
        // An underscore may stand for a blank: BẢO_MẬT is one word, and in a name all in capitals the stamp is not set apart by its own.
        var parts = Underscores().Split(stem);
        var set = SetApart(parts).Where(p => !p.Part.EndAWordOf(p.Before) && !p.Part.BeginAWordOf(p.After)).ToList();
        if (set.Count == 0)
            return alone;
        return words.AreCapitals && set.TrueForAll(p => p.Part.AreOneWord) ? Secrecy.Ask : Secrecy.Refused;
    }

    private static Secrecy OfLine(string line, string before)
    {
        var labelled = OfLabel(line);
        if (labelled != Secrecy.None)
            return labelled;
        var words = StampWords.Of(line);
        var alone = words.Alone;
        if (alone == Degree.None)
            return words.SpeakOfOne ? Secrecy.Ask : Secrecy.None;
        if (words.EndAWordOf(StampWords.Of(before)))
            return Secrecy.None;
        return alone == Degree.Sure && !(words.AreSmall && Unfinished().IsMatch(before)) ? Secrecy.Refused : Secrecy.Ask;
    }

    /// <summary>"Độ mật: Tối mật": refused where a line begins so, asked about in the middle of a sentence.</summary>
    private static Secrecy OfLabel(string line)
    {
        var worst = Secrecy.None;
        foreach (Match label in Labels().Matches(line))
            if (StampWords.Of(label.Groups["degree"].Value).NameADegree)
                worst = Worse(worst, StampWords.Of(line[..label.Index]).MayStandBeforeALabel ? Secrecy.Refused : Secrecy.Ask);
        return worst;
    }

    /// <summary>"Báo cáo (MẬT)", "TUYỆT MẬT - Kế hoạch": one part of the name is a degree in capitals.</summary>
    private static IEnumerable<(StampWords? Before, StampWords Part, StampWords? After)> SetApart(string[] pieces)
    {
        var parts = pieces.Select(StampWords.Of).Where(p => !p.AreNone).ToList();
        for (var i = 0; i < parts.Count && parts.Count > 1; i++)
            if (parts[i] is { Alone: Degree.Sure, AreCapitals: true })
                yield return (parts.ElementAtOrDefault(i - 1), parts[i], parts.ElementAtOrDefault(i + 1));
    }

    private static Secrecy OfWords(StampWords words) => words.Alone switch
    {
        Degree.Sure => Secrecy.Refused,
        Degree.Perhaps => Secrecy.Ask,
        _ => words.SpeakOfOne ? Secrecy.Ask : Secrecy.None,
    };

    private static Secrecy Worse(Secrecy a, Secrecy b) => a > b ? a : b;

    /// <summary>Full-width and other shapes of a letter become the letter, pieces are composed, invisible marks go.</summary>
    private static string Shape(string? text) => PaperText.Clean(PaperText.Clean(text).Normalize(NormalizationForm.FormKC));

    [GeneratedRegex(@"\b(?:độ\s+mật|do\s+mat)\s*[:=–-]\s*[\[(""“'*_]*\s*(?<degree>\p{L}+(?:\s+(?:mật|mat))?)(?=\s*(?:$|[.,;/)\]""”'*_|–-])|\s{2}|\s+\(|\s+(?:độ|do)\s)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Labels();

    /// <summary>The line before goes on here: it ends in a word or a comma.</summary>
    [GeneratedRegex(@"[\p{L}\p{N},]\s*$", RegexOptions.None, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\.[A-Za-z0-9]{1,5}$", RegexOptions.None, 1000)]
    private static partial Regex Extension();

    [GeneratedRegex(@"[()\[\]{}+,;.]+|\s+[-–—]+\s+|[-–—]{2,}|_[-–—]_", RegexOptions.None, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"_+", RegexOptions.None, 1000)]
    private static partial Regex Underscores();
}
