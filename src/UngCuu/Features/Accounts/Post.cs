using System.Linq.Expressions;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

public sealed record PostGiven(PostRole Role, Guid Organisation, DateOnly From, DateOnly? To);

public sealed record PostProposed(PostRole Role, Guid Organisation, DateOnly From, DateOnly? To);

public sealed record PostApproved(PostRole Role, Guid Organisation);

public sealed record PostEnded(PostRole Role, Guid Organisation);

public enum PostState
{
    /// <summary>For a second administrator's yes.</summary>
    Waiting,
    Coming,
    InForce,
    Ended,
}

/// <summary>A role an account has at an organisation for a time. Everything a person does is done in a post.</summary>
public sealed class Post : Entity
{
    private Post()
    {
    }

    internal override Subject Subject => new(nameof(Account), AccountId);

    public required Guid AccountId { get; init; }

    public required PostRole Role { get; init; }

    public required Guid OrganisationId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; none: until it is ended.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The account that gave it; none for the first administrator.</summary>
    public Guid? GivenById { get; init; }

    /// <summary>The account in whose post the giver acted, when that was not their own.</summary>
    public Guid? GivenForId { get; init; }

    /// <summary>The account whose yes made it hold; the giver's own unless a second administrator had to agree.</summary>
    public Guid? ApprovedById { get; private set; }

    public DateTime? ApprovedAt { get; private set; }

    /// <summary>Ended before its last day, at once.</summary>
    public DateTime? EndedAt { get; private set; }

    public bool IsWaiting => ApprovedAt is null && EndedAt is null;

    public bool IsInForce(DateOnly day) => ApprovedAt is not null && EndedAt is null && From <= day && (To is not { } last || day <= last);

    /// <summary>In force, to come, or waiting for a yes.</summary>
    public bool IsLive(DateOnly day) => EndedAt is null && (To is not { } last || day <= last);

    public PostState StateOn(DateOnly day) =>
        EndedAt is not null || To < day ? PostState.Ended
        : ApprovedAt is null ? PostState.Waiting
        : From > day ? PostState.Coming
        : PostState.InForce;

    public static Expression<Func<Post, bool>> InForceOn(DateOnly day) =>
        p => p.ApprovedAt != null && p.EndedAt == null && p.From <= day && (p.To == null || p.To >= day);

    public static Post Give(Guid account, PostRole role, Guid organisation, DateOnly from, DateOnly? to, Guid? by, DateTime now, Guid? byFor = null)
    {
        var post = New(account, role, organisation, from, to, by, byFor);
        (post.ApprovedById, post.ApprovedAt) = (by, now);
        post.Record(new PostGiven(role, organisation, from, to));
        return post;
    }

    /// <summary>Holds only after a second administrator's yes.</summary>
    public static Post Propose(Guid account, PostRole role, Guid organisation, DateOnly from, DateOnly? to, Guid by, Guid? byFor = null)
    {
        var post = New(account, role, organisation, from, to, by, byFor);
        post.Record(new PostProposed(role, organisation, from, to));
        return post;
    }

    /// <summary>Neither who gave it, nor who receives it, nor anybody who stands or stood in for one of them.</summary>
    public bool MayBeApprovedBy(Guid by, Guid? byFor) =>
        !new[] { by, byFor }.OfType<Guid>().Any(one => one == AccountId || one == GivenById || one == GivenForId);

    public void Approve(Guid by, DateTime now, Guid? byFor = null)
    {
        if (!IsWaiting)
            throw new RuleBroken("account.post.not-waiting");
        if (!MayBeApprovedBy(by, byFor))
            throw new RuleBroken("account.post.second-person");
        (ApprovedById, ApprovedAt) = (by, now);
        Record(new PostApproved(Role, OrganisationId));
    }

    public void End(DateTime now, string? reason)
    {
        if (EndedAt is not null)
            throw new RuleBroken("account.post.already-ended");
        EndedAt = now;
        RecordBecause(new PostEnded(Role, OrganisationId), reason);
    }

    private static Post New(Guid account, PostRole role, Guid organisation, DateOnly from, DateOnly? to, Guid? by, Guid? byFor)
    {
        if (to < from)
            throw new RuleBroken("account.post.backwards") { Field = "Form.To" };
        return new Post { AccountId = account, Role = role, OrganisationId = organisation, From = from, To = to, GivenById = by, GivenForId = byFor };
    }
}
