using Microsoft.AspNetCore.Mvc.Rendering;

namespace UngCuu.Web.TagHelpers;

internal static class Icons
{
    public static TagBuilder Draw(ViewContext view, string name, string? label = null, string? classes = null)
    {
        var svg = new TagBuilder("svg");
        svg.AddCssClass(classes is null ? "icon" : $"icon {classes}");
        if (label is null)
        {
            svg.Attributes["aria-hidden"] = "true";
        }
        else
        {
            svg.Attributes["role"] = "img";
            svg.Attributes["aria-label"] = label;
        }
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{Sprite(view)}#{name}";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }

    public static string Sprite(ViewContext view) => Bundle.Address(view, "icons.svg");
}
