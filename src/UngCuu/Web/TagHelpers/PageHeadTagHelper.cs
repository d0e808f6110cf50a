using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UngCuu.Web.TagHelpers;

/// <summary>
/// The head of a page: where it belongs, its title, a line below it (the content) and its buttons (<c>&lt;page-actions&gt;</c>).
/// Sets the window's title and, on a phone, the dark bar with the way back.
/// </summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>Said after the title in a lighter weight, such as the number of a form.</summary>
    public string? After { get; set; }

    /// <summary>The list this page belongs to: address and words.</summary>
    public string? Up { get; set; }

    public string? UpText { get; set; }

    /// <summary>What names the thing shortly, such as SC-2018-000412; the phone's bar shows it.</summary>
    public string? Reference { get; set; }

    /// <summary>Which of several pages with this title it is: said first in the window's title.</summary>
    public string? Part { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = new PageActions();
        context.Items[typeof(PageActions)] = actions;
        var line = await output.GetChildContentAsync();

        ViewContext.ViewData["Title"] = string.Join(" · ", new[] { Part, Reference, Title, Reference is null ? After : null }.Where(words => !string.IsNullOrEmpty(words)));
        ViewContext.ViewData["PhoneTitle"] = Reference ?? (Up is null ? null : Title);
        ViewContext.ViewData["Back"] = Up;

        var words = new TagBuilder("div");
        words.AddCssClass("page-words");
        if (Up is not null)
            words.InnerHtml.AppendHtml(Crumbs());
        words.InnerHtml.AppendHtml(Heading());
        if (!line.IsEmptyOrWhiteSpace)
        {
            var below = new TagBuilder("div");
            below.AddCssClass("page-line");
            below.InnerHtml.AppendHtml(line);
            words.InnerHtml.AppendHtml(below);
        }
        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-head");
        output.Content.SetHtmlContent(words);
        if (actions.Content is { } buttons)
        {
            var right = new TagBuilder("div");
            right.AddCssClass("page-actions");
            right.InnerHtml.AppendHtml(buttons);
            output.Content.AppendHtml(right);
        }
    }

    private TagBuilder Heading()
    {
        var heading = new TagBuilder("h1");
        heading.InnerHtml.Append(Title);
        if (string.IsNullOrEmpty(After))
            return heading;
        var after = new TagBuilder("span");
        after.AddCssClass("page-after");
        after.InnerHtml.Append(" · " + After);
        heading.InnerHtml.AppendHtml(after);
        return heading;
    }

    private TagBuilder Crumbs()
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = Up!;
        link.InnerHtml.Append(UpText ?? "");
        var crumbs = new TagBuilder("p");
        crumbs.AddCssClass("crumbs");
        crumbs.InnerHtml.AppendHtml(link);
        if (Reference is not null)
            crumbs.InnerHtml.Append(" / " + Reference);
        return crumbs;
    }

    internal sealed class PageActions
    {
        public IHtmlContent? Content { get; set; }
    }
}

[HtmlTargetElement("page-actions", ParentTag = "page-head")]
public sealed class PageActionsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((PageHeadTagHelper.PageActions)context.Items[typeof(PageHeadTagHelper.PageActions)]).Content = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}
