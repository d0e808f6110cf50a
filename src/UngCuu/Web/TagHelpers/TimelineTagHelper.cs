using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <summary>
/// <c>&lt;timeline&gt;&lt;timeline-item at="…" tone="Late" title="…"&gt;what happened&lt;/timeline-item&gt;&lt;/timeline&gt;</c>:
/// one dot a happening, its hour beside it, the day named whenever it changes.
/// </summary>
[HtmlTargetElement("timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    public override void Init(TagHelperContext context) => context.Items[typeof(DayShown)] = new DayShown();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "timeline");
    }

    internal sealed class DayShown
    {
        public DateOnly? Day { get; set; }
    }
}

[HtmlTargetElement("timeline-item", ParentTag = "timeline")]
public sealed class TimelineItemTagHelper : TagHelper
{
    /// <summary>When it happened; UTC.</summary>
    public DateTime At { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Quiet is a hollow dot: something noted. Info is an act of a person, Late something serious.</summary>
    public Tone Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"timeline-item {ToneClasses.Of("dot", Tone)}");

        var shown = (TimelineTagHelper.DayShown)context.Items[typeof(TimelineTagHelper.DayShown)];
        var day = VietnamTime.Day(At);
        if (shown.Day != day)
            output.PreElement.AppendHtml(DayHeading(day));
        shown.Day = day;

        var time = new TagBuilder("time");
        time.Attributes["datetime"] = TimeLeftTagHelper.Iso(At);
        time.Attributes["title"] = VietnamTime.Show(At);
        time.InnerHtml.Append(VietnamTime.FromUtc(At).ToString("HH:mm", CultureInfo.InvariantCulture));
        var title = new TagBuilder("strong");
        title.InnerHtml.Append(Title);
        output.Content.SetHtmlContent(time);
        output.Content.AppendHtml(" ").AppendHtml(title).AppendHtml(" ").AppendHtml(body);
    }

    private static TagBuilder DayHeading(DateOnly day)
    {
        var heading = new TagBuilder("li");
        heading.AddCssClass("timeline-day");
        heading.InnerHtml.Append(VietnamTime.Show(day));
        return heading;
    }
}
