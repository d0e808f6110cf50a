using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <param name="Address">Where the rows behind the column are listed.</param>
public sealed record BarColumn(string Text, IReadOnlyList<int> Values, string? Address = null);

/// <summary>
/// <c>&lt;stacked-bars label="…" series="@names" columns="@weeks" /&gt;</c>: a chart drawn by the server, every column a link to its rows, and the same figures as a table.
/// </summary>
[HtmlTargetElement("stacked-bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StackedBarsTagHelper(Texts texts) : TagHelper
{
    private const int Width = 700, Height = 230, Left = 34, Bottom = 26, Top = 10;

    public string Label { get; set; } = "";

    /// <summary>Names of the parts of a column, at most six.</summary>
    public IReadOnlyList<string> Series { get; set; } = [];

    public IReadOnlyList<BarColumn> Columns { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart-figure");
        output.Content.SetHtmlContent(Legend());
        var scroll = Tag("div", ("class", "chart-scroll"));
        scroll.InnerHtml.AppendHtml(Drawing());
        output.Content.AppendHtml(scroll);
        output.Content.AppendHtml(Table());
    }

    private TagBuilder Drawing()
    {
        var (step, most) = Scale(Columns.Select(c => c.Values.Sum()).DefaultIfEmpty().Max());
        var svg = Tag("svg", ("class", "chart"), ("viewBox", $"0 0 {Width} {Height}"), ("role", Columns.Any(c => c.Address is not null) ? "group" : "img"), ("aria-label", Label));
        for (var value = 0; value <= most; value += step)
        {
            var y = Y(value, most);
            svg.InnerHtml.AppendHtml(Tag("line", ("class", value == 0 ? "axis" : "grid"), ("x1", Text(Left)), ("x2", Text(Width)), ("y1", Text(y)), ("y2", Text(y))));
            svg.InnerHtml.AppendHtml(Words("text", Figures.Show(value), ("x", Text(Left - 8)), ("y", Text(y + 4)), ("text-anchor", "end")));
        }
        var each = (Width - Left) / (double)Math.Max(1, Columns.Count);
        for (var i = 0; i < Columns.Count; i++)
            svg.InnerHtml.AppendHtml(Column(Columns[i], Left + each * i, each, most));
        return svg;
    }

    private TagBuilder Column(BarColumn column, double left, double width, int most)
    {
        var group = column.Address is null ? Tag("g") : Tag("a", ("href", column.Address));
        var summary = string.Join(", ", column.Values.Select((v, s) => $"{Series[s]} {Figures.Show(v)}"));
        group.InnerHtml.AppendHtml(Words("title", $"{column.Text}: {summary}"));
        // A bar may be thin and low; a finger meets the whole column.
        group.InnerHtml.AppendHtml(Tag("rect", ("class", "column"), ("x", Text(left)), ("y", "0"), ("width", Text(width)), ("height", Text(Height))));
        var (below, bar) = (0, Math.Min(width * .42, 48));
        foreach (var (value, series) in column.Values.Select((v, s) => (v, s)))
        {
            if (value > 0)
            {
                var (top, bottom) = (Y(below + value, most), Y(below, most));
                group.InnerHtml.AppendHtml(Tag("rect", ("class", $"series-{series + 1}"), ("x", Text(left + (width - bar) / 2)), ("y", Text(top)),
                    ("width", Text(bar)), ("height", Text(bottom - top))));
            }
            below += value;
        }
        group.InnerHtml.AppendHtml(Words("text", column.Text, ("x", Text(left + width / 2)), ("y", Text(Height - 8)), ("text-anchor", "middle")));
        return group;
    }

    private TagBuilder Legend()
    {
        var list = Tag("ul", ("class", "legend"));
        foreach (var (name, i) in Series.Select((n, i) => (n, i)))
        {
            var item = Tag("li");
            item.InnerHtml.AppendHtml(Tag("span", ("class", $"series-{i + 1}"))).Append(name);
            list.InnerHtml.AppendHtml(item);
        }
        return list;
    }

    private TagBuilder Table()
    {
        var head = Tag("tr");
        head.InnerHtml.AppendHtml(Tag("td"));
        foreach (var name in Series)
            head.InnerHtml.AppendHtml(Words("th", name, ("scope", "col"), ("class", "number")));
        var body = Tag("tbody");
        foreach (var column in Columns)
        {
            var row = Tag("tr");
            row.InnerHtml.AppendHtml(Words("th", column.Text, ("scope", "row")));
            foreach (var value in column.Values)
                row.InnerHtml.AppendHtml(Words("td", Figures.Show(value), ("class", "number")));
            body.InnerHtml.AppendHtml(row);
        }
        var thead = Tag("thead");
        thead.InnerHtml.AppendHtml(head);
        var table = Tag("table", ("class", "table table-dense"));
        table.InnerHtml.AppendHtml(thead).AppendHtml(body);
        var wide = Tag("div", ("class", "table-wide"));
        wide.InnerHtml.AppendHtml(table);
        var details = Tag("details", ("class", "chart-table"));
        details.InnerHtml.AppendHtml(Words("summary", texts["chart.as-table"])).AppendHtml(wide);
        return details;
    }

    /// <summary>Four to eight lines at round figures.</summary>
    private static (int Step, int Most) Scale(int highest)
    {
        int[] round = [1, 2, 5];
        var step = Enumerable.Range(0, 9).SelectMany(p => round.Select(r => r * (int)Math.Pow(10, p))).First(s => highest <= s * 7L);
        return (step, Math.Max(1, (highest + step - 1) / step) * step);
    }

    private static double Y(int value, int most) => Height - Bottom - (Height - Bottom - Top) * (double)value / most;

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static TagBuilder Words(string tag, string words, params (string, string)[] attributes)
    {
        var element = Tag(tag, attributes);
        element.InnerHtml.Append(words);
        return element;
    }

    private static TagBuilder Tag(string name, params (string Name, string Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
            tag.Attributes[attribute] = value;
        return tag;
    }
}
