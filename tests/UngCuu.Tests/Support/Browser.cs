using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace UngCuu.Tests.Support;

/// <summary>A page as a person without script sees it.</summary>
public sealed record Page(HttpStatusCode Status, Uri Address, IHtmlDocument Html, HttpResponseMessage Answer)
{
    public string Text => Html.Body?.TextContent ?? "";

    public IElement One(string selector) =>
        Html.QuerySelector(selector) ?? throw new InvalidOperationException($"No '{selector}' on {Address} ({(int)Status}):\n{Html.Body?.InnerHtml}");

    /// <summary>The form that has this button, or the only one of the page's main part.</summary>
    public IHtmlFormElement Form(string? button = null)
    {
        var forms = Html.QuerySelectorAll<IHtmlFormElement>("main form").Concat(Html.QuerySelectorAll<IHtmlFormElement>("form")).Distinct();
        return (button is null
            ? forms.FirstOrDefault(f => f.Method == "post")
            : forms.FirstOrDefault(f => f.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button)))
            ?? throw new InvalidOperationException($"No form{(button is null ? "" : $" with the button '{button}'")} on {Address} ({(int)Status}):\n{Html.Body?.InnerHtml}");
    }
}

public sealed class Browser : IDisposable
{
    private readonly HttpClient client;
    private readonly CookieContainer cookies = new();

    public Browser(Uri address, string language)
    {
        cookies.Add(address, new Cookie("ungcuu-language", language));
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = true }) { BaseAddress = address };
    }

    public HttpClient Client => client;

    public CookieContainer Cookies => cookies;

    public async Task<Page> Get(string address) => await Read(await client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute)));

    /// <summary>As below, the fields as pairs: <c>Send(page, ("Form.Name", "Lan"))</c>.</summary>
    public Task<Page> Send(Page page, params (string Field, object? Value)[] fields) =>
        Send(page, fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal));

    /// <summary>
    /// Fills the page's own form and sends it, hidden fields and antiforgery token included. Keys are field names; a value of null leaves the field out;
    /// an array sets several check boxes. A key the form does not have fails: the test follows the page, not the other way round.
    /// </summary>
    public async Task<Page> Send(Page page, IReadOnlyDictionary<string, object?> values, string? button = null, bool allowUnknown = false)
    {
        var form = page.Form(button);
        var fields = new List<KeyValuePair<string, string>>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled"))
                continue;
            known.Add(name);
            if (values.ContainsKey(name))
                continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked:
                    fields.Add(new(name, box.Value));
                    break;
                case IHtmlInputElement { Type: "checkbox" or "radio" or "submit" or "file" }:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.Add(new(name, select.Value ?? ""));
                    break;
            }
        }
        var pressed = button is null ? null : form.QuerySelectorAll("button").First(b => b.TextContent.Trim() == button);
        if (pressed?.GetAttribute("name") is { } pressedName)
            fields.Add(new(pressedName, pressed.GetAttribute("value") ?? ""));
        foreach (var (name, value) in values)
        {
            if (!allowUnknown && !known.Contains(name))
                throw new InvalidOperationException($"The form on {page.Address} has no field '{name}'; it has {string.Join(", ", known)}.");
            foreach (var one in value is string[] several ? several : value is null ? [] : [value.ToString()!])
                fields.Add(new(name, one));
        }
        var action = new Uri(page.Address, (pressed?.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } to ? to : page.Address.PathAndQuery);
        using var content = new FormUrlEncodedContent(fields);
        return await Read(form.Method == "get"
            ? await client.GetAsync(new Uri(action, "?" + await content.ReadAsStringAsync()))
            : await client.PostAsync(action, content));
    }

    public async Task<Page> Post(string address, HttpContent content) => await Read(await client.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content));

    public void Dispose() => client.Dispose();

    private static async Task<Page> Read(HttpResponseMessage answer)
    {
        var context = BrowsingContext.New(Configuration.Default);
        var body = await answer.Content.ReadAsStringAsync();
        var html = await context.OpenAsync(r => r.Content(body).Address(answer.RequestMessage!.RequestUri!));
        return new(answer.StatusCode, answer.RequestMessage!.RequestUri!, (IHtmlDocument)html, answer);
    }
}
