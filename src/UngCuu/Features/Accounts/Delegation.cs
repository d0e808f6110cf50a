using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

public sealed record DelegationGiven(PostRole Role, Guid Organisation, Guid Receiver, string ReceiverName, DateOnly From, DateOnly To);

public sealed record DelegationEnded(PostRole Role, Guid Organisation, Guid Receiver, string ReceiverName);

/// <summary>
/// Somebody stands in for a person who is away: acts in their post until a day. It gives nothing of its own, so whatever ends the post or closes its holder's account
/// ends it at the same moment.
/// </summary>
public sealed class Delegation : Entity
{
    public const int LongestReason = 500;

    private Delegation()
    {
    }

    internal override Subject Subject => new(nameof(Account), GiverId);

    public required Guid PostId { get; init; }

    public required Guid GiverId { get; init; }

    public required Guid ReceiverId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    public required string Reason { get; init; }

    public required DateTime GivenAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    public bool IsLive(DateOnly day) => EndedAt is null && day <= To;

    public static Expression<Func<Delegation, bool>> InForceOn(DateOnly day) => d => d.EndedAt == null && d.From <= day && d.To >= day;

    /// <param name="post">One of the giver's own: what one holds for somebody else is not handed on.</param>
    /// <param name="receiver">Who stands in.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; not after the post's own.</param>
    /// <param name="reason">Such as leave; shown to both and to those who look after the giver's account.</param>
    /// <param name="now">Domain time.</param>
    internal static Delegation Give(Post post, Account receiver, DateOnly from, DateOnly to, string reason, DateTime now)
    {
        if (receiver.Id == post.AccountId)
            throw new RuleBroken("delegation.self") { Field = "Form.ReceiverId" };
        if (to < from)
            throw new RuleBroken("account.post.backwards") { Field = "Form.To" };
        if (post.To is { } last && to > last)
            throw new RuleBroken("delegation.after-post", last) { Field = "Form.To" };
        var delegation = new Delegation
        {
            PostId = post.Id,
            GiverId = post.AccountId,
            ReceiverId = receiver.Id,
            From = from,
            To = to,
            Reason = reason,
            GivenAt = now,
        };
        delegation.RecordBecause(new DelegationGiven(post.Role, post.OrganisationId, receiver.Id, receiver.Name, from, to), reason);
        return delegation;
    }

    internal void End(Post post, string receiverName, DateTime now, string? reason)
    {
        if (EndedAt is not null)
            throw new RuleBroken("delegation.already-ended");
        EndedAt = now;
        RecordBecause(new DelegationEnded(post.Role, post.OrganisationId, ReceiverId, receiverName), reason);
    }
}

/// <summary>Section <c>Delegation</c> of the settings.</summary>
public sealed class DelegationSettings
{
    public const string Section = "Delegation";

    /// <summary>For how many days at most a post is given away.</summary>
    [Range(1, 366)]
    public int LongestDays { get; init; } = 30;
}
