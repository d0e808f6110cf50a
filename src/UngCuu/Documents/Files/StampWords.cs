using System.Text.RegularExpressions;
using UngCuu.Shared;

namespace UngCuu.Documents.Files;

internal enum Degree
{
    None,
    Perhaps,
    Sure,
}

/// <summary>The words of one line or file name, and what they say about a degree of secrecy.</summary>
internal sealed partial class StampWords
{
    /// <summary>The next word makes of mật another word: mật khẩu, mật mã, mật độ, mật ong…</summary>
    private static readonly HashSet<string> Heads = new(
        ["khẩu", "mã", "độ", "ong", "mía", "thư", "danh", "vụ", "thiết", "hiệu", "lệnh", "khau", "ma"],
        StringComparer.Ordinal);

    /// <summary>The word before does: bí mật, bảo mật, cơ mật…</summary>
    private static readonly HashSet<string> Tails = new(
        ["bí", "bảo", "cơ", "cẩn", "thân", "túi", "bi", "bao"],
        StringComparer.Ordinal);

    /// <summary>May stand on a paper beside a degree: how it was stamped, how urgent it is.</summary>
    private static readonly string[][] BesideADegree =
        [["thượng", "khẩn"], ["hỏa", "tốc"], ["hoả", "tốc"], ["khẩn"], ["đã"], ["đóng"], ["dấu"], ["chỉ"], ["mức"], ["cấp"], ["độ", "mật"]];

    /// <summary>Call a paper secret without being its stamp.</summary>
    private static readonly string[][] Papers = [["tài", "liệu"], ["văn", "bản"], ["hồ", "sơ"], ["công", "văn"], ["loại"], ["bản"]];

    /// <summary>Words of the longest line that is still a stamp: "Đã đóng dấu chỉ mức độ mật T U Y Ệ T M Ậ T".</summary>
    private const int LongestAlone = 20;

    private readonly List<Word> words;

    private StampWords(List<Word> words) => this.words = words;

    public static StampWords Of(string line) => new([.. Pattern().Matches(line).Select(m => new Word(m.Value))]);

    public bool AreNone => words.Count == 0;

    public bool AreCapitals => words.TrueForAll(w => w.IsCapital);

    public bool AreSmall => words.TrueForAll(w => string.Equals(w.Text, w.Low, StringComparison.Ordinal));

    /// <summary>The line holds a degree and nothing else but what stands beside one on paper.</summary>
    public Degree Alone
    {
        get
        {
            if (words.Count > LongestAlone)
                return Degree.None;
            var rest = Joined(words.Where(w => !w.IsNumber).ToList());
            while (BesideADegree.Any(beside => DropStart(rest, beside) || DropEnd(rest, beside)))
            {
            }
            var degree = DegreeOf(rest);
            return degree == Degree.None && Papers.Any(p => DropStart(rest, p)) && DegreeOf(rest) != Degree.None ? Degree.Perhaps : degree;
        }
    }

    /// <summary>Behind the label "Độ mật" marks and capitals need not be right: the label has said what is meant.</summary>
    public bool NameADegree => words switch
    {
        [{ Low: "mật" or "mat" }] => true,
        [{ Low: "tối" or "tuyệt" or "toi" or "tuyet" }, { Low: "mật" or "mat" }] => true,
        [{ Low: "a" or "b" or "c" }] => true,
        _ => false,
    };

    public bool MayStandBeforeALabel => words.TrueForAll(w => w.IsNumber || w.Low is "mức" or "cấp" or "dấu" or "chỉ" or "muc" or "cap" or "dau" or "chi");

    /// <summary>A sentence speaks of tối mật or tuyệt mật, of a stamp, or sets MẬT in capitals among small letters.</summary>
    public bool SpeakOfOne
    {
        get
        {
            var capitals = AreCapitals;
            for (var i = 0; i < words.Count; i++)
            {
                if (i + 1 < words.Count && Heads.Contains(words[i + 1].Low))
                    continue;
                var before = i == 0 ? "" : words[i - 1].Low;
                if ((words[i].Low, before) is ("mật", "tối" or "tuyệt" or "dấu") or ("mat", "tuyet"))
                    return true;
                if (words[i].Text == "MẬT" && !Tails.Contains(before) && !capitals)
                    return true;
            }
            return false;
        }
    }

    public bool AreOneWord => words.Count == 1;

    /// <summary>A text wrapped inside "bảo mật" leaves half a word that looks like a stamp; both halves are written alike.</summary>
    public bool EndAWordOf(StampWords? before) =>
        words.Count == 1 && before is { words: [.., var last] } && Tails.Contains(last.Low) && last.IsCapital == words[0].IsCapital;

    public bool BeginAWordOf(StampWords? after) => words.Count == 1 && after is { words: [var first, ..] } && Heads.Contains(first.Low);

    /// <summary>Without marks "tuyet mat" has one reading, "toi mat" two (tôi mất), "mat" many: mặt, mắt, mất, mát.</summary>
    private static Degree DegreeOf(List<Word> words) => words switch
    {
        [{ Low: "mật" }] or [{ Low: "tối" or "tuyệt" }, { Low: "mật" }] => Degree.Sure,
        [{ Low: "tuyet" }, { Low: "mat" }] or [{ Text: "TOI" }, { Text: "MAT" }] => Degree.Sure,
        [{ Low: "toi" }, { Low: "mat" }] or [{ Text: "MAT" }] => Degree.Perhaps,
        _ => Degree.None,
    };

    /// <summary>"M Ậ T": letters set apart are read as the word they make.</summary>
    private static List<Word> Joined(List<Word> words)
    {
        if (words.Count < 3 || words.Exists(w => w.Text.Length > 1))
            return words;
        var letters = string.Concat(words.Select(w => w.Text));
        var split = letters.Length - "MẬT".Length;
        return split == 0 ? [new Word(letters)] : [new Word(letters[..split]), new Word(letters[split..])];
    }

    private static bool DropStart(List<Word> rest, string[] start)
    {
        if (rest.Count <= start.Length || !rest.Take(start.Length).Select(w => w.Low).SequenceEqual(start, StringComparer.Ordinal))
            return false;
        rest.RemoveRange(0, start.Length);
        return true;
    }

    private static bool DropEnd(List<Word> rest, string[] end)
    {
        if (rest.Count <= end.Length || !rest.TakeLast(end.Length).Select(w => w.Low).SequenceEqual(end, StringComparer.Ordinal))
            return false;
        rest.RemoveRange(rest.Count - end.Length, end.Length);
        return true;
    }

    [GeneratedRegex(@"\p{L}+|\d+", RegexOptions.None, 1000)]
    private static partial Regex Pattern();

    private sealed record Word(string Text)
    {
        public string Low { get; } = Text.ToLower(Texts.Vietnamese);

        public bool IsNumber => char.IsDigit(Text[0]);

        public bool IsCapital => string.Equals(Text, Text.ToUpper(Texts.Vietnamese), StringComparison.Ordinal);
    }
}
