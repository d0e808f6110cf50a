using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <summary>
/// <c>&lt;draft-state to="?handler=Draft" saved-at="@Model.SavedAt" form="report" /&gt;</c>: says when the draft was saved and, with script,
/// saves it a moment after the last key by posting the form's fields. The handler answers with the partial <c>_DraftState</c>, or 204.
/// </summary>
[HtmlTargetElement("draft-state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DraftStateTagHelper(Texts texts) : TagHelper
{
    public string To { get; set; } = "";

    /// <summary>Id of the form whose fields are the draft.</summary>
    public string Form { get; set; } = "";

    /// <summary>UTC; null: not saved yet.</summary>
    public DateTime? SavedAt { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "draft-state");
        output.Attributes.SetAttribute("role", "status");
        output.Attributes.SetAttribute("data-failed", texts["form.draft-failed"]);
        if (To.Length > 0)
        {
            output.Attributes.SetAttribute("hx-post", To);
            output.Attributes.SetAttribute("hx-include", "#" + Form);
            output.Attributes.SetAttribute("hx-trigger", $"input from:#{Form} delay:1500ms, change from:#{Form} delay:300ms");
            output.Attributes.SetAttribute("hx-sync", "this:queue last");
            output.Attributes.SetAttribute("hx-status:4xx", "swap:none");
            output.Attributes.SetAttribute("hx-status:5xx", "swap:none");
        }
        if (SavedAt is not { } saved)
            return;
        output.Content.SetHtmlContent(Icons.Draw(ViewContext, "cloud-check"));
        output.Content.AppendHtml(" ").Append(texts["form.draft-saved", VietnamTime.FromUtc(saved).ToString("HH:mm", CultureInfo.InvariantCulture)]);
    }
}
