using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <summary><c>&lt;pager next="@Model.List.Next" /&gt;</c>: on to the rows after this key, back to the beginning; filters stay in the address.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(Texts texts) : TagHelper
{
    private const string After = "after";

    /// <summary>Key of the next page; null: this is the last.</summary>
    public object? Next { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var links = new HtmlContentBuilder();
        if (request.Query.ContainsKey(After))
            links.AppendHtml(Link(QueryLinks.With(request, (After, null)), "first", texts["pager.first"], "arrow-up"));
        if (Next is not null)
            links.AppendHtml(Link(QueryLinks.With(request, (After, Next.ToString())), "next", texts["pager.next"], "arrow-right"));
        if (links.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", texts["pager.label"]);
        output.Content.SetHtmlContent(links);
    }

    private TagBuilder Link(string address, string relation, string words, string icon)
    {
        var link = new TagBuilder("a");
        link.AddCssClass("btn btn-small");
        link.Attributes["rel"] = relation;
        link.Attributes["href"] = address;
        link.InnerHtml.Append(words).AppendHtml(" ").AppendHtml(Icons.Draw(ViewContext, icon));
        return link;
    }
}
