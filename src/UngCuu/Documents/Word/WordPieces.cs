using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace UngCuu.Documents.Word;

/// <summary>The few Open XML shapes everything else is made of. Lengths come in millimetres and points and leave in Word's units.</summary>
internal static class WordPieces
{
    public static int Twips(double millimetres) => (int)Math.Round(millimetres * 1440 / 25.4);

    public static int PointTwips(double points) => (int)Math.Round(points * 20);

    public static string HalfPoints(double points) => Text((int)Math.Round(points * 2));

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <remarks>A list and not any sequence: an Open XML element is itself a sequence, of its children.</remarks>
    public static W.Paragraph Line(string style, params IReadOnlyList<OpenXmlElement> runs)
    {
        var paragraph = new W.Paragraph { ParagraphProperties = new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = style } } };
        paragraph.Append(runs);
        return paragraph;
    }

    public static W.Paragraph Line(string style, string text) => Line(style, Run(PaperText.Line(text)));

    /// <summary>
    /// A name or title that wraps into even lines: the paragraph is drawn in until they are. The text stays one line without
    /// breaks, so that it can be searched, copied and edited.
    /// </summary>
    /// <param name="letter">Mean width of a letter, in millimetres for each point.</param>
    public static W.Paragraph Balanced(string style, string text, double width, double size, double letter, W.RunProperties? look = null)
    {
        var line = PaperText.Line(text);
        var paragraph = Line(style, Run(line, look));
        var longest = PaperText.LongestLine(line, (int)(width / (size * letter)));
        var inset = Text(Twips((width - (longest + 1) * size * letter) / 2));
        if (longest < line.Length && inset[0] != '-')
            paragraph.ParagraphProperties!.Indentation = new W.Indentation { Left = inset, Right = inset };
        return paragraph;
    }

    public static W.Paragraph Aligned(this W.Paragraph paragraph, Align align)
    {
        paragraph.ParagraphProperties!.Justification = Justified(align);
        return paragraph;
    }

    public static W.Paragraph Kept(this W.Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        return paragraph;
    }

    /// <summary>Text with its line breaks.</summary>
    public static W.Run Run(string text, W.RunProperties? look = null)
    {
        var run = new W.Run { RunProperties = look };
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new W.Break());
            run.Append(new W.Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    /// <summary>Dots from here to the tab stop at <paramref name="width"/> millimetres.</summary>
    public static W.Paragraph Dotted(this W.Paragraph paragraph, double width)
    {
        paragraph.ParagraphProperties!.Tabs = new W.Tabs(
            new W.TabStop { Val = W.TabStopValues.Right, Leader = W.TabStopLeaderCharValues.Dot, Position = Twips(width) });
        paragraph.Append(new W.Run(new W.TabChar()));
        return paragraph;
    }

    public static W.Run Box(bool ticked, Layout layout) => new(
        new W.RunProperties { RunFonts = Fonts(layout.Fonts.Box) },
        new W.Text(ticked ? "☒" : "☐"));

    public static W.RunFonts Fonts(string name) =>
        new() { Ascii = name, HighAnsi = name, EastAsia = name, ComplexScript = name };

    public static W.Table Grid(IReadOnlyList<double> widths, bool bordered, double padding)
    {
        var properties = new W.TableProperties
        {
            TableWidth = new W.TableWidth { Width = Text(widths.Sum(Twips)), Type = W.TableWidthUnitValues.Dxa },
            TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
            TableCellMarginDefault = new W.TableCellMarginDefault
            {
                TableCellLeftMargin = new W.TableCellLeftMargin { Width = (short)Twips(padding), Type = W.TableWidthValues.Dxa },
                TableCellRightMargin = new W.TableCellRightMargin { Width = (short)Twips(padding), Type = W.TableWidthValues.Dxa },
            },
            TableLook = new W.TableLook { Val = "0000" },
        };
        if (bordered)
            properties.TableBorders = Borders();
        return new W.Table(properties, new W.TableGrid(widths.Select(w => new W.GridColumn { Width = Text(Twips(w)) })));
    }

    public static W.TableCell Cell(double width, params IReadOnlyList<OpenXmlElement> content)
    {
        var cell = new W.TableCell
        {
            TableCellProperties = new W.TableCellProperties
            {
                TableCellWidth = new W.TableCellWidth { Width = Text(Twips(width)), Type = W.TableWidthUnitValues.Dxa },
            },
        };
        cell.Append(content);
        // Word calls a cell that does not end in a paragraph damaged.
        if (cell.LastChild is not W.Paragraph)
            cell.Append(Line(WordStyles.Gap));
        return cell;
    }

    public static W.TableRow Row(params IReadOnlyList<W.TableCell> cells)
    {
        var row = new W.TableRow();
        row.Append(cells);
        return row;
    }

    public static W.TableRow Unbroken(this W.TableRow row)
    {
        row.TableRowProperties ??= new W.TableRowProperties();
        row.TableRowProperties.Append(new W.CantSplit());
        return row;
    }

    public static W.Run PageNumber() => new(
        new W.FieldChar { FieldCharType = W.FieldCharValues.Begin },
        new W.FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve },
        new W.FieldChar { FieldCharType = W.FieldCharValues.Separate },
        new W.Text("2"),
        new W.FieldChar { FieldCharType = W.FieldCharValues.End });

    private static W.TableBorders Borders() => new()
    {
        TopBorder = Border<W.TopBorder>(),
        LeftBorder = Border<W.LeftBorder>(),
        BottomBorder = Border<W.BottomBorder>(),
        RightBorder = Border<W.RightBorder>(),
        InsideHorizontalBorder = Border<W.InsideHorizontalBorder>(),
        InsideVerticalBorder = Border<W.InsideVerticalBorder>(),
    };

    public static T Border<T>(uint space = 0) where T : W.BorderType, new() =>
        new() { Val = W.BorderValues.Single, Size = 4, Space = space, Color = "auto" };

    public static W.Justification Justified(Align align) => new()
    {
        Val = align switch
        {
            Align.Center => W.JustificationValues.Center,
            Align.Right => W.JustificationValues.Right,
            Align.Justify => W.JustificationValues.Both,
            _ => W.JustificationValues.Left,
        },
    };
}
