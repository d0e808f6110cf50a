using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UngCuu.Web.TagHelpers;

/// <summary>
/// <c>&lt;verb-button to="?handler=Acknowledge" icon="check" primary value-version="@Model.Version"&gt;Xác nhận&lt;/verb-button&gt;</c>:
/// a form of its own that posts, with its token. With <c>confirm="/…"</c> it is a link to the page that asks first.
/// </summary>
[HtmlTargetElement("verb-button")]
public sealed class VerbButtonTagHelper(IHtmlGenerator html) : TagHelper
{
    /// <summary>Where the form posts to; empty: this page.</summary>
    public string To { get; set; } = "";

    /// <summary>Address of a page that explains the consequence and has the button that does it.</summary>
    public string? Confirm { get; set; }

    public string? Icon { get; set; }

    public bool Primary { get; set; }

    public bool Danger { get; set; }

    public bool Small { get; set; }

    /// <summary>Hidden fields sent along: <c>value-version="7"</c> is the field <c>version</c>.</summary>
    [HtmlAttributeName("values", DictionaryAttributePrefix = "value-")]
    public IDictionary<string, string?> Values { get; set; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var button = new TagBuilder(Confirm is null ? "button" : "a");
        button.AddCssClass("btn");
        if (Primary)
            button.AddCssClass("btn-primary");
        if (Danger)
            button.AddCssClass("btn-danger");
        if (Small)
            button.AddCssClass("btn-small");
        foreach (var attribute in output.Attributes)
            button.Attributes[attribute.Name] = attribute.Value?.ToString();
        output.Attributes.Clear();
        if (Icon is not null)
            button.InnerHtml.AppendHtml(Icons.Draw(ViewContext, Icon)).AppendHtml(" ");
        button.InnerHtml.AppendHtml(words);

        output.TagMode = TagMode.StartTagAndEndTag;
        if (Confirm is not null)
        {
            button.Attributes["href"] = Confirm;
            output.TagName = null;
            output.Content.SetHtmlContent(button);
            return;
        }
        output.TagName = "form";
        output.Attributes.SetAttribute("class", "verb");
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", To);
        output.Content.SetHtmlContent(html.GenerateAntiforgery(ViewContext));
        foreach (var (name, value) in Values)
            output.Content.AppendHtml(Hidden(name, value));
        output.Content.AppendHtml(button);
    }

    private static TagBuilder Hidden(string name, string? value)
    {
        var hidden = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        hidden.Attributes["type"] = "hidden";
        hidden.Attributes["name"] = name;
        hidden.Attributes["value"] = value ?? "";
        return hidden;
    }
}
