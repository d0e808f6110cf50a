using UngCuu.Shared;

namespace UngCuu.Data.Providers;

/// <summary>A whole database in one file, and back.</summary>
public interface IDatabaseCopy
{
    /// <summary>What the file is called.</summary>
    string FileName { get; }

    /// <summary>
    /// Writes the database of one moment into a file, whoever writes to it meanwhile. Until the answer is disposed, <paramref name="db"/> reads what the file holds.
    /// </summary>
    /// <param name="done">Told how much is written, and of how much where that is known; in bytes.</param>
    /// <exception cref="RuleBroken">It cannot be done here, with the reason.</exception>
    Task<IAsyncDisposable> Take(AppDb db, string file, Action<long, long?> done, CancellationToken cancel);

    /// <summary>Before anything is put back: there is a place for it, and nothing in it.</summary>
    /// <exception cref="RuleBroken">Not so.</exception>
    Task RefuseUnlessEmpty(CancellationToken cancel);

    /// <summary>Puts the database of a file into its place, whole or not at all; the file may be gone afterwards.</summary>
    /// <exception cref="RuleBroken">The database refused it; nothing was changed.</exception>
    Task PutBack(string file, CancellationToken cancel);
}
