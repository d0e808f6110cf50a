using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UngCuu.Web.TagHelpers;

/// <summary><c>&lt;progress-bar value="31" max="93" tone="Good" label="…" /&gt;</c>. A progress element: its length needs no style attribute.</summary>
[HtmlTargetElement("progress-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressBarTagHelper : TagHelper
{
    public double Value { get; set; }

    public double Max { get; set; } = 100;

    public Tone Tone { get; set; } = Tone.Info;

    /// <summary>What is measured, for those who do not see the bar.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var max = Math.Max(Max, double.Epsilon);
        output.TagName = "progress";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"bar {ToneClasses.Of("bar", Tone)}");
        output.Attributes.SetAttribute("value", Math.Clamp(Value, 0, max).ToString(CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("max", max.ToString(CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("aria-label", Label);
    }
}
