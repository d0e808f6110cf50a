using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <summary>
/// <c>&lt;field for="Form.Title" /&gt;</c>: label, hint, fault and input of one property of a form.
/// Label and hint come from the texts that [Display(Name = "key")] names; attributes it does not know go to the input.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Texts texts) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public FieldKind As { get; set; }

    /// <summary>What can be chosen; an enum needs none.</summary>
    public IEnumerable<Choice>? Options { get; set; }

    /// <summary>Instead of the text of [Display]: the labels printed on legal forms come from the rule profile.</summary>
    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Marks a field that only some answers make necessary, or takes the mark away; the server decides either way.</summary>
    public bool? Required { get; set; }

    /// <summary>Lines of a multi-line field.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>Says below the field how many letters are left.</summary>
    public bool Counter { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var field = new FieldState(texts, ViewContext, For, name)
        {
            Kind = As == FieldKind.ByType ? FieldKinds.Of(For.Metadata, Options is not null) : As,
            Choices = Options?.ToList(),
            Rows = Rows,
            MaxLength = MaxLength(),
            IsRequired = Required ?? For.Metadata.IsRequired,
            Hint = string.IsNullOrEmpty(Hint) ? For.Metadata.Description : Hint,
            Extra = [.. output.Attributes.Where(a => a.Name != "class")],
        };
        var label = string.IsNullOrEmpty(Label) ? For.Metadata.GetDisplayName() : Label;
        var classes = output.Attributes["class"]?.Value;
        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = FieldKinds.IsGroup(field.Kind) ? "fieldset" : "div";
        output.Attributes.SetAttribute("class", $"field {(field.Fault is null ? "" : "field-wrong")} {classes}".TrimEnd());
        if (field.Kind == FieldKind.CheckBox)
        {
            Add(output, FieldNotes(field));
            output.Content.AppendHtml(FieldInputs.CheckBox(field, label, Mark(field)));
            return;
        }
        output.Content.AppendHtml(LabelOf(field, label));
        Add(output, FieldNotes(field));
        output.Content.AppendHtml(FieldInputs.Of(field));
        if (Counter && field.MaxLength is { } most)
            output.Content.AppendHtml(Note("p", "field-counter", null, texts["form.at-most", Figures.Show(most)], ("data-counts", field.Id)));
    }

    private static void Add(TagHelperOutput output, IEnumerable<IHtmlContent> parts)
    {
        foreach (var part in parts)
            output.Content.AppendHtml(part);
    }

    private TagBuilder LabelOf(FieldState field, string label)
    {
        var group = FieldKinds.IsGroup(field.Kind);
        var tag = new TagBuilder(group ? "legend" : "label");
        tag.AddCssClass("field-label");
        if (!group)
            tag.Attributes["for"] = field.Id;
        tag.InnerHtml.Append(label).AppendHtml(Mark(field));
        return tag;
    }

    private HtmlContentBuilder Mark(FieldState field)
    {
        var mark = new HtmlContentBuilder();
        if (!field.IsRequired || field.Kind == FieldKind.CheckBox && Required is not true)
            return mark;
        var star = Note("span", "field-required", null, "*", ("aria-hidden", "true"));
        mark.AppendHtml(" ").AppendHtml(star);
        if (FieldKinds.IsGroup(field.Kind))
            mark.AppendHtml(Note("span", "visually-hidden", null, $" ({texts["form.required"]})"));
        return mark;
    }

    private static IEnumerable<IHtmlContent> FieldNotes(FieldState field)
    {
        if (!string.IsNullOrEmpty(field.Hint))
            yield return Note("p", "field-hint", field.HintId, field.Hint);
        if (field.Fault is { } fault)
            yield return Note("p", "field-fault", field.FaultId, fault);
    }

    private int? MaxLength() => For.Metadata.ValidatorMetadata
        .Select(v => v switch { StringLengthAttribute s => s.MaximumLength, MaxLengthAttribute m => m.Length, _ => (int?)null })
        .Where(n => n > 0)
        .Min();

    private static TagBuilder Note(string tag, string classes, string? id, string text, params (string Name, string Value)[] attributes)
    {
        var note = new TagBuilder(tag);
        note.AddCssClass(classes);
        if (id is not null)
            note.Attributes["id"] = id;
        foreach (var (name, value) in attributes)
            note.Attributes[name] = value;
        note.InnerHtml.Append(text);
        return note;
    }
}
