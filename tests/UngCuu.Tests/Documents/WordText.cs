using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace UngCuu.Tests.Documents;

/// <summary>What a reader reads in a Word file, top to bottom: a line for each paragraph, cells of a row side by side with bars.</summary>
internal static class WordText
{
    public static string Of(byte[] word)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(word), isEditable: false);
        var main = file.MainDocumentPart!;
        var lines = new List<string>();
        lines.AddRange(Part("first header", main.HeaderParts.SelectMany(h => h.Header!.Elements<W.Paragraph>()).Where(p => p.Descendants<W.FieldCode>().FirstOrDefault() is null)));
        lines.AddRange(Blocks(main.Document!.Body!));
        lines.AddRange(Part("footer", main.FooterParts.SelectMany(f => f.Footer!.Elements<W.Paragraph>())));
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Part(string name, IEnumerable<W.Paragraph> paragraphs) =>
        paragraphs.Select(Line).Where(l => l.Length > 0).Select(l => $"[{name}] {l}");

    private static IEnumerable<string> Blocks(OpenXmlElement parent) => parent.ChildElements.SelectMany(element => element switch
    {
        W.Paragraph paragraph => Line(paragraph) is { Length: > 0 } line ? [line] : [],
        W.Table table => table.Elements<W.TableRow>().Select(Row).Where(r => r.Length > 0),
        _ => Enumerable.Empty<string>(),
    });

    private static string Row(W.TableRow row) =>
        string.Join(" | ", row.Elements<W.TableCell>().Select(c => string.Join(" / ", Blocks(c))));

    private static string Line(W.Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(element => element switch
    {
        W.Text text => text.Text,
        W.TabChar => "……",
        W.Break { Type: { } type } when type == W.BreakValues.Page => "[page break]",
        W.Break => "\n",
        _ => "",
    })).Replace('\u00a0', ' ').TrimEnd();
}
