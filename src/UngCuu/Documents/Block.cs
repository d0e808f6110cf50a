namespace UngCuu.Documents;

/// <summary>A piece of the body, of an annex or of a table cell.</summary>
public abstract record Block;

/// <param name="Level">1 to 3, as I., 1., a).</param>
public sealed record Heading(string Text, int Level = 1) : Block;

public sealed record Paragraph(IReadOnlyList<Run> Runs, Align? Align = null) : Block
{
    public static Paragraph Of(string text, Align? align = null) => new([new Run(text)], align);

    /// <summary>One paragraph for each line a person wrote.</summary>
    public static IReadOnlyList<Paragraph> Lines(string text) =>
        [.. PaperText.Clean(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Of(line))];
}

public sealed record Run(string Text, bool Bold = false, bool Italic = false, bool Small = false);

public enum Align
{
    Left,
    Center,
    Right,
    Justify,
}

/// <param name="Header">False when no column has a heading: nothing is repeated on the next page.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, bool Bordered = true) : Block
{
    public bool HasHeader => Columns.Any(c => c.Heading is not null);

    /// <summary>Word calls a table without a row damaged.</summary>
    internal bool IsEmpty => Rows.Count == 0 && !HasHeader;
}

/// <param name="Weight">Share of the width, relative to the other columns.</param>
public sealed record Column(double Weight, string? Heading = null, Align Align = Align.Left);

/// <param name="KeepWithNext">A title row never stays alone at the foot of a page.</param>
public sealed record Row(IReadOnlyList<Cell> Cells, bool KeepWithNext = false)
{
    public static Row Of(params IEnumerable<string?> texts) => new([.. texts.Select(t => Cell.Of(t))]);
}

public sealed record Cell(IReadOnlyList<Block> Content, int Span = 1, bool Shaded = false)
{
    public static Cell Of(string? text, int span = 1) => new(Paragraph.Lines(text ?? ""), span);
}

/// <summary>Label on the left, value on the right; a missing value leaves a dotted line to be filled by hand.</summary>
public sealed record LabelRows(IReadOnlyList<LabelRow> Rows, double LabelWeight = 38) : Block
{
    public Table AsTable() => new(
        [new Column(LabelWeight), new Column(100 - LabelWeight)],
        [.. Rows.Select(r => new Row([Cell.Of(r.Label), string.IsNullOrWhiteSpace(r.Value) ? new Cell([new BlankLines()]) : Cell.Of(r.Value)]))],
        Bordered: false);
}

public sealed record LabelRow(string Label, string? Value);

/// <summary>Boxes to tick. Where one answer is asked for, two ticks never reach paper.</summary>
public sealed record CheckBoxes : Block
{
    public CheckBoxes(IReadOnlyList<CheckBox> items, bool several, bool inline = false)
    {
        if (!several && items.Count(i => i.Ticked) > 1)
            throw new ArgumentException("Only one box may be ticked here.", nameof(items));
        (Items, Several, Inline) = (items, several, inline);
    }

    public IReadOnlyList<CheckBox> Items { get; }

    public bool Several { get; }

    /// <summary>Side by side on one line, for short labels such as Có, Không; only the last may ask for a detail.</summary>
    public bool Inline { get; }
}

/// <param name="Detail">What was written beside the box; an empty text leaves a dotted line, null asks for nothing.</param>
public sealed record CheckBox(string Label, bool Ticked, string? Detail = null)
{
    internal bool WantsDetail => Detail is not null && string.IsNullOrWhiteSpace(Detail);
}

/// <summary>Dotted lines to be filled by hand.</summary>
public sealed record BlankLines(int Count = 1, string? Label = null) : Block;

public sealed record PageBreak : Block;
