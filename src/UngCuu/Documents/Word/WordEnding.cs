using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;
using static UngCuu.Documents.Word.WordPieces;

namespace UngCuu.Documents.Word;

/// <summary>What stands below the body: recipients on the left, the signature on the right, then the annexes, each on a new page.</summary>
internal sealed class WordEnding(Layout layout, WordBlocks blocks)
{
    public void Append(W.Body body, OfficialDocument document)
    {
        if (document.Signature is not null || document.Recipients.Count > 0)
            Close(body, document);
        body.Append(document.Annexes.SelectMany(Lay));
    }

    /// <summary>
    /// A signature never stands alone on a page: the last piece of the body goes with it. Rows of one table stay together
    /// everywhere, two tables do not in LibreOffice, so after a table the closing is a row of it, without borders.
    /// </summary>
    private void Close(W.Body body, OfficialDocument document)
    {
        OpenXmlElement[] left = [Line(WordStyles.Gap), .. Recipients(document.Recipients)];
        OpenXmlElement[] right = [Line(WordStyles.Gap), .. Signature(document.Signature)];
        if (body.LastChild?.PreviousSibling() is W.Table table)
        {
            foreach (var paragraph in table.Elements<W.TableRow>().Last().Descendants<W.Paragraph>())
                paragraph.Kept();
            table.Append(Closing(table, left, right));
            return;
        }
        if (body.LastChild is W.Paragraph last)
            last.Kept();
        double[] widths = [layout.TextWidth - layout.Signature.Column, layout.Signature.Column];
        var closing = Grid(widths, bordered: false, padding: 0);
        closing.Append(Row(Cell(widths[0], left), Cell(widths[1], right)).Unbroken());
        body.Append(closing);
    }

    /// <summary>The columns of the table are shared out so that the signature has about the width it likes.</summary>
    private W.TableRow Closing(W.Table table, OpenXmlElement[] left, OpenXmlElement[] right)
    {
        var columns = table.GetFirstChild<W.TableGrid>()!.Elements<W.GridColumn>().Select(c => int.Parse(c.Width!, CultureInfo.InvariantCulture)).ToArray();
        var wanted = columns.Sum() - Twips(layout.Signature.Column);
        var split = Enumerable.Range(1, columns.Length).MinBy(n => Math.Abs(columns.Take(n).Sum() - wanted));
        if (split == columns.Length)
            return Row(Open(columns, [.. left, .. right])).Unbroken();
        return Row(Open(columns[..split], left), Open(columns[split..], right)).Unbroken();
    }

    private static W.TableCell Open(int[] columns, OpenXmlElement[] content)
    {
        var cell = Cell(0, content);
        cell.TableCellProperties = new W.TableCellProperties
        {
            TableCellWidth = new W.TableCellWidth { Width = Text(columns.Sum()), Type = W.TableWidthUnitValues.Dxa },
            GridSpan = new W.GridSpan { Val = columns.Length },
            TableCellMargin = new W.TableCellMargin
            {
                LeftMargin = new W.LeftMargin { Width = "0", Type = W.TableWidthUnitValues.Dxa },
                RightMargin = new W.RightMargin { Width = "0", Type = W.TableWidthUnitValues.Dxa },
            },
            TableCellBorders = new W.TableCellBorders
            {
                LeftBorder = new W.LeftBorder { Val = W.BorderValues.Nil },
                BottomBorder = new W.BottomBorder { Val = W.BorderValues.Nil },
                RightBorder = new W.RightBorder { Val = W.BorderValues.Nil },
            },
        };
        return cell;
    }

    private IEnumerable<OpenXmlElement> Recipients(IReadOnlyList<string> recipients)
    {
        if (recipients.Count == 0)
            yield break;
        yield return Line(WordStyles.RecipientsTitle, layout.Words.Recipients);
        foreach (var recipient in PaperText.Ended(recipients))
            yield return Line(WordStyles.Recipient, "- " + recipient);
    }

    private IEnumerable<OpenXmlElement> Signature(Signature? signature)
    {
        if (signature is null)
            yield break;
        if (signature.PlaceAndDate is { } place)
            yield return Line(WordStyles.PlaceAndDate, place.Print(layout.Words)).Kept();
        foreach (var line in signature.Authority)
            yield return Balanced(WordStyles.Authority, line, layout.Signature.Column, layout.Sizes.Authority, layout.Fonts.Capital);
        if (signature.Note is { } note)
            yield return Line(WordStyles.SignatureNote, note);
        yield return Balanced(WordStyles.SignatureName, signature.Name ?? "", layout.Signature.Column, layout.Sizes.Authority, layout.Fonts.Letter);
    }

    private IEnumerable<OpenXmlElement> Lay(Annex annex)
    {
        var name = Line(WordStyles.Type, annex.Number is { } number ? layout.Words.AnnexLine(number) : annex.Title);
        name.ParagraphProperties!.PageBreakBefore = new W.PageBreakBefore();
        yield return name;
        if (annex.Number is not null)
            yield return Balanced(WordStyles.Abstract, annex.Title, layout.TextWidth, layout.Sizes.Abstract, layout.Fonts.Letter);
        if (annex.IssuedWith is { } with)
        {
            yield return Line(WordStyles.PlaceAndDate, with);
            yield return Line(WordStyles.Gap);
        }
        foreach (var element in blocks.Lay(annex.Body, blocks.Page))
            yield return element;
    }
}
