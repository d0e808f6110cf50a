namespace UngCuu.Web;

/// <summary>What the layout must know about the reader and the installation. Accounts supply it.</summary>
public interface IShell
{
    /// <summary>Null: nobody is signed in.</summary>
    ShellPerson? Person { get; }

    /// <summary>Invented data is loaded; every page says so.</summary>
    bool IsDemonstration { get; }

    /// <summary>The domain clock was moved; every page says what time it shows.</summary>
    bool ClockIsMoved { get; }

    bool MayOpen(MenuEntry entry);

    /// <summary>The figure on the bell.</summary>
    Task<int> UnreadNotices(CancellationToken cancel);

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
