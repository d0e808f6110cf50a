using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>A browser from which a person has signed in before. Bookkeeping: signing in is the event.</summary>
internal sealed class KnownDevice
{
    public Guid Id { get; private init; } = Ids.New();

    public required Guid AccountId { get; init; }

    /// <summary>Of the secret in the browser's cookie.</summary>
    public required string Hash { get; init; }

    public required DateTime FirstAt { get; init; }

    public DateTime LastAt { get; set; }
}
