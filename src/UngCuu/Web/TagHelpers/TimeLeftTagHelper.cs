using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <summary>
/// <c>&lt;time-left due="@duty.Due" soon-at="@duty.SoonAt" /&gt;</c>: còn 22 phút, quá 14 phút; the exact moment on pointing at it.
/// app.js keeps the words true while the page stands open.
/// </summary>
[HtmlTargetElement("time-left", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeLeftTagHelper(Texts texts, Clock clock) : TagHelper
{
    /// <summary>UTC.</summary>
    public DateTime? Due { get; set; }

    /// <summary>From when the reader is to be warned; UTC.</summary>
    public DateTime? SoonAt { get; set; }

    /// <summary>The domain clock unless given; UTC.</summary>
    public DateTime? Now { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Due is not { } due)
        {
            output.SuppressOutput();
            return;
        }
        var now = Now ?? clock.Now;
        var tone = now > due ? Tone.Late : now >= SoonAt ? Tone.Soon : Tone.Quiet;
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"time-left {ToneClasses.Of("left", tone)}");
        output.Attributes.SetAttribute("datetime", Iso(due));
        output.Attributes.SetAttribute("title", VietnamTime.Show(due));
        output.Attributes.SetAttribute("data-left", SoonAt is { } soon ? Iso(soon) : "");
        output.Content.SetContent(Durations.Left(texts, due - now));
    }

    internal static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
