using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;
using static UngCuu.Documents.Word.WordPieces;

namespace UngCuu.Documents.Word;

/// <summary>Lays out body blocks. A place is the column of paper a block stands in: the page, or a cell.</summary>
internal sealed class WordBlocks(Layout layout)
{
    /// <summary>Letters of the longest row that is kept on one page; a longer one would leave too much white.</summary>
    private const int LongestUnbroken = 700;

    internal sealed record Place(double Width, string Style, Align Align = Align.Left);

    public Place Page => new(layout.TextWidth, WordStyles.Body);

    public IEnumerable<OpenXmlElement> Lay(IEnumerable<Block> blocks, Place place) => blocks.SelectMany(b => Lay(b, place));

    private IEnumerable<OpenXmlElement> Lay(Block block, Place place) => block switch
    {
        Heading heading => [Line(WordStyles.Heading(heading.Level), heading.Text)],
        Paragraph paragraph => [Lay(paragraph, place)],
        Table { IsEmpty: true } => [],
        Table table => [Lay(table, place), Line(WordStyles.Gap)],
        LabelRows rows => Lay((Block)rows.AsTable(), place),
        CheckBoxes boxes => Lay(boxes, place),
        BlankLines lines => Lay(lines, place),
        PageBreak => [Line(WordStyles.Gap, new W.Run(new W.Break { Type = W.BreakValues.Page }))],
        _ => throw new NotSupportedException($"No layout for {block.GetType().Name}."),
    };

    private W.Paragraph Lay(Paragraph paragraph, Place place)
    {
        var line = Line(place.Style, [.. paragraph.Runs.Select(Lay)]);
        if (paragraph.Align is { } align)
        {
            line.Aligned(align);
            if (align is Align.Center or Align.Right)
                line.ParagraphProperties!.Indentation = new W.Indentation { FirstLine = "0" };
        }
        else if (place.Align != Align.Left)
        {
            line.Aligned(place.Align);
        }
        return line;
    }

    private W.Run Lay(Run run)
    {
        var look = new W.RunProperties();
        if (run.Bold)
            look.Bold = new W.Bold();
        if (run.Italic)
            look.Italic = new W.Italic();
        if (run.Small)
            look.FontSize = new W.FontSize { Val = HalfPoints(layout.Sizes.Hint) };
        return Run(PaperText.Clean(run.Text), look.HasChildren ? look : null);
    }

    private W.Table Lay(Table table, Place place)
    {
        var total = table.Columns.Sum(c => c.Weight);
        var widths = table.Columns.Select(c => place.Width * c.Weight / total).ToArray();
        var grid = Grid(widths, table.Bordered, layout.Table.Padding);
        if (table.HasHeader)
            grid.Append(Header(table.Columns, widths));
        grid.Append(table.Rows.Select(row => Lay(row, table, widths)));
        return grid;
    }

    private static W.TableRow Header(IReadOnlyList<Column> columns, double[] widths)
    {
        var row = Row([.. columns.Select((c, i) => Cell(widths[i], Line(WordStyles.CellHead, c.Heading ?? "")))]).Unbroken();
        row.TableRowProperties!.Append(new W.TableHeader());
        return row;
    }

    private W.TableRow Lay(Row row, Table table, double[] widths)
    {
        var cells = new List<W.TableCell>();
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var width = widths.Skip(column).Take(cell.Span).Sum();
            var place = new Place(width - 2 * layout.Table.Padding, table.Bordered ? WordStyles.Cell : WordStyles.PlainCell, table.Columns[column].Align);
            IReadOnlyList<Block> content = cell.Content.Count == 0 ? [new Paragraph([])] : cell.Content;
            var laid = Cell(width, [.. Lay(content, place)]);
            if (cell.Span > 1)
                laid.TableCellProperties!.GridSpan = new W.GridSpan { Val = cell.Span };
            if (cell.Shaded)
                laid.TableCellProperties!.Shading = new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = "EDEDED" };
            if (row.KeepWithNext)
                foreach (var paragraph in laid.Elements<W.Paragraph>())
                    paragraph.Kept();
            cells.Add(laid);
            column += cell.Span;
        }
        if (column != table.Columns.Count)
            throw new ArgumentException($"A row fills {column} of {table.Columns.Count} columns.", nameof(row));
        var laidRow = Row(cells);
        return laidRow.InnerText.Length < LongestUnbroken ? laidRow.Unbroken() : laidRow;
    }

    private IEnumerable<OpenXmlElement> Lay(CheckBoxes boxes, Place place)
    {
        IEnumerable<IReadOnlyList<CheckBox>> lines = boxes.Inline ? [boxes.Items] : boxes.Items.Select(item => new[] { item });
        foreach (var items in lines.Where(l => l.Count > 0))
        {
            var line = Line(place.Style, [.. items.SelectMany((item, i) => Tick(item, gap: i > 0))]).Aligned(Align.Left);
            yield return items[^1].WantsDetail ? line.Dotted(place.Width) : line;
        }
    }

    /// <summary>Box and label hold together by hard spaces; between the answers of one line stand three.</summary>
    private IEnumerable<OpenXmlElement> Tick(CheckBox check, bool gap)
    {
        if (gap)
            yield return Run("\u2003 ");
        yield return Box(check.Ticked, layout);
        var label = "\u00a0" + PaperText.Line(check.Label);
        yield return Run(check.Detail is null ? label : $"{label} {PaperText.Line(check.Detail)}");
    }

    private static IEnumerable<OpenXmlElement> Lay(BlankLines lines, Place place)
    {
        for (var i = 0; i < Math.Max(1, lines.Count); i++)
            yield return Line(place.Style, i == 0 && lines.Label is { } label ? [Run(PaperText.Line(label) + " ")] : []).Dotted(place.Width);
    }
}
