using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace UngCuu.Drills;

/// <summary>A browser without script: keeps cookies, follows redirects, reads pages and sends their forms.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient client;

    public Browser(Uri address)
    {
        var cookies = new CookieContainer();
        cookies.Add(address, new Cookie("ungcuu-language", "vi"));
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
    }

    /// <summary>Opens a page that must be there.</summary>
    public async Task<Page> Open(string path)
    {
        var page = Good(await Get(path));
        return page.Address.AbsolutePath == path.Split('?')[0] ? page : throw new StoryFails($"{path} led to {page.Address.PathAndQuery}");
    }

    public async Task<Page> Get(string path) => await Read(await client.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<byte[]> Download(string path) => await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    /// <summary>
    /// Fills the page's own form and sends it, hidden fields included. A key the form does not have fails the story: it follows the page, not the other way round.
    /// </summary>
    public async Task<Page> Send(Page page, string? button, params (string Field, object Value)[] typed)
    {
        var form = page.Form(button);
        var fields = form.Elements.OfType<IHtmlElement>()
            .Where(e => !string.IsNullOrEmpty(e.GetAttribute("name")) && !e.HasAttribute("disabled") && e is not IHtmlButtonElement)
            .ToLookup(e => e.GetAttribute("name")!, StringComparer.Ordinal);
        if (typed.FirstOrDefault(t => !fields.Contains(t.Field)) is { Field: { } unknown })
            throw new StoryFails($"the form on {page.Address.PathAndQuery} has no field {unknown}, only {string.Join(", ", fields.Select(f => f.Key))}");

        var names = typed.Select(t => t.Field).ToHashSet(StringComparer.Ordinal);
        var values = fields.Where(f => !names.Contains(f.Key)).SelectMany(f => f.Select(Standing).OfType<string>().Select(v => KeyValuePair.Create(f.Key, v)))
            .Concat(typed.SelectMany(t => (t.Value as string[] ?? [t.Value.ToString()!]).Select(v => KeyValuePair.Create(t.Field, v))))
            .ToList();
        if (Page.Buttons(form).FirstOrDefault(b => button is null || b.TextContent.Trim() == button) is { } pressed && pressed.GetAttribute("name") is { } name)
            values.Add(new(name, pressed.GetAttribute("value") ?? ""));
        var action = new Uri(page.Address, form.GetAttribute("action") is { Length: > 0 } to ? to : page.Address.PathAndQuery);
        using var content = new FormUrlEncodedContent(values);
        return Good(await Read(await client.PostAsync(action, content)));
    }

    public void Dispose() => client.Dispose();

    /// <summary>What a field sends when nobody touches it.</summary>
    private static string? Standing(IHtmlElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement { Type: "submit" or "file" } => null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => null,
    };

    private static Page Good(Page page) =>
        page.Status == HttpStatusCode.OK ? page : throw new StoryFails($"{page.Address.PathAndQuery} answered {(int)page.Status}: {page.Faults}");

    private static async Task<Page> Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            var address = answer.RequestMessage!.RequestUri!;
            var body = await answer.Content.ReadAsStringAsync();
            var html = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(body).Address(address));
            return new(answer.StatusCode, address, (IHtmlDocument)html);
        }
    }
}
