using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace UngCuu.Web.TagHelpers;

/// <summary>The inputs of <c>&lt;field&gt;</c>. Dates and moments are text, so that everybody writes and reads them the Vietnamese way whatever the browser's language; app.js adds a calendar.</summary>
internal static class FieldInputs
{
    public static IHtmlContent Of(FieldState field) => field.Kind switch
    {
        FieldKind.Multiline => Area(field),
        FieldKind.Select => Select(field),
        FieldKind.Radios => Boxes(field, "radio"),
        FieldKind.Checks => Boxes(field, "checkbox"),
        FieldKind.Suggest => Suggest(field),
        FieldKind.File => File(field),
        FieldKind.Email => Input(field, "email", ("autocomplete", "email"), ("spellcheck", "false")),
        FieldKind.Phone => Input(field, "tel", ("autocomplete", "tel")),
        FieldKind.Url => Input(field, "url", ("spellcheck", "false")),
        FieldKind.Password => Input(field, "password", ("autocomplete", "current-password")),
        FieldKind.Number => Input(field, "text", ("inputmode", "numeric"), ("autocomplete", "off")),
        FieldKind.Moment => Input(field, "text", ("placeholder", "14:05 03/4/2018"), ("autocomplete", "off"), ("data-picker", "datetime-local")),
        FieldKind.Day => Input(field, "text", ("placeholder", "03/4/2018"), ("autocomplete", "off"), ("data-picker", "date")),
        FieldKind.Hour => Input(field, "text", ("placeholder", "14:05"), ("autocomplete", "off"), ("data-picker", "time")),
        _ => Input(field, "text"),
    };

    public static IHtmlContent CheckBox(FieldState field, string label, IHtmlContent mark)
    {
        var box = Control("input", field, "form-check-input", ("type", "checkbox"), ("value", "true"));
        if (string.Equals(field.Value.Split(',')[0], "true", StringComparison.OrdinalIgnoreCase))
            box.Attributes["checked"] = "";
        var words = Tag("span", "form-check-label");
        words.InnerHtml.Append(label).AppendHtml(mark);
        var around = Tag("label", "form-check");
        around.InnerHtml.AppendHtml(box).AppendHtml(words);
        // Without it a box that was unticked would be a field that was not sent.
        var unticked = Tag("input", null, ("type", "hidden"), ("name", field.Name), ("value", "false"));
        return new HtmlContentBuilder().AppendHtml(around).AppendHtml(unticked);
    }

    private static TagBuilder Input(FieldState field, string type, params (string, string)[] attributes)
    {
        var input = Control("input", field, "form-control", [("type", type), .. attributes]);
        if (field.Kind != FieldKind.Password)
            input.Attributes["value"] = field.Value;
        return input;
    }

    private static TagBuilder Area(FieldState field)
    {
        var area = Control("textarea", field, "form-control", ("rows", field.Rows.ToString(CultureInfo.InvariantCulture)));
        area.TagRenderMode = TagRenderMode.Normal;
        area.InnerHtml.AppendHtml("\n").Append(field.Value); // a browser drops the first line break of a textarea
        return area;
    }

    private static TagBuilder File(FieldState field)
    {
        var file = Control("input", field, "form-control", ("type", "file"));
        if (field.Metadata.IsEnumerableType)
            file.Attributes["multiple"] = "";
        return file;
    }

    private static HtmlContentBuilder Suggest(FieldState field)
    {
        var listId = field.Id + "-list";
        var list = Tag("datalist", null, ("id", listId));
        foreach (var choice in field.AllChoices)
        {
            var option = Tag("option", null, ("value", choice.Text));
            if (choice.Hint is not null)
                option.Attributes["label"] = choice.Hint;
            list.InnerHtml.AppendHtml(option);
        }
        var content = new HtmlContentBuilder();
        content.AppendHtml(Input(field, "text", ("list", listId), ("autocomplete", "off")));
        content.AppendHtml(list);
        return content;
    }

