using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <summary><c>&lt;status-tag value="@incident.Status" tone="Good" /&gt;</c>: an enum is worded from Texts, anything else is shown as it is.</summary>
[HtmlTargetElement("status-tag", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusTagTagHelper(Texts texts) : TagHelper
{
    public object? Value { get; set; }

    public Tone Tone { get; set; }

    /// <summary>For a tag helper that shows several.</summary>
    internal static TagBuilder Draw(string words, Tone tone)
    {
        var tag = new TagBuilder("span");
        tag.AddCssClass($"tag {ToneClasses.Of("tag", tone)}");
        tag.InnerHtml.Append(words);
        return tag;
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is null)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"tag {ToneClasses.Of("tag", Tone)}");
        output.Content.SetContent(Value is Enum word ? texts[word] : Value.ToString());
    }
}
