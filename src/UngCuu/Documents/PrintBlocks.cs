using System.Xml.Linq;

namespace UngCuu.Documents;

/// <summary>
/// Body blocks as HTML elements. Built as XML nodes, so nothing a person wrote can become markup; looks are classes of print.css.
/// </summary>
internal sealed class PrintBlocks(Layout layout)
{
    /// <summary>Every element gets content, even an empty one: a self-closed div is an open div to a browser.</summary>
    public static XElement Tag(string name, string? look, params object?[] content) =>
        new(name, look is null ? null : new XAttribute("class", look), content.Length == 0 ? [""] : content);

    public IEnumerable<XElement> Lay(IEnumerable<Block> blocks) => blocks.SelectMany(Lay);

    public static XElement Text(string name, string? look, string? text) => Tag(name, look, Lines(PaperText.Clean(text).Trim()));

    private IEnumerable<XElement> Lay(Block block) => block switch
    {
        Heading heading => [Text($"h{Math.Clamp(heading.Level, 1, 3) + 1}", "paper-heading", heading.Text)],
        Paragraph paragraph => [Tag("p", paragraph.Align is { } align ? $"paper-{Name(align)}" : null, [.. paragraph.Runs.SelectMany(Lay)])],
        Table { IsEmpty: true } => [],
        Table table => [Lay(table)],
        LabelRows rows => Lay((Block)rows.AsTable()),
        CheckBoxes boxes => Lay(boxes),
        BlankLines lines => Enumerable.Range(0, Math.Max(1, lines.Count)).Select(i => Dotted(i == 0 ? lines.Label : null)),
        PageBreak => [Tag("div", "paper-break")],
        _ => throw new NotSupportedException($"No layout for {block.GetType().Name}."),
    };

    private static IEnumerable<object> Lay(Run run)
    {
        var lines = Lines(PaperText.Clean(run.Text));
        if (run.Small)
            lines = [Tag("small", null, lines)];
        if (run.Italic)
            lines = [Tag("i", null, lines)];
        return run.Bold ? [Tag("b", null, lines)] : lines;
    }

    private XElement Lay(Table table)
    {
        var total = table.Columns.Sum(c => c.Weight);
        return Tag(
            "table",
            table.Bordered ? "paper-table" : "paper-table paper-plain",
            Tag("colgroup", null, [.. table.Columns.Select(c => new XElement("col", new XAttribute("class", $"paper-w{Share(c.Weight / total)}")))]),
            table.HasHeader ? Tag("thead", null, Tag("tr", null, [.. table.Columns.Select(Head)])) : null,
            Tag("tbody", null, [.. table.Rows.Select(row => Lay(row, table.Columns, named: table.Bordered && !table.HasHeader))]));
    }

    private static XElement Head(Column column)
    {
        var head = Text("th", null, column.Heading);
        head.Add(new XAttribute("scope", "col"));
        return head;
    }

    /// <param name="named">The first of several cells says what stands beside it.</param>
    private XElement Lay(Row row, IReadOnlyList<Column> columns, bool named)
    {
        var line = Tag("tr", row.KeepWithNext ? "paper-keep" : null);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            string?[] looks = [columns[column].Align == Align.Left ? null : $"paper-{Name(columns[column].Align)}", cell.Shaded ? "paper-shaded" : null];
            var look = string.Join(' ', looks.Where(l => l is not null));
            var isName = named && column == 0 && row.Cells.Count > 1;
            var box = Tag(isName ? "th" : "td", look.Length == 0 ? null : look, [.. Lay(cell.Content)]);
            if (isName)
                box.Add(new XAttribute("scope", "row"));
            if (cell.Span > 1)
                box.Add(new XAttribute("colspan", cell.Span));
            line.Add(box);
            column += cell.Span;
        }
        return line;
    }

    private IEnumerable<XElement> Lay(CheckBoxes boxes) => boxes.Inline
        ? [Tag("p", "paper-checks", [.. boxes.Items.Select(i => Tag("span", Look(i), Tick(i)))])]
        : boxes.Items.Select(i => Tag("p", Look(i), Tick(i)));

    private static string Look(CheckBox check) => check.WantsDetail ? "paper-check paper-dotted" : "paper-check";

    private object?[] Tick(CheckBox check) =>
    [
        new XElement("span", new XAttribute("class", "paper-box"), new XAttribute("role", "img"), new XAttribute("aria-label", check.Ticked ? layout.Words.Ticked : layout.Words.Unticked), check.Ticked ? "☒" : "☐"),
        "\u00a0" + PaperText.Line(check.Label),
        string.IsNullOrWhiteSpace(check.Detail) ? null : " " + PaperText.Line(check.Detail),
        check.WantsDetail ? Dots() : null,
    ];

    private static XElement Dotted(string? label) => label is null ? Tag("p", "paper-dotted", Dots()) : Tag("p", "paper-dotted", PaperText.Line(label), Dots());

    private static XElement Dots() => Tag("span", "paper-dots");

    private static object[] Lines(string text)
    {
        var lines = text.Split('\n');
        var content = new List<object> { lines[0] };
        foreach (var line in lines.Skip(1))
        {
            content.Add(new XElement("br"));
            content.Add(line);
        }
        return [.. content];
    }

    /// <summary>Per cent, above twenty in steps of five: widths are classes, never inline.</summary>
    private static int Share(double share) => share < 0.2 ? Math.Max(1, (int)Math.Round(share * 100)) : (int)Math.Round(share * 20) * 5;

    private static string Name(Align align) => align switch
    {
        Align.Center => "center",
        Align.Right => "right",
        Align.Justify => "justify",
        _ => "left",
    };
}