    private static TagBuilder Select(FieldState field)
    {
        var chosen = field.Values;
        var select = Control("select", field, "form-select");
        select.TagRenderMode = TagRenderMode.Normal;
        if (!field.IsRequired || !field.AllChoices.Any(c => chosen.Contains(c.Value)))
            select.InnerHtml.AppendHtml(Option(new Choice("", field.Texts[field.IsRequired ? "form.choose" : "form.none"]), chosen));
        foreach (var group in field.AllChoices.GroupBy(c => c.Group, StringComparer.Ordinal))
        {
            var into = group.Key is null ? select : Tag("optgroup", null, ("label", group.Key));
            foreach (var choice in group)
                into.InnerHtml.AppendHtml(Option(choice, chosen));
            if (group.Key is not null)
                select.InnerHtml.AppendHtml(into);
        }
        return select;
    }

    private static TagBuilder Option(Choice choice, IReadOnlySet<string> chosen)
    {
        var option = Tag("option", null, ("value", choice.Value));
        if (chosen.Contains(choice.Value))
            option.Attributes["selected"] = "";
        option.InnerHtml.Append(choice.Text);
        return option;
    }

    private static TagBuilder Boxes(FieldState field, string type)
    {
        var chosen = field.Values;
        var boxes = Tag("div", "field-boxes");
        foreach (var (choice, number) in field.AllChoices.Select((c, i) => (c, i)))
        {
            // The first bears the id of the whole: a link to what is wrong leads to where one answers.
            var id = number == 0 ? field.Id : string.Create(CultureInfo.InvariantCulture, $"{field.Id}-{number}");
            var box = Control("input", field, "form-check-input", ("type", type), ("value", choice.Value));
            box.Attributes["id"] = id;
            box.Attributes.Remove("aria-required");
            if (chosen.Contains(choice.Value))
                box.Attributes["checked"] = "";
            var words = Tag("span", "form-check-label");
            words.InnerHtml.Append(choice.Text);
            if (choice.Hint is not null)
            {
                var hint = Tag("span", "form-check-hint");
                hint.InnerHtml.Append(choice.Hint);
                words.InnerHtml.AppendHtml(hint);
            }
            var label = Tag("label", "form-check", ("for", id));
            label.InnerHtml.AppendHtml(box).AppendHtml(words);
            boxes.InnerHtml.AppendHtml(label);
        }
        return boxes;
    }

    /// <summary>An input with its name, id and what ties it to its hint and fault. What the page wrote on the field wins.</summary>
    private static TagBuilder Control(string tag, FieldState field, string classes, params (string Name, string Value)[] attributes)
    {
        var control = Tag(tag, classes, [("id", field.Id), ("name", field.Name), .. attributes]);
        if (field.MaxLength is { } most && tag is "textarea" or "input" && field.Kind is not (FieldKind.Checks or FieldKind.Radios or FieldKind.CheckBox or FieldKind.File))
            control.Attributes["maxlength"] = most.ToString(CultureInfo.InvariantCulture);
        string?[] notes = [string.IsNullOrEmpty(field.Hint) ? null : field.HintId, field.Fault is null ? null : field.FaultId];
        if (string.Join(' ', notes.OfType<string>()) is { Length: > 0 } described)
            control.Attributes["aria-describedby"] = described;
        if (field.Fault is not null)
            control.Attributes["aria-invalid"] = "true";
        if (field.IsRequired && field.Kind != FieldKind.CheckBox)
            control.Attributes["aria-required"] = "true";
        foreach (var attribute in field.Extra)
            control.Attributes[attribute.Name] = attribute.Value?.ToString();
        return control;
    }

    private static TagBuilder Tag(string name, string? classes, params (string Name, string Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        if (name == "input")
            tag.TagRenderMode = TagRenderMode.SelfClosing;
        if (classes is not null)
            tag.AddCssClass(classes);
        foreach (var (attribute, value) in attributes)
            tag.Attributes[attribute] = value;
        return tag;
    }
}
