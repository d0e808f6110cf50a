using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

public enum StepState
{
    Todo,
    Current,
    Done,
}

public sealed record Step(string Text, StepState State, string? Address = null)
{
    /// <summary>A way of steps of which those before <paramref name="current"/> (counted from 0) are done; past the last, all are.</summary>
    public static IReadOnlyList<Step> Way(IEnumerable<string> texts, int current) =>
        [.. texts.Select((t, i) => new Step(t, i < current ? StepState.Done : i == current ? StepState.Current : StepState.Todo))];
}

/// <summary>
/// <c>&lt;steps items="@Model.Steps" /&gt;</c>: chevrons, on a phone segments with "Bước 4/7"; with <c>vertical</c> the numbered list beside a long form.
/// </summary>
[HtmlTargetElement("steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTagHelper(Texts texts) : TagHelper
{
    public IReadOnlyList<Step> Items { get; set; } = [];

    public bool Vertical { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = new TagBuilder("ol");
        list.AddCssClass(Vertical ? "form-steps" : "steps");
        foreach (var (step, number) in Items.Select((s, i) => (s, i + 1)))
            list.InnerHtml.AppendHtml(Item(step, number));

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("aria-label", texts["steps.label"]);
        output.Content.SetHtmlContent(list);
        if (CurrentWords() is { } words)
        {
            var caption = new TagBuilder("p");
            caption.AddCssClass("steps-caption");
            caption.InnerHtml.Append(words);
            output.Content.AppendHtml(caption);
        }
    }

    private TagBuilder Item(Step step, int number)
    {
        var item = new TagBuilder("li");
        item.AddCssClass($"step-{State(step)}");
        if (step.State == StepState.Current)
            item.Attributes["aria-current"] = "step";
        var body = new TagBuilder(step.Address is null ? "span" : "a");
        if (step.Address is not null)
            body.Attributes["href"] = step.Address;
        if (Vertical)
        {
            var icon = step.State switch { StepState.Done => "circle-check", StepState.Current => "circle-dot", _ => "circle" };
            body.InnerHtml.AppendHtml(Icons.Draw(ViewContext, icon)).AppendHtml(" ").Append($"{number} · {step.Text}");
        }
        else
        {
            if (step.State == StepState.Done)
                body.InnerHtml.AppendHtml(Icons.Draw(ViewContext, "check")).AppendHtml(" ");
            body.InnerHtml.Append(step.Text);
        }
        if (step.State == StepState.Done)
        {
            var said = new TagBuilder("span");
            said.AddCssClass("visually-hidden");
            said.InnerHtml.Append($" ({texts["steps.done"]})");
            body.InnerHtml.AppendHtml(said);
        }
        item.InnerHtml.AppendHtml(body);
        return item;
    }

    private string? CurrentWords()
    {
        var current = Items.Select((s, i) => (s, i)).FirstOrDefault(x => x.s.State == StepState.Current);
        return current.s is null ? null : texts["steps.of", current.i + 1, Items.Count, current.s.Text];
    }

    private static string State(Step step) => step.State switch { StepState.Done => "done", StepState.Current => "current", _ => "todo" };
}
