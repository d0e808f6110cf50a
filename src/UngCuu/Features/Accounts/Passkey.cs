using Microsoft.AspNetCore.Identity;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

public sealed record PasskeyAdded(string Name);

public sealed record PasskeyRenamed(string Before, string After);

public sealed record PasskeyRemoved(string Name);

/// <summary>
/// A key that the person's phone, computer or security key keeps and opens only for them (finger, face, PIN): it counts as both factors.
/// Only its public half is here. Identity's row, with what people know it by; bookkeeping of real time.
/// </summary>
public sealed class Passkey : IdentityUserPasskey<Guid>
{
    public const int LongestName = 60;
    public const int Most = 20;

    public Guid Id { get; private set; } = Ids.New();

    public string Name => Data.Name ?? "";

    public DateTime MadeAt => Data.CreatedAt.UtcDateTime;

    public DateTime? LastUsedAt { get; private set; }

    internal void Rename(string name) => Data.Name = name;

    /// <summary>Whether an answer to what was asked at that moment can still be the first one.</summary>
    internal bool MayAnswer(DateTime asked) => LastUsedAt is not { } last || asked > last;

    /// <summary>Never before the moment of the question, even if another node's clock runs ahead: one question opens once.</summary>
    internal void Use(DateTime now, DateTime asked) => LastUsedAt = now > asked ? now : asked;
}
