using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using UngCuu.Data.Providers;
using UngCuu.Documents;
using UngCuu.Documents.Files;
using UngCuu.Features.Incidents;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Fuzz;

/// <summary>What becomes of texts: folded, indexed, put into addresses, headers and files.</summary>
public class TextsTests
{
    [Fact]
    public void A_text_folds_the_same_however_it_is_composed_and_once_is_enough() => Inputs.Whole.Many(text =>
    {
        var folded = SearchText.Fold(text);
        Assert.Equal(folded, SearchText.Fold(text.Replace("\ufffe", " ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD)));
        Assert.Equal(folded, SearchText.Fold(text.Replace("\ufffe", " ", StringComparison.Ordinal).Normalize(NormalizationForm.FormC)));
        Assert.Equal(folded, SearchText.Fold(folded));
        Assert.Equal(folded, folded.Trim());
    });

    /// <summary>Or somebody would search for what stands before their eyes and not find it.</summary>
    [Fact]
    public void Every_word_asked_for_is_a_word_of_the_index_when_the_same_text_is_indexed() => Inputs.Whole.Many(text =>
    {
        var indexed = SearchWords.ForIndex(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var asked = SearchWords.Of(SearchText.Fold(text)).ToList();
        Assert.Equal(indexed.Take(SearchWords.Most), asked);
        Assert.All(asked, word => Assert.True(word.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)));
    });

    [Fact]
    public void An_address_to_go_on_to_is_always_one_of_ours() => Inputs.TypedOrNear("/incidents?q=a", "//x.example", "/\\x.example", "/%2f%2fx.example/", "/a/../..//x", "/\t/x.example", "https://x.example", "/a?back=//x", "/#x").Many(text =>
    {
        var address = LocalAddress.Of(text);
        Assert.StartsWith("/", address, StringComparison.Ordinal);
        Assert.False(address.Length > 1 && address[1] is '/' or '\\', address);
        Assert.DoesNotContain(address, c => c is <= ' ' or > '~');
        Assert.Equal("ours.example", new Uri(new Uri("https://ours.example/a/b"), address).Host);
    });

    [Fact]
    public void A_link_to_the_same_page_says_what_it_is_given_and_stays_on_the_page() => Gen.Select(Inputs.Whole, Inputs.Whole).Many((kept, given) =>
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/incidents";
        http.Request.QueryString = new QueryBuilder { { "q", kept }, { "after", "x" } }.ToQueryString();
        var link = QueryLinks.With(http.Request, ("after", null), ("status", given));
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(new Uri("https://ours.example"), link).Query);
        return link.StartsWith("/incidents", StringComparison.Ordinal) && !query.ContainsKey("after") && query["status"] == given && (kept.Length == 0 || query["q"] == kept);
    });

    [Fact]
    public void A_file_name_is_bearable_and_cleaning_it_twice_changes_nothing() => Inputs.TypedOrNear("Báo cáo đợt 1.docx", "a.tar.gz", "CON", ".x", "a b . ").Many(name =>
    {
        var clean = FileName.Clean(name);
        return clean.Length is > 0 and <= FileName.Longest && FileName.Clean(clean) == clean && !clean.Any(c => char.IsControl(c) || "/\\<>:\"|?*".Contains(c, StringComparison.Ordinal));
    });

    [Fact]
    public void A_paper_text_is_clean_after_one_cleaning() => Inputs.Typed.Many(text => PaperText.Clean(PaperText.Clean(text)) == PaperText.Clean(text));

    [Fact]
    public void No_header_of_a_letter_becomes_two_and_no_address_becomes_another() => Inputs.TypedOrNear("truc@minhhoa.example", "a@b\r\nBcc: c@d", "a,b@c.vn", "<a@b.vn>").Many(text =>
        !MailAddress.OneLine(text).Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') && (MailAddress.Read(text, text) is not { } address || (address.Address == text && !address.ToString().Any(char.IsControl))));

    [Fact]
    public void Addresses_of_an_incident_are_folded_and_never_empty() => Gen.Select(Inputs.Whole, Inputs.Near("203.0.113.25", "minhhoa[.]example", "0.0.0.0").Select(Inputs.MadeWhole)).Many((domains, addresses) =>
    {
        var values = new FormValues();
        values.Set("systemDomains", domains);
        values.Set("systemAddresses", addresses);
        var found = IncidentAddress.In(Guid.Empty, values).Select(a => a.Value).ToList();
        return found.All(v => v.Length > 0 && v == SearchText.Fold(v)) && found.Distinct(StringComparer.Ordinal).Count() == found.Count;
    });

    [Fact]
    public void What_is_kept_of_an_error_is_one_short_line_without_addresses() => Inputs.TypedOrNear("key 'truc@minhhoa.example' exists (0912 345 678)").Many(text =>
        Redacted.Line(text) is var line && line.Length <= 400 && !line.Contains('\n', StringComparison.Ordinal) && !line.Contains("truc@minhhoa", StringComparison.Ordinal));

    /// <summary>Read back by a reader of our own, cell by cell: nothing is lost, and nothing begins like a formula.</summary>
    [Fact]
    public async Task A_spreadsheet_holds_every_cell_and_no_formula()
    {
        var cells = new List<string>();
        Gen.OneOf(Inputs.Whole, Inputs.Near("=1+1", "+84", "-2", "@SUM(A1)", "\t=x", "\r=x", "a,b", "\"").Select(Inputs.MadeWhole)).Sample(text =>
        {
            lock (cells)
                cells.Add(text);
        }, iter: Inputs.Number);
        using var written = new MemoryStream();
        await new CsvFile("x.csv", ["a", "z"], cells.Select(c => new[] { c, "z" }).ToAsyncEnumerable()).Write(written, TestContext.Current.CancellationToken);
        var read = ReadCsv(Encoding.UTF8.GetString(written.ToArray()).TrimStart('\ufeff')).Skip(1).ToList();
        Assert.Equal(cells.Count, read.Count);
        foreach (var (cell, line) in cells.Zip(read))
        {
            Assert.Equal(["z"], line.Skip(1));
            Assert.False(line[0].Length > 0 && "=+-@\t\r".Contains(line[0][0], StringComparison.Ordinal), line[0]);
            Assert.True(line[0] == cell || line[0] == "'" + cell, $"{cell} became {line[0]}");
        }
    }

    private static IEnumerable<List<string>> ReadCsv(string text)
    {
        var (line, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (c == ',')
                    continue;
                yield return line;
                line = [];
            }
            else if (quoted || c != '\r')
                cell.Append(c);
        }
    }
}
