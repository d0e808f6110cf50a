using Microsoft.Playwright;

namespace UngCuu.BrowserTests.Walks;

/// <summary>What a walker looks for on every page, and all that was found wrong on the way: a walk is gone to its end and then says everything.</summary>
internal class Eye
{
    private readonly List<string> noted = [];

    public IReadOnlyList<string> Noted => noted;

    public virtual Task<IReadOnlyList<string>> Look(IPage page) => Task.FromResult<IReadOnlyList<string>>([]);

    public void Note(string wrong)
    {
        if (!noted.Contains(wrong, StringComparer.Ordinal))
            noted.Add(wrong);
    }
}
