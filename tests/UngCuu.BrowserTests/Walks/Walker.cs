using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UngCuu.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace UngCuu.BrowserTests.Walks;

/// <summary>
/// Somebody on the walk: finds everything by what it is and what it is called, as a screen reader says it, works it with a hand of their own, and looks at every page they come to.
/// </summary>
internal sealed class Walker(Visitor visitor, Hand hand, Eye eye) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public IPage Page => visitor.Page;

    public async Task Open(string address)
    {
        await visitor.Open(address);
        await Look();
    }

    public Task Follow(string link) => Come(Named(AriaRole.Link, link).First);

    public Task Press(string button) => Come(Named(AriaRole.Button, button));

    public Task Type(string field, string text) => hand.Type(Field(field), text);

    public Task Choose(string list, string words) => hand.Choose(Named(AriaRole.Combobox, list), words);

    public Task Tick(string group, string choice) => hand.Tick(Page.GetByRole(AriaRole.Group, Exactly(group)).GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }));

    public Task Attach(string field, FilePayload file) => hand.Attach(Named(AriaRole.Button, field), file);

    /// <summary>What the page says of itself after something was done.</summary>
    public Task IsTold(string words) => Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasText = words })).ToHaveCountAsync(1);

    /// <summary>A form was refused: the summary is said at once and leads to the field, the field says what is wrong with it.</summary>
    public async Task IsRefused(string field, string fault, bool focused)
    {
        var summary = Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = fault });
        if (focused)
            await Expect(summary).ToBeFocusedAsync();
        await Expect(Field(field)).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Field(field)).ToHaveAccessibleDescriptionAsync(new Regex(@"\S", RegexOptions.None, Patience));
        await hand.Press(summary.GetByRole(AriaRole.Link, new() { Name = fault, Exact = true }));
        await Expect(Field(field)).ToBeFocusedAsync();
    }

    public Task<string> Title() => visitor.Title();

    public async ValueTask DisposeAsync() => await visitor.DisposeAsync();

    private static PageGetByRoleOptions Exactly(string name) => new() { Name = name, Exact = true };

    private ILocator Named(AriaRole role, string name) => Page.GetByRole(role, Exactly(name));

    private ILocator Field(string name) => Named(AriaRole.Textbox, name);

    private async Task Come(ILocator control)
    {
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Came(object? sender, IPage page) => came.TrySetResult();
        Page.DOMContentLoaded += Came;
        await hand.Press(control);
        await came.Task.WaitAsync(Patience);
        Page.DOMContentLoaded -= Came;
        await Page.WaitForLoadStateAsync();
        await Look();
    }

    private async Task Look()
    {
        foreach (var wrong in await eye.Look(Page))
            eye.Note($"{new Uri(Page.Url).AbsolutePath}: {wrong}");
    }
}
