using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <summary><c>&lt;form-errors /&gt;</c> at the head of a form: what is wrong, each a link to its field. Nothing when nothing is.</summary>
[HtmlTargetElement("form-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormErrorsTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = ViewContext.ModelState
            .SelectMany(field => (field.Value?.Errors ?? []).Select(error => (Field: field.Key, Message: Words(texts, error))))
            .Distinct()
            .ToList();
        if (wrong.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "form-errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-focus", "");

        var title = new TagBuilder("p");
        title.InnerHtml.Append(texts["form.not-saved"]);
        var list = new TagBuilder("ul");
        foreach (var (field, message) in wrong)
            list.InnerHtml.AppendHtml(Item(field, message));
        output.Content.SetHtmlContent(title);
        output.Content.AppendHtml(list);
    }

    private static TagBuilder Item(string field, string message)
    {
        var item = new TagBuilder("li");
        if (field.Length == 0)
        {
            item.InnerHtml.Append(message);
            return item;
        }
        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + FieldNames.Id(field);
        link.InnerHtml.Append(message);
        item.InnerHtml.AppendHtml(link);
        return item;
    }

    internal static string Words(Texts texts, ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? texts["validation.invalid-here"] : error.ErrorMessage;
}

internal static class FieldNames
{
    public static string Id(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
