using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UngCuu.Web.TagHelpers;

/// <summary><c>&lt;empty-state title="…" text="…" icon="inbox"&gt;the next step as a link&lt;/empty-state&gt;</c>: a list with nothing in it says why and what to do.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public string? Text { get; set; }

    public string Icon { get; set; } = "inbox";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var next = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty-state");
        output.Content.SetHtmlContent(Icons.Draw(ViewContext, Icon));
        output.Content.AppendHtml(Paragraph("empty-state-title", Title));
        if (Text is not null)
            output.Content.AppendHtml(Paragraph("muted", Text));
        output.Content.AppendHtml(next);
    }

    private static TagBuilder Paragraph(string classes, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(classes);
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}
