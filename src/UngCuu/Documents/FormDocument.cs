using System.Globalization;
using UngCuu.Shared;

namespace UngCuu.Documents;

/// <summary>
/// Lays out a legal form as the printed sheet: one bordered table, a shaded row for each block, label and answer beside each other,
/// long answers over the whole width, boxes to tick.
/// </summary>
public sealed class FormDocument(Layout layout)
{
    /// <summary>Label, answer, second label, second answer.</summary>
    private static readonly IReadOnlyList<Column> Columns = [new(30), new(22), new(24), new(24)];

    /// <summary>Letters that fit beside a label; longer choices get the whole width, and below each other when that is too little.</summary>
    private const int BesideLabel = 50;

    private const int WholeWidth = 76;

    internal PaperWords Words => layout.Words;

    /// <summary>The form as a document of its own; the caller adds signature, number and addressees with <c>with</c>.</summary>
    public OfficialDocument Compose(FormSheet sheet) => new()
    {
        Title = sheet.Title,
        FormBox = sheet.Box,
        TypeName = PaperText.Capitals(sheet.Title),
        Body = [Lay(sheet)],
    };

    public Table Lay(FormSheet sheet)
    {
        var rows = new List<Row>();
        foreach (var block in sheet.Blocks)
        {
            var fields = block.Fields.Where(f => !sheet.DropsEmpty || block.Mandatory || f.Mandatory || !f.IsEmpty).ToList();
            if (fields.Count == 0 && block.Fields.Count > 0)
                continue;
            if (block.Title is { } title)
                rows.Add(new Row([new Cell([Strong(Starred(title, block.Mandatory))], Columns.Count, Shaded: true)], KeepWithNext: fields.Count > 0));
            for (var i = 0; i < fields.Count; i++)
            {
                if (i + 1 < fields.Count && fields[i + 1].Beside)
                    rows.Add(Pair(fields[i], fields[++i]));
                else
                    rows.Add(Lay(fields[i]));
            }
        }
        return new Table(Columns, rows);
    }

    private Row Pair(SheetField first, SheetField second) =>
        new([Label(first), new Cell(Answer(first)), Label(second), new Cell(Answer(second))]);

    private Row Lay(SheetField field) => field switch
    {
        LongTextField => Wide(field),
        ChoiceField choice when choice.Label is null || Length(choice) > BesideLabel => Wide(field),
        SpareField => new Row([Cell.Of(null), Cell.Of(null, Columns.Count - 1)]),
        { Label: null } => new Row([new Cell(Answer(field), Columns.Count)]),
        _ => new Row([Label(field), new Cell(Answer(field), Columns.Count - 1)]),
    };

    private Row Wide(SheetField field) => new([new Cell([.. Above(field), .. Answer(field)], Columns.Count)]);

    private IEnumerable<Paragraph> Above(SheetField field)
    {
        var colon = new Run(":");
        if (field.Label is { } label)
            yield return new Paragraph(field.Hint is { } hint
                ? [new Run(Starred(label, field.Mandatory)), colon, new Run($" {PaperText.Line(hint)}", Italic: true, Small: true)]
                : [new Run(Starred(label, field.Mandatory)), colon]);
        else if (field.Hint is { } hint)
            yield return new Paragraph([new Run(PaperText.Line(hint), Italic: true, Small: true)]);
    }

    private Cell Label(SheetField field)
    {
        var label = new Run(Starred(field.Label ?? "", field.Mandatory));
        return new Cell([new Paragraph(field.Hint is { } hint ? [label, new Run($" {PaperText.Line(hint)}", Italic: true, Small: true)] : [label])]);
    }

    private IReadOnlyList<Block> Answer(SheetField field) => field switch
    {
        ChoiceField choice => [new CheckBoxes(choice.Choices, choice.Several, Length(choice) <= WholeWidth)],
        LongTextField { IsEmpty: true } text => [new BlankLines(text.Lines)],
        { IsEmpty: true } => [new BlankLines()],
        TextField text => Paragraph.Lines(text.Value!),
        LongTextField text => Paragraph.Lines(text.Value!),
        DateField date => [Paragraph.Of(VietnamTime.Show(date.Day!.Value))],
        TimeField time => [Paragraph.Of(Hour(time.Time!.Value))],
        MomentField moment => [Paragraph.Of(Moment(moment.At!.Value))],
        _ => [],
    };

    private string Moment(DateTime utc)
    {
        var local = VietnamTime.FromUtc(utc);
        return $"{Hour(TimeOnly.FromDateTime(local))}, {PlaceAndDate.InWords(DateOnly.FromDateTime(local), layout.Words)}";
    }

    private string Hour(TimeOnly time) => string.Format(
        CultureInfo.InvariantCulture,
        layout.Words.Time,
        time.Hour.ToString("00", CultureInfo.InvariantCulture),
        time.Minute.ToString("00", CultureInfo.InvariantCulture));

    /// <summary>A form that already prints its own star keeps it.</summary>
    private string Starred(string label, bool mandatory)
    {
        label = PaperText.Line(label);
        return mandatory && !label.Contains('*', StringComparison.Ordinal) ? $"{label} {layout.Words.Mandatory}" : label;
    }

    /// <summary>Letters the choices take on one line with their boxes; a detail before the last one does not fit on any.</summary>
    private static int Length(ChoiceField choice) => choice.Choices.SkipLast(1).Any(c => c.Detail is not null)
        ? int.MaxValue
        : choice.Choices.Sum(c => c.Label.Length + (c.WantsDetail ? 25 : 5) + (c.Detail?.Length ?? 0));

    private static Paragraph Strong(string text) => new([new Run(text, Bold: true)]);
}
