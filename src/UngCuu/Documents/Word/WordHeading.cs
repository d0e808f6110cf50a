using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;
using static UngCuu.Documents.Word.WordPieces;

namespace UngCuu.Documents.Word;

/// <summary>What stands above the body: form box, names of the bodies and quốc hiệu side by side, number, type, addressees, grounds.</summary>
internal sealed class WordHeading(Layout layout)
{
    public IEnumerable<OpenXmlElement> Lay(OfficialDocument document)
    {
        if (document.FormBox is { } box)
        {
            yield return FormBox(box);
            yield return Line(WordStyles.Gap);
        }
        if (Names(document) is { } names)
            yield return names;
        if (document.TypeName is { } type)
        {
            yield return Line(WordStyles.Type, type);
            yield return document.Abstract is { } about ? Balanced(WordStyles.Abstract, about, layout.TextWidth, layout.Sizes.Abstract, layout.Fonts.Letter) : Line(WordStyles.Gap);
        }
        foreach (var line in Addressees(document.Addressees))
            yield return line;
        foreach (var ground in PaperText.Ended(document.Grounds))
            yield return Line(WordStyles.Ground, ground);
    }

    private W.Table FormBox(FormBox box)
    {
        var width = layout.Heading.FormBox;
        var table = Grid([width], bordered: true, layout.Table.Padding);
        table.GetFirstChild<W.TableProperties>()!.TableJustification = new W.TableJustification { Val = W.TableRowAlignmentValues.Right };
        table.Append(Row(Cell(
            width,
            Line(WordStyles.FormBox, Run(PaperText.Line(box.Number), new W.RunProperties { Bold = new W.Bold() })),
            Line(WordStyles.FormBox, Run(PaperText.Line(box.IssuedWith), new W.RunProperties { Italic = new W.Italic() })))).Unbroken());
        return table;
    }

    /// <summary>Two columns; without an issuing body and a number, quốc hiệu has the whole width, as on an application by a person.</summary>
    private W.Table? Names(OfficialDocument document)
    {
        var left = Left(document).ToList();
        var leftLow = LeftLow(document).ToList();
        var right = document.ShowsNation
            ? new List<OpenXmlElement> { Line(WordStyles.Nation, layout.Words.Nation), Line(WordStyles.Motto, layout.Words.Motto), Line(WordStyles.MottoRule) }
            : [];
        List<OpenXmlElement> rightLow = document.PlaceAndDate is { } place ? [Line(WordStyles.PlaceAndDate, place.Print(layout.Words))] : [];
        if (left.Count + leftLow.Count + right.Count + rightLow.Count == 0)
            return null;

        var wide = left.Count + leftLow.Count == 0;
        double[] widths = wide ? [layout.TextWidth] : [layout.Heading.IssuerColumn, layout.TextWidth - layout.Heading.IssuerColumn];
        if (wide)
            Widen(right);
        var table = Grid(widths, bordered: false, padding: 0);
        if (left.Count + right.Count > 0)
            table.Append(Pair(widths, left, right));
        if (leftLow.Count + rightLow.Count > 0)
            table.Append(Pair(widths, leftLow, rightLow));
        return table;
    }

    private static W.TableRow Pair(double[] widths, List<OpenXmlElement> left, List<OpenXmlElement> right) => widths.Length == 1
        ? Row(Cell(widths[0], right)).Unbroken()
        : Row(Cell(widths[0], left), Cell(widths[1], right)).Unbroken();

    private IEnumerable<OpenXmlElement> Left(OfficialDocument document)
    {
        if (document.Issuer is not { } issuer)
            yield break;
        foreach (var governing in issuer.Governing)
            yield return Name(WordStyles.Governing, governing);
        yield return Name(WordStyles.Issuer, issuer.Name);
        yield return Line(WordStyles.IssuerRule);
    }

    private W.Paragraph Name(string style, string name) =>
        Balanced(style, PaperText.Capitals(name), layout.Heading.IssuerColumn, layout.Sizes.Issuer, layout.Fonts.Capital);

    private IEnumerable<OpenXmlElement> LeftLow(OfficialDocument document)
    {
        if (document.Number is { } number)
            yield return Line(WordStyles.Number, number.Print(layout.Words));
        if (document.About is { } about)
            yield return Balanced(WordStyles.About, layout.Words.AboutLine(about), layout.Heading.IssuerColumn, layout.Sizes.About, layout.Fonts.Letter);
        if (layout.Words.Of(document.Urgency) is { } urgency)
            yield return Line(WordStyles.Stamp, urgency);
    }

    private void Widen(List<OpenXmlElement> right)
    {
        var inset = Text(Twips((layout.TextWidth - layout.Heading.MottoRule) / 2));
        foreach (var rule in right.OfType<W.Paragraph>().Where(p => p.ParagraphProperties!.ParagraphStyleId!.Val == WordStyles.MottoRule))
            rule.ParagraphProperties!.Indentation = new W.Indentation { Left = inset, Right = inset };
    }

    private IEnumerable<OpenXmlElement> Addressees(IReadOnlyList<string> addressees)
    {
        if (addressees.Count == 1)
            yield return Balanced(WordStyles.OneAddressee, $"{layout.Words.To} {PaperText.Line(addressees[0])}", layout.TextWidth, layout.Sizes.Body, layout.Fonts.Letter);
        if (addressees.Count < 2)
            yield break;
        yield return Line(WordStyles.Addressees, layout.Words.To);
        foreach (var addressee in PaperText.Ended(addressees))
            yield return Line(WordStyles.Addressee, "- " + addressee);
        yield return Line(WordStyles.Gap);
    }
}
