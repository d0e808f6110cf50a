using Microsoft.Playwright;

namespace UngCuu.BrowserTests.Walks;

/// <summary>How a person works the controls of a page; where they are and what they are called is the walker's matter.</summary>
internal abstract class Hand
{
    /// <summary>Follows a link or presses a button.</summary>
    public abstract Task Press(ILocator control);

    public abstract Task Type(ILocator field, string text);

    /// <summary>Chooses the entry of a list that begins so.</summary>
    public abstract Task Choose(ILocator list, string words);

    /// <summary>Sets a radio button or a box.</summary>
    public abstract Task Tick(ILocator control);

    public virtual Task Attach(ILocator field, FilePayload file) => field.SetInputFilesAsync(file);

    protected static Task<string> EntryOf(ILocator list, string words) =>
        list.EvaluateAsync<string>("(list, words) => [...list.options].find(o => o.text.startsWith(words)).value", words);
}

internal sealed class Mouse : Hand
{
    public override Task Press(ILocator control) => control.ClickAsync();

    public override Task Type(ILocator field, string text) => field.FillAsync(text);

    public override async Task Choose(ILocator list, string words) => await list.SelectOptionAsync(await EntryOf(list, words));

    public override Task Tick(ILocator control) => control.CheckAsync();
}

/// <summary>A thumb on a phone; it counts what it has to do.</summary>
internal sealed class Thumb : Hand
{
    public Effort Spent { get; private set; } = new();

    public override async Task Press(ILocator control)
    {
        Spent = Spent with { Taps = Spent.Taps + 1, Pages = Spent.Pages + 1 };
        await control.TapAsync();
    }

    public override async Task Type(ILocator field, string text)
    {
        Spent = Spent with { Taps = Spent.Taps + 1, Fields = Spent.Fields + 1, Letters = Spent.Letters + text.Length };
        await field.TapAsync();
        await field.FillAsync(text);
    }

    public override async Task Choose(ILocator list, string words)
    {
        Spent = Spent with { Taps = Spent.Taps + 2, Fields = Spent.Fields + 1 }; // opens the list, takes the entry
        await list.SelectOptionAsync(await EntryOf(list, words));
    }

    public override async Task Tick(ILocator control)
    {
        Spent = Spent with { Taps = Spent.Taps + 1, Fields = Spent.Fields + 1 };
        await control.CheckAsync();
    }

    public override async Task Attach(ILocator field, FilePayload file)
    {
        Spent = Spent with { Taps = Spent.Taps + 3, Fields = Spent.Fields + 1 }; // the field, the picture, "done"
        await base.Attach(field, file);
    }
}

/// <summary>
/// What a person does, and how long it takes by the keystroke-level model (Card, Moran and Newell 1980) with the figures of docs/access-for-all.md:
/// a robot's own speed says nothing about anybody.
/// </summary>
internal sealed record Effort(int Pages = 0, int Taps = 0, int Fields = 0, int Letters = 0)
{
    /// <summary>To find the next thing on the page and reach it with the thumb.</summary>
    private const double Tap = 1.3;

    /// <summary>To think what belongs there.</summary>
    private const double Thought = 1.35;

    /// <summary>On a phone, with Vietnamese marks, by somebody who is slower than most.</summary>
    private const double Letter = 0.6;

    /// <summary>To come over a mobile network and be taken in.</summary>
    private const double Page = 4;

    public TimeSpan Takes => TimeSpan.FromSeconds((Pages * Page) + (Taps * Tap) + (Fields * Thought) + (Letters * Letter));
}
