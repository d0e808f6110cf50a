using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace UngCuu.Drills;

/// <summary>A page as a person without script sees it.</summary>
internal sealed record Page(HttpStatusCode Status, Uri Address, IHtmlDocument Html)
{
    public string Text => Html.QuerySelector("main")?.TextContent ?? Html.Body?.TextContent ?? "";

    /// <summary>What the page says is wrong.</summary>
    public string Faults => string.Join(' ', Html.QuerySelectorAll(".form-errors, .field-fault").SelectMany(e => e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    public IElement One(string selector) =>
        Html.QuerySelector(selector) ?? throw new StoryFails($"{Address.PathAndQuery} ({(int)Status}) shows no '{selector}'");

    /// <summary>The form with this button, or the first that is sent by post.</summary>
    public IHtmlFormElement Form(string? button)
    {
        var forms = Html.QuerySelectorAll<IHtmlFormElement>("main form").Where(f => f.Method == "post");
        return forms.FirstOrDefault(f => button is null || Buttons(f).Any(b => b.TextContent.Trim() == button))
            ?? throw new StoryFails($"{Address.PathAndQuery} ({(int)Status}) has no form{(button is null ? "" : $" with the button '{button}'")}; {Faults}");
    }

    public static IEnumerable<IElement> Buttons(IHtmlFormElement form) => form.QuerySelectorAll("button");
}
