using System.Globalization;
using System.Text;
using CsCheck;

namespace UngCuu.Tests.Support;

/// <summary>
/// With how many inputs each property is tried: <see cref="Usual"/>, or as many as UNGCUU_TEST_INPUTS says
/// (<c>UNGCUU_TEST_INPUTS=1000000 ./test</c> for a night). And what those inputs are made of: texts as people, programs and enemies type them.
/// </summary>
internal static class Inputs
{
    public const int Usual = 100_000;

    public static readonly long Number =
#pragma warning disable RS0030 // the switch of the test run
        long.TryParse(Environment.GetEnvironmentVariable("UNGCUU_TEST_INPUTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Usual;
#pragma warning restore RS0030

    private static readonly string[] Pieces =
    [
        "đ", "Đ", "Ứng", "ự", "ự".Normalize(NormalizationForm.FormD), "Nguyễn", "Nguyễn".Normalize(NormalizationForm.FormD), "Ế".Normalize(NormalizationForm.FormD), "ngày", "giờ",
        "\u0301", "\u0323", "\u031b", "\u0345", "ﬁ", "²", "İ", "ı", "ẞ", "ς", "K", "٣", "２", "१", "ⅷ", "é", "漢", "א", "ا", "\u1100\u1161",
        "\ud83d\ude00", "\ud83d", "\ude00", "\u202e", "\u202c", "\u2066", "\u200b", "\u200d", "\u200f", "\ufeff", "\ue000", "\ufffe", "\u00ad", "\u00a0", "\u2028", "\u3000",
        "\0", "\u0001", "\u001b", "\u0085", "\t", "\r", "\n", "\r\n", " ", "  ", "=", "+", "-", "−", "@", "'", "\"", "`", ",", ";", ":", ".", "..", "/", "//", "\\", "?", "&", "#", "%", "%2f", "%00",
        "<", ">", "<script>", "|", "*", "(", ")", "[", "]", "{", "}", "_", "~", "!", "$", "^", "0", "00", "1", "9", "28", "29", "30", "31", "366", "1899", "1900", "2000", "2199", "2200", "9999",
        "2147483648", "9223372036854775808", "99999999999999999999", "1e9", "NaN", "null", "true", "T", "Z", "h", "x", "a", "SC-", "::", "ffff", "255.255.255.255", "0.0.0.0", "nơi.vn", new string('a', 300),
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    private static readonly Gen<int> Place = Gen.Int[0, 10_000];

    /// <summary>Anything at all, half characters included.</summary>
    public static readonly Gen<string> Typed = Gen.Frequency((3, Piece.Array[0, 9].Select(string.Concat)), (1, Gen.String));

    /// <summary>Anything that is text: no half characters.</summary>
    public static readonly Gen<string> Whole = Typed.Select(MadeWhole);

    /// <summary>Half characters become the mark for what cannot be read, as any decoder would have it.</summary>
    public static string MadeWhole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>What is nearly right: one of these with a few letters changed, put in or left out.</summary>
    public static Gen<string> Near(params string[] right) => Gen.Select(Gen.Int[0, right.Length - 1], Gen.Select(Gen.Int[0, 3], Place, Piece).Array[0, 3], (one, slips) =>
    {
        var text = new StringBuilder(right[one]);
        foreach (var (kind, at, piece) in slips)
        {
            var place = at % (text.Length + 1);
            if (kind is 0 or 1 && place < text.Length)
                text.Remove(place, 1);
            if (kind is 1 or 2)
                text.Insert(place, piece);
            if (kind is 3 && place < text.Length)
                text[place] = (char)('0' + at % 10);
        }
        return text.ToString();
    });

    public static Gen<string> TypedOrNear(params string[] right) => Gen.OneOf(Typed, Near(right));

    extension<T>(Gen<T> inputs)
    {
        public void Many(Func<T, bool> holds) => inputs.Sample(holds, iter: Number);

        public void Many(Action<T> check) => inputs.Sample(check, iter: Number);
    }

    public static void Many<A, B>(this Gen<(A, B)> inputs, Func<A, B, bool> holds) => inputs.Sample(holds, iter: Number);

    public static void Many<A, B, C>(this Gen<(A, B, C)> inputs, Func<A, B, C, bool> holds) => inputs.Sample(holds, iter: Number);

    public static void Many<A, B, C, D>(this Gen<(A, B, C, D)> inputs, Func<A, B, C, D, bool> holds) => inputs.Sample(holds, iter: Number);
}
