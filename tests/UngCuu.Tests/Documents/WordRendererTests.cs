using System.IO.Compression;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using UngCuu.Documents;
using UngCuu.Documents.Word;
using UngCuu.Tests.Support;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace UngCuu.Tests.Documents;

public class WordRendererTests
{
    private static readonly WordRenderer Word = new(Layout.Current);

    public static TheoryData<string> Names => [.. All.Keys];

    internal static readonly IReadOnlyDictionary<string, Func<OfficialDocument>> All = new Dictionary<string, Func<OfficialDocument>>(StringComparer.Ordinal)
    {
        ["notification"] = Samples.Notification,
        ["form-03"] = Samples.InitialReport,
        ["form-04"] = Samples.CompletionReport,
        ["receipt"] = Samples.Receipt,
    };

    [Theory, MemberData(nameof(Names))]
    public void The_text_of_a_document_is_as_approved(string name) =>
        Approved.Matches($"documents/{name}.txt", WordText.Of(Word.Render(All[name]())));

    [Theory, MemberData(nameof(Names))]
    public void A_document_is_a_valid_word_file(string name) => AssertValid(Word.Render(All[name]()));

    [Theory, MemberData(nameof(Names))]
    public void The_same_document_gives_the_same_bytes(string name)
    {
        var word = Word.Render(All[name]());
        Assert.Equal(word, Word.Render(All[name]()));
        using var zip = new ZipArchive(new MemoryStream(word));
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
    }

    [Fact]
    public void The_paper_is_a4_with_the_margins_of_the_decree_and_a_page_number_from_page_two()
    {
        using var file = Open(Word.Render(Samples.Receipt()));
        var section = file.MainDocumentPart!.Document!.Body!.Elements<W.SectionProperties>().Single();
        var margin = section.GetFirstChild<W.PageMargin>()!;
        Assert.Equal((11906u, 16838u), (section.GetFirstChild<W.PageSize>()!.Width!.Value, section.GetFirstChild<W.PageSize>()!.Height!.Value));
        Assert.Equal((1134, 1134, 1701u, 850u), (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value));
        Assert.NotNull(section.GetFirstChild<W.TitlePage>());
        Assert.Contains("PAGE", Header(file, section, W.HeaderFooterValues.Default).InnerText, StringComparison.Ordinal);
        Assert.Equal("", Header(file, section, W.HeaderFooterValues.First).InnerText);
    }

    [Fact]
    public void The_file_says_its_language_font_and_title()
    {
        using var file = Open(Word.Render(Samples.Receipt()));
        var look = file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal("vi-VN", look.Languages!.Val!.Value);
        Assert.Equal("Times New Roman", look.RunFonts!.Ascii!.Value);
        Assert.Equal("Phiếu tiếp nhận thông báo sự cố SC-2018-000123", file.PackageProperties.Title);
    }

    [Fact]
    public void A_drill_says_so_on_every_page()
    {
        using var file = Open(Word.Render(Samples.Receipt() with { Mark = DocumentMark.Drill }));
        var section = file.MainDocumentPart!.Document!.Body!.Elements<W.SectionProperties>().Single();
        Assert.Equal("DIỄN TẬP", Header(file, section, W.HeaderFooterValues.First).InnerText);
        Assert.Equal(2, section.Elements<W.FooterReference>().Count(r => ((FooterPart)file.MainDocumentPart.GetPartById(r.Id!)).Footer!.InnerText == "DIỄN TẬP"));
    }

    [Fact]
    public void A_table_repeats_its_heading_and_a_row_must_fill_it()
    {
        Column[] columns = [new(1, "TT"), new(3, "Nội dung")];
        var word = Word.Render(Of(new Table(columns, [Row.Of("1", "Một")])));
        using var file = Open(word);
        Assert.Single(file.MainDocumentPart!.Document!.Body!.Descendants<W.TableHeader>());
        AssertValid(word);
        Assert.Throws<ArgumentException>(() => Word.Render(Of(new Table(columns, [Row.Of("1")]))));
    }

    [Fact]
    public void Every_kind_of_block_alone_and_last_makes_a_valid_file()
    {
        Block[] blocks =
        [
            new Heading("I. Mở đầu"), Paragraph.Of("Đoạn."), Paragraph.Of("Giữa.", Align.Center), new BlankLines(2, "Ghi chú:"), new PageBreak(),
            new LabelRows([new LabelRow("Họ và tên:", null)]), new CheckBoxes([new CheckBox("Có", true), new CheckBox("Không", false)], several: false, inline: true),
            new Table([new Column(1)], [new Row([new Cell([new LabelRows([new LabelRow("a", "b")])])])]), new Table([new Column(1)], []),
            new Table([new Column(1), new Column(1, Align: Align.Right)], [new Row([new Cell([], 2, Shaded: true)], KeepWithNext: true), Row.Of("", null)]),
        ];
        foreach (var block in blocks)
        {
            AssertValid(Word.Render(Of(block)));
            AssertValid(Word.Render(Of(block) with { Signature = new Signature(["GIÁM ĐỐC"], null), Recipients = ["Như trên", "Lưu: VT."] }));
        }
        AssertValid(Word.Render(new OfficialDocument { Title = "", ShowsNation = false }));
        AssertValid(Word.Render(Of(blocks) with { Annexes = [new Annex("I", "Danh sách", "(Kèm theo Báo cáo số 05/BC-TTDL)", blocks)], MadeAt = DateTime.UnixEpoch }));
    }

    [Fact]
    public void No_text_a_person_can_send_makes_a_damaged_file()
    {
        AssertHolds("\0\u0001\u001f \ud800 \uffff <w:p>&amp;</w:p> ]]> \u202egpj.exe \u200b\ufeff \u2028 \r\n\t đ\u0323");
        Gen.String.Sample(AssertHolds, iter: 50);

        static void AssertHolds(string text)
        {
            var word = Word.Render(Samples.Notification() with
            {
                Title = text,
                Issuer = new IssuingBody(text, text),
                Number = new DocumentNumber(1, text),
                Abstract = text,
                Addressees = [text, text],
                Body = [Paragraph.Of(text), Row(text), new BlankLines(1, text), new CheckBoxes([new CheckBox(text, true, text)], several: true)],
                Signature = new Signature([text], text, text, new PlaceAndDate(text, null)),
                Recipients = [text],
            });
            using var file = Open(word);
            Assert.Contains(PaperText.Line(text), WordText.Of(word).Replace('\n', ' '), StringComparison.Ordinal);
        }

        static LabelRows Row(string text) => new([new LabelRow(text, text)]);
    }

    private static OfficialDocument Of(params Block[] blocks) => new() { Title = "Thử", Body = blocks };

    private static W.Header Header(WordprocessingDocument file, W.SectionProperties section, W.HeaderFooterValues kind) =>
        ((HeaderPart)file.MainDocumentPart!.GetPartById(section.Elements<W.HeaderReference>().Single(r => r.Type! == kind).Id!)).Header!;

    private static WordprocessingDocument Open(byte[] word) => WordprocessingDocument.Open(new MemoryStream(word), isEditable: false);

    private static void AssertValid(byte[] word)
    {
        using var file = Open(word);
        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, TestContext.Current.CancellationToken);
        Assert.Empty(errors.Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }
}
