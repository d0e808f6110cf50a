using Microsoft.AspNetCore.Identity;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>
/// A way in for one person. What the person may do is said by their <see cref="Post"/>s, never by the account.
/// The columns of ASP.NET Core Identity are bookkeeping; every verb on an account records an event about it all the same.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int LongestName = 100;
    private const int LongestWords = 400;

    private readonly List<Post> posts = [];
    private List<string> recoveryCodes = [];

    private Account()
    {
    }

    public Account(string email, string name, string language, DateTime createdAt)
    {
        (Id, Email, Name, Language, CreatedAt) = (Ids.New(), email, name, language, createdAt);
        NormalizedEmail = email.ToUpperInvariant();
        (Words, SecurityStamp) = (Shortened(SearchText.Fold(name, email)), Ids.New().ToString("N"));
    }

    /// <summary>The name as shown beside what the person did.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Folded name and address: lists are sorted and searched by it.</summary>
    public string Words { get; private set; } = "";

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "vi";

    /// <summary>The person of the registry, when there is one.</summary>
    public Guid? PersonId { get; init; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? DisabledAt { get; private set; }

    /// <summary>An invented person; signs in by a card, and only where the demonstration is on.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Encrypted by <see cref="TotpKeys"/>; none until the person has proved that their phone shows the right codes.</summary>
    public string? TotpKey { get; private set; }

    /// <summary>The last 30-second step whose code was accepted: a code opens once.</summary>
    public long TotpStep { get; private set; }

    /// <summary>Hashes of the codes still unused.</summary>
    public IReadOnlyList<string> RecoveryCodes => recoveryCodes;

    public IReadOnlyList<Post> Posts => posts;

    public bool IsSetUp => PasswordHash is not null && TotpKey is not null;

    /// <summary>People sign in by e-mail address; Identity's second name for the same thing is not kept.</summary>
    public override string? UserName
    {
        get => Email;
        set => Email = value;
    }

    public override string? NormalizedUserName
    {
        get => NormalizedEmail;
        set => NormalizedEmail = value;
    }

    internal void UseTotp(string protectedKey, long step, IEnumerable<string> recoveryCodeHashes)
    {
        (TotpKey, TotpStep) = (protectedKey, step);
        UseRecoveryCodes(recoveryCodeHashes);
    }

    internal void UseRecoveryCodes(IEnumerable<string> hashes) => recoveryCodes = [.. hashes];

    internal void TotpUsed(long step) => TotpStep = step;

    /// <returns>Whether the code was one of the unused; it no longer is.</returns>
    internal bool TakeRecoveryCode(string hash)
    {
        if (!recoveryCodes.Contains(hash, StringComparer.Ordinal))
            return false;
        recoveryCodes = [.. recoveryCodes.Where(c => c != hash)]; // a new list, so that the change is seen
        return true;
    }

    internal void ForgetSecrets() => (PasswordHash, TotpKey, TotpStep, recoveryCodes) = (null, null, 0, []);

    internal void Disable(DateTime at) => DisabledAt = at;

    internal void Enable() => DisabledAt = null;

    // Folding can make several letters of one.
    private static string Shortened(string words) => words.Length <= LongestWords ? words : words[..LongestWords];
}
