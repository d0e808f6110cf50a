using System.Text;
using CsCheck;
using UngCuu.Tests.Support;
using UngCuu.Web.Binding;

namespace UngCuu.Tests.Web.Binding;

public class PostedTextTests
{
    /// <summary>Any text a browser or a program could send, rich in what must not get through.</summary>
    private static readonly Gen<string> Posted =
        Gen.OneOf(
            Gen.Char,
            Gen.Char["ếệưđÊĐ"],
            Gen.Char['\u0300', '\u0323'],
            Gen.Char['\u2028', '\u202E'],
            Gen.Char['\u2066', '\u2069'],
            Gen.Char['\0', ' '],
            Gen.Char["aăâeêioôơuưy \r\n\t\u200F\uFEFF"]).Array[0, 40].Select(letters => new string(letters));

    [Theory]
    [InlineData("  Sự cố  ", "Sự cố")]
    [InlineData("Su\u031b\u0323 cô\u0301", "Sự cố")]
    [InlineData("hai\r\ndòng", "hai dòng")]
    [InlineData("a\u202Efdp.exe\u202C", "afdp.exe")]
    [InlineData("\u2067b\u2069\u200Ec\uFEFF\u0007", "bc")]
    [InlineData("a\tb", "a b")]
    [InlineData("   ", "")]
    [InlineData("👩‍🚒 trực", "👩‍🚒 trực")]
    public void One_line_is_composed_trimmed_and_freed_of_hidden_marks(string posted, string kept) =>
        Assert.Equal(kept, PostedText.Clean(posted, lines: false));

    [Fact]
    public void Several_lines_keep_their_line_ends_as_one_letter_and_their_tabs() =>
        Assert.Equal("một\n\thai\nba", PostedText.Clean("một\r\n\thai\rba\r\n", lines: true));

    [Fact]
    public void A_NUL_or_half_a_letter_is_refused() =>
        Assert.All(["a\0b", "\uD83D", "\uDE00\uD83D", "a\uD83Db"], posted => Assert.Null(PostedText.Clean(posted, lines: true)));

    [Fact]
    public void Cleaning_twice_changes_nothing_and_leaves_nothing_that_turns_or_hides() =>
        Gen.Select(Posted, Gen.Bool).Many((posted, lines) =>
        {
            if (PostedText.Clean(posted, lines) is not { } clean)
                return posted.Contains('\0', StringComparison.Ordinal) || posted.Any(char.IsSurrogate);
            return PostedText.Clean(clean, lines) == clean
                && clean.IsNormalized(NormalizationForm.FormC)
                && clean == clean.Trim()
                && !clean.Any(c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF')
                && !clean.Any(c => char.IsControl(c) && !(lines && c is '\n' or '\t'));
        });

    [Fact]
    public void Letters_people_read_are_never_lost() =>
        Gen.Char["abcxyzăâêôơưđÁẾỢ0123456789-–“”"].Array[1, 30].Select(letters => new string(letters)).Many(posted =>
            PostedText.Clean(posted.Normalize(NormalizationForm.FormD), lines: false) == posted);
}
