namespace UngCuu.Web;

/// <summary>What the layout must know about the reader and the installation. Security supplies it.</summary>
public interface IShell
{
    /// <summary>Null: nobody is signed in.</summary>
    ShellPerson? Person { get; }

    /// <summary>Invented data is loaded; every page says so.</summary>
    bool IsDemonstration { get; }

    /// <summary>The domain clock was moved; every page says what time it shows.</summary>
    bool ClockIsMoved { get; }

    bool MayOpen(MenuEntry entry);

    Task<ShellCounts> Count(CancellationToken cancel);

    /// <summary>The reader chose this language; keeps it with the account, when there is one.</summary>
    Task Remember(string language, CancellationToken cancel);
}

/// <param name="Post">The post the person acts in, worded for the reader, with "thay …" when it is delegated.</param>
/// <param name="Links">What the person's own menu offers: choose a post, own account.</param>
public sealed record ShellPerson(string Name, string? Post, string? Organisation, IReadOnlyList<ShellLink> Links)
{
    /// <summary>Where the sign-out form posts to; null hides it.</summary>
    public string? SignOut { get; init; }
}

public sealed record ShellLink(string Text, string Address, string Icon);

/// <param name="ByAddress">Figures shown beside menu entries, by the entry's address.</param>
public sealed record ShellCounts(int Notices, IReadOnlyDictionary<string, int> ByAddress)
{
    public static readonly ShellCounts None = new(0, new Dictionary<string, int>(StringComparer.Ordinal));
}

/// <summary>Stands in until an application registers its own: nobody is signed in and nothing is counted.</summary>
public sealed class EmptyShell : IShell
{
    public ShellPerson? Person => null;

    public bool IsDemonstration => false;

    public bool ClockIsMoved => false;

    public bool MayOpen(MenuEntry entry) => true;

    public Task<ShellCounts> Count(CancellationToken cancel) => Task.FromResult(ShellCounts.None);

    public Task Remember(string language, CancellationToken cancel) => Task.CompletedTask;
}
