using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UngCuu.Web.TagHelpers;

/// <summary>
/// <c>&lt;sort-link by="due"&gt;Hạn&lt;/sort-link&gt;</c>: a heading cell that sorts by <c>?sort=due</c>, pressed again by <c>?sort=-due</c>.
/// The list's own order is named on one cell by <c>default</c>.
/// </summary>
[HtmlTargetElement("sort-link")]
public sealed class SortLinkTagHelper : TagHelper
{
    public string By { get; set; } = "";

    /// <summary>The order the list has when the address names none: <c>due</c> or <c>-due</c>.</summary>
    public string? Default { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var request = ViewContext.HttpContext.Request;
        var sort = request.Query.TryGetValue("sort", out var asked) ? asked.ToString() : Default;
        var (up, down) = (sort == By, sort == "-" + By);

        var link = new TagBuilder("a");
        link.AddCssClass("sort-link");
        link.Attributes["href"] = QueryLinks.With(request, ("sort", up ? "-" + By : By), ("after", null));
        link.InnerHtml.AppendHtml(words).AppendHtml(" ").AppendHtml(Icons.Draw(ViewContext, up ? "arrow-up" : down ? "arrow-down" : "arrows-sort"));

        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (up || down)
            output.Attributes.SetAttribute("aria-sort", up ? "ascending" : "descending");
        output.Content.SetHtmlContent(link);
    }
}
