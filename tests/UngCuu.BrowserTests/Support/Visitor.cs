using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace UngCuu.BrowserTests.Support;

/// <summary>A person at a browser. Whatever the browser complains of (script errors, what the content policy stops) is kept and fails the journey at its end.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public Visitor(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // A page that answers 404, 409 or 422 on purpose is reported as an error of loading; its status is what the journey looks at.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    public Task<IResponse?> Open(string address) => Page.GotoAsync(address);

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    /// <summary>Chooses the language with its button, if the page speaks another.</summary>
    public async Task Speak(string language)
    {
        if (await Page.Locator("html").GetAttributeAsync("lang") == language)
            return;
        var screen = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(1440, 900); // on a phone the button lies in the menu
        await Page.WaitForLoadStateAsync(); // before its style has come, a page shows the buttons it later hides
        await Page.Locator($".language button[value={language}]:visible").First.ClickAsync();
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    /// <summary>Types into the field that bears this label.</summary>
    public Task Type(string label, string text) => Field(Page, label).FillAsync(text);

    /// <summary>The first field that bears this label; a group of fields may bear it too.</summary>
    public static ILocator Field(IPage page, string label) => page.GetByLabel(label).And(page.Locator("input, textarea, select")).First;

    /// <summary>Goes with the tabulator to the field that bears this label and types, touching nothing but keys.</summary>
    public async Task TypeWithKeys(string label, string text)
    {
        await TabTo(Field(Page, label), label);
        await Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Goes with the tabulator to the button and presses enter.</summary>
    public async Task PressWithKeys(string button)
    {
        await TabTo(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First, button);
        var before = Page.Url;
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page).Not.ToHaveURLAsync(before);
    }

    /// <summary>Signs in by the card once the page asks for it.</summary>
    public async Task SignInWhereAsked(string card)
    {
        if (!Page.Url.Contains("/account/", StringComparison.Ordinal))
            await Open("/account/demo");
        await Page.GetByRole(AriaRole.Button, new() { Name = card }).First.ClickAsync();
        await HasLeft("/account/");
    }

    public Task<string> Title() => Page.Locator("h1").InnerTextAsync();

    /// <summary>Closes the browser as a person does; the session is gone with it.</summary>
    public Task ForgetSession() => context.ClearCookiesAsync(new() { Name = "ungcuu-session" });

    /// <summary>How far the page is wider than the screen: 0 where nothing has to be pushed sideways.</summary>
    public Task<int> SpillsOver() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public Task HasLeft(string address) => Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex(Regex.Escape(address), RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });

    private async Task TabTo(ILocator wanted, string name)
    {
        await wanted.WaitForAsync();
        for (var stops = 0; stops < 60; stops++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{Page.Url}: the keyboard does not reach '{name}'");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in context.Pages.ToList())
            await Ended(() => page.CloseAsync());
        await Ended(() => context.CloseAsync());
        Assert.Empty(complaints);
    }

    /// <summary>Chromium sometimes never answers when a page is closed in the moment its shared worker starts; what is left open ends with the browser.</summary>
    internal static Task Ended(Func<Task> close) => Task.WhenAny(close(), Task.Delay(Patience));
}
