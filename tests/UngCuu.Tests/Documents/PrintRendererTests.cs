using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using UngCuu.Documents;
using UngCuu.Documents.Word;

namespace UngCuu.Tests.Documents;

public partial class PrintRendererTests
{
    private static readonly PrintRenderer Print = new(Layout.Current);
    private static readonly string Css = Sheet();

    public static TheoryData<string> Names => WordRendererTests.Names;

    [Theory, MemberData(nameof(Names))]
    public void The_print_page_says_the_same_words_as_the_word_file(string name)
    {
        var document = WordRendererTests.All[name]() with { Mark = DocumentMark.None };
        Assert.Equal(Words(WordText.Of(new WordRenderer(Layout.Current).Render(document))), Words(Read(document)), StringComparer.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_print_page_has_no_inline_style_and_no_script_and_only_known_classes(string name)
    {
        var page = Parse(Print.Render(WordRendererTests.All[name]()).Value!);
        Assert.All(page.Body!.QuerySelectorAll("*"), element =>
        {
            Assert.False(element.LocalName is "script" or "style");
            Assert.Empty(element.Attributes.Select(a => a.Name).Except((string[])["class", "lang", "aria-label", "role", "scope", "colspan"], StringComparer.Ordinal));
            Assert.All(element.ClassList, c => Assert.Contains("." + c, Css, StringComparison.Ordinal));
        });
        Assert.Equal("vi", page.QuerySelector("article")!.GetAttribute("lang"));
    }

    [Fact]
    public void Nothing_a_person_wrote_becomes_markup()
    {
        AssertText("<script>alert(1)</script> <img src=x onerror=alert(1)> \" ' & &lt; </article>");
        Gen.String.Sample(AssertText, iter: 200);

        static void AssertText(string text)
        {
            var page = Parse(Print.Render(new OfficialDocument { Title = text, TypeName = text, Body = [Paragraph.Of(text)] }).Value!);
            Assert.Equal(3, page.QuerySelectorAll("h2, article > p, article").Length);
            Assert.Empty(page.QuerySelectorAll("script, img"));
            Assert.Equal(Plain(PaperText.Line(text)), Plain(page.QuerySelector("h2")!.TextContent));
        }
    }

    [Fact]
    public void A_ticked_box_is_told_to_a_screen_reader()
    {
        var page = Parse(Print.Render(new OfficialDocument { Title = "Thử", Body = [new CheckBoxes([new CheckBox("Có", true), new CheckBox("Không", false)], several: false)] }).Value!);
        Assert.Equal(["đã chọn", "không chọn"], page.QuerySelectorAll("[role=img]").Select(b => b.GetAttribute("aria-label")), StringComparer.Ordinal);
    }

    [Fact]
    public void The_style_sheet_has_the_lengths_and_words_of_the_layout()
    {
        var layout = Layout.Current;
        var (page, sizes, heading) = (layout.Page, layout.Sizes, layout.Heading);
        string[] wanted =
        [
            Text($"size: {page.Width}mm {page.Height}mm;"),
            Text($"margin: {page.Top}mm {page.Right}mm {page.Bottom}mm {page.Left}mm;"),
            Text($"padding: {page.Top}mm {page.Right}mm {page.Bottom}mm {page.Left}mm;"),
            Text($"font: {sizes.Body}pt/"),
            Text($"font: {sizes.PageNumber}pt "),
            Text($"grid-template-columns: {heading.IssuerColumn}mm 1fr;"),
            Text($"grid-template-columns: 1fr {layout.Signature.Column}mm;"),
            Text($"margin-top: {layout.Signature.Space}pt;"),
            Text($".paper-nation {{ font-size: {sizes.Nation}pt;"),
            Text($".paper-issuer {{ font-size: {sizes.Issuer}pt;"),
            Text($"border-bottom: 1px solid #000; font-size: {sizes.Motto}pt;"),
            Text($".paper-number {{ font-size: {sizes.Number}pt;"),
            Text($".paper-recipients {{ font-size: {sizes.Recipients}pt;"),
            Text($"text-indent: {layout.Text.FirstLine}mm;"),
            Text($"width: {heading.FormBox}mm;"),
            $"content: \"{layout.Words.Of(DocumentMark.Drill)}\"",
            $"content: \"{layout.Words.Of(DocumentMark.Demonstration)}\"",
        ];
        Assert.All(wanted, w => Assert.Contains(w, Css, StringComparison.Ordinal));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Read(OfficialDocument document)
    {
        var page = Parse(Print.Render(document).Value!);
        // Lines of the fragment touch each other; a reader sees them apart.
        foreach (var element in page.QuerySelectorAll("p, li, td, th, h1, h2, h3, h4, .paper-check, br"))
            element.After(page.CreateTextNode("\n"));
        return page.Body!.TextContent;
    }

    private static List<string> Words(string text) =>
        [.. text.Split([' ', '\n', '\u00a0', '\u2003', '|', '/', '…'], StringSplitOptions.RemoveEmptyEntries).Where(w => w != "-").Order(StringComparer.Ordinal)];

    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    private static IDocument Parse(string fragment) => new HtmlParser().ParseDocument("<!doctype html><body>" + fragment);

    private static string Sheet([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/UngCuu/Documents/print.css"));

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
