namespace UngCuu.Features.Mailbox;

/// <summary>What a letter may belong to, told by the feature that keeps it.</summary>
public interface IMailCases
{
    /// <summary>The one a letter of ours was about.</summary>
    Task<Guid?> Of(string aboutKind, Guid aboutId, CancellationToken cancel);

    /// <summary>The one spoken of by this reference.</summary>
    Task<Guid?> Called(string reference, CancellationToken cancel);

    /// <summary>Whether somebody with this address told of it, and is answered there.</summary>
    Task<bool> ToldFrom(Guid @case, string address, CancellationToken cancel);

    /// <summary>Written down there too: a letter of somebody who has a part in it came in.</summary>
    Task Keep(Guid @case, ReceivedMail mail, Guid? by, CancellationToken cancel);

    /// <summary>References of those the reader may see.</summary>
    Task<IReadOnlyDictionary<Guid, string>> References(IReadOnlyCollection<Guid> cases, CancellationToken cancel);
}
