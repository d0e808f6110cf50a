using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

public sealed record ApiTokenMade(string Name, IReadOnlyList<Permission> Scopes, DateOnly LastDay);

public sealed record ApiTokenRevoked(string Name);

/// <summary>
/// A key for a program that works in somebody's post: no more than the scopes it was given, and never more than the post still has.
/// Shown once; only its hash is stored. Ends on real time.
/// </summary>
public sealed class ApiToken
{
    public const string Prefix = "uc_";
    public const int LongestName = 100;

    private ApiToken()
    {
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public Guid PostId { get; private set; }

    public string Name { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>Words of <see cref="Permission"/>; one that no longer exists gives nothing.</summary>
    public List<string> ScopeWords { get; private set; } = [];

    public DateTime MadeAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    /// <summary>To the hour: not every call is a write.</summary>
    public DateTime? LastUsedAt { get; private set; }

    public IReadOnlySet<Permission> Scopes => ScopeWords.Select(w => Enum.TryParse<Permission>(w, out var p) ? p : (Permission?)null).OfType<Permission>().ToHashSet();

    public bool Opens(DateTime now) => RevokedAt is null && now < ExpiresAt;

    internal static ApiToken New(Guid account, Guid post, string name, IEnumerable<Permission> scopes, DateTime now, DateTime expiresAt, out string secret)
    {
        secret = Prefix + Secret.New();
        return new ApiToken
        {
            Id = Ids.New(),
            AccountId = account,
            PostId = post,
            Name = name,
            Hash = Secret.Hash(secret),
            ScopeWords = [.. scopes.Distinct().Select(s => s.ToString())],
            MadeAt = now,
            ExpiresAt = expiresAt,
        };
    }

    internal void Revoke(DateTime now) => RevokedAt ??= now;

    /// <returns>Whether there is something to save.</returns>
    internal bool Used(DateTime now)
    {
        if (LastUsedAt is { } last && now - last < TimeSpan.FromHours(1))
            return false;
        LastUsedAt = now;
        return true;
    }
}
