using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UngCuu.Web.TagHelpers;

/// <summary>A drawing of the sprite that is built from front/icons.json. Decorative unless it has a label.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(IFileVersionProvider versions) : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>What the icon says when no text beside it says it.</summary>
    public string? Label { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        var given = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", given is null ? "icon" : $"icon {given}");
        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }
        output.Content.SetHtmlContent(Draw(versions, ViewContext, Name));
    }

    private static TagBuilder Draw(IFileVersionProvider versions, ViewContext view, string name)
    {
        var pathBase = view.HttpContext.Request.PathBase;
        var use = new TagBuilder("use");
        use.Attributes["href"] = versions.AddFileVersionToPath(pathBase, pathBase + "/dist/icons.svg") + "#" + name;
        return use;
    }
}
