using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.WebUtilities;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security.Foreign;

/// <summary>How one form is played: by whom, on which page it stands, and what is written into it beyond what it says already.</summary>
/// <param name="Who">The weakest who may.</param>
/// <param name="Page">Where the form is found; its action tells which handler it belongs to.</param>
/// <param name="Fill">What is typed, once the page is seen.</param>
internal sealed record Play(Browser Who, string Page, Func<Page, IEnumerable<(string Name, string Value)>> Fill)
{
    public Play(Browser who, string page, params (string Name, string Value)[] fields) : this(who, page, _ => fields)
    {
    }

    /// <summary>Which of several forms alike.</summary>
    public string About { get; init; } = "";

    /// <summary>A file sent with it, under this name.</summary>
    public string? File { get; init; }

    /// <summary>What it does stands in no table: a cookie, a page shown again.</summary>
    public bool Silent { get; init; }

    /// <summary>Sent without there being a form, as the page is never linked to.</summary>
    public string? Unlinked { get; init; }

    /// <summary>Sends the form with these fields besides its own.</summary>
    public async Task<(HttpStatusCode Status, string Where)> Send(Way way, string handler, Func<IReadOnlySet<string>, IEnumerable<(string Name, string Value)>> more)
    {
        var page = await Who.Get(Page);
        var (action, fields) = Form(page, way, handler);
        var typed = Fill(page).ToList();
        fields.RemoveAll(f => typed.Any(t => t.Name == f.Name));
        fields.AddRange(typed);
        var own = fields.Select(f => f.Name).Concat(QueryHelpers.ParseQuery(action.Query).Keys).ToHashSet(StringComparer.OrdinalIgnoreCase);
        fields.AddRange(more(own));
        using HttpContent content = File is null
            ? new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))
            : Multipart(fields, File);
        var answer = await Who.Post(action.PathAndQuery, content);
        return (answer.Status, answer.Address.AbsolutePath + (answer.Html.QuerySelector(".form-errors")?.TextContent.Trim() is { Length: > 0 } words ? ": " + words : ""));
    }

    private (Uri Action, List<(string Name, string Value)> Fields) Form(Page page, Way way, string handler)
    {
        if (Unlinked is not null)
            return (new Uri(page.Address, Unlinked), [("__RequestVerificationToken", page.Html.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "")]);
        foreach (var form in page.Html.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>().Where(f => f.OuterHtml.Contains(About, StringComparison.Ordinal)))
            foreach (var to in form.QuerySelectorAll("button[formaction]").Select(b => b.GetAttribute("formaction")).Prepend(form.GetAttribute("action")))
            {
                var action = new Uri(page.Address, to is { Length: > 0 } ? to : page.Address.PathAndQuery);
                if (!way.Fits(action.AbsolutePath) || (QueryHelpers.ParseQuery(action.Query).TryGetValue("handler", out var named) ? named.ToString() : "") != handler)
                    continue;
                var pressed = form.QuerySelectorAll("button[name]").Take(1).Select(b => (b.GetAttribute("name")!, b.GetAttribute("value") ?? ""));
                return (action, [.. form.Elements.Select(Field).OfType<(string, string)>(), .. pressed]);
            }
        throw new InvalidOperationException($"No form for {way.Template} {handler} on {page.Address.PathAndQuery} ({(int)page.Status}).");
    }

    private static (string Name, string Value)? Field(IElement element) => element.GetAttribute("name") is not { Length: > 0 } name ? null : element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" } or IHtmlButtonElement => null,
        IHtmlInputElement input => (name, input.Value),
        IHtmlTextAreaElement area => (name, area.Value),
        IHtmlSelectElement { Options.Length: > 0 } select => (name, select.Options.GetOptionAt(select.Options.Length - 1).Value),
        _ => (name, ""),
    };

    private static MultipartFormDataContent Multipart(List<(string Name, string Value)> fields, string file)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent("nhật ký"u8.ToArray()), file, "nhat-ky.txt");
        return content;
    }
}
