using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <summary><c>&lt;moment at="@incident.DetectedAt" /&gt;</c>: 14:05 03/4/2018, with how long ago beside it unless <c>relative="false"</c>.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MomentTagHelper(Texts texts, Clock clock) : TagHelper
{
    /// <summary>UTC.</summary>
    public DateTime? At { get; set; }

    public bool Relative { get; set; } = true;

    /// <summary>The domain clock unless given; UTC.</summary>
    public DateTime? Now { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is not { } at)
        {
            output.TagName = null;
            output.Content.SetContent("–");
            return;
        }
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = TimeLeftTagHelper.Iso(at);
        time.InnerHtml.Append(VietnamTime.Show(at));
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "moment");
        output.Content.SetHtmlContent(time);
        if (!Relative)
            return;
        var ago = new TagBuilder("span");
        ago.AddCssClass("moment-ago");
        ago.Attributes["data-ago"] = TimeLeftTagHelper.Iso(at);
        ago.InnerHtml.Append(Durations.Ago(texts, (Now ?? clock.Now) - at));
        output.Content.AppendHtml(" ").AppendHtml(ago);
    }
}
