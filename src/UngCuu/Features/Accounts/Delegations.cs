using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;

namespace UngCuu.Features.Accounts;

/// <summary>A post that somebody else holds and this person may act in today.</summary>
internal sealed record LentPost
{
    public required Post Post { get; init; }

    public required Guid ReceiverId { get; init; }

    public required Guid GiverId { get; init; }

    public required string GiverName { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>Somebody who acts in a post of this role today: its holder, or who stands in.</summary>
public sealed record PostInHand
{
    public required Guid AccountId { get; init; }

    public required PostRole Role { get; init; }

    public required Guid OrganisationId { get; init; }
}

internal sealed record DelegationRow(Delegation Delegation, Post Post, string GiverName, string ReceiverName, bool GiverIsDisabled, bool ReceiverHasPost)
{
    public PostState StateOn(DateOnly day) =>
        !Delegation.IsLive(day) || GiverIsDisabled || !ReceiverHasPost || !Post.IsInForce(day) ? PostState.Ended
        : Delegation.From > day ? PostState.Coming
        : PostState.InForce;
}

public static class Lending
{
    extension(AppDb db)
    {
        /// <summary>The one question that decides whether somebody may act for somebody else: delegation, post and account of the giver all hold now, and the receiver still has a post they had when it was lent.</summary>
        internal IQueryable<LentPost> LentPosts(DateOnly day)
        {
            return from delegation in db.GivenToPostHolders(day).Where(Delegation.InForceOn(day))
                   join post in db.Posts.Where(Post.InForceOn(day)) on delegation.PostId equals post.Id
                   join giver in db.Accounts on post.AccountId equals giver.Id
                   where giver.DisabledAt == null && delegation.GiverId == giver.Id && delegation.ReceiverId != giver.Id
                   select new LentPost { Post = post, ReceiverId = delegation.ReceiverId, GiverId = giver.Id, GiverName = giver.Name, Until = delegation.To };
        }

        /// <summary>Whom work and letters for a post reach. The accounts themselves may be locked out.</summary>
        public IQueryable<PostInHand> PostsInHand(DateOnly day) =>
            db.Posts.Where(Post.InForceOn(day)).Select(p => new PostInHand { AccountId = p.AccountId, Role = p.Role, OrganisationId = p.OrganisationId })
                .Concat(db.LentPosts(day).Select(l => new PostInHand { AccountId = l.ReceiverId, Role = l.Post.Role, OrganisationId = l.Post.OrganisationId }));

        /// <summary>Those whose receiver has a post this day that was theirs already when they were given.</summary>
        private IQueryable<Delegation> GivenToPostHolders(DateOnly day)
        {
            var held = db.Posts.Where(Post.InForceOn(day));
            return db.Delegations.Where(d => held.Any(p => p.AccountId == d.ReceiverId && p.ApprovedAt <= d.GivenAt));
        }

        /// <summary>Given or received by the account, the newest first.</summary>
        internal async Task<IReadOnlyList<DelegationRow>> DelegationsOf(Guid account, DateOnly day, CancellationToken cancel)
        {
            const int most = 100;
            var (accounts, posts, delegations, rightly) = (db.Accounts, db.Posts, db.Delegations, db.GivenToPostHolders(day));
            var rows = await (
                from delegation in delegations.Where(d => d.GiverId == account || d.ReceiverId == account)
                join post in posts on delegation.PostId equals post.Id
                join giver in accounts on delegation.GiverId equals giver.Id
                join receiver in accounts on delegation.ReceiverId equals receiver.Id
                orderby delegation.GivenAt descending, delegation.Id
                select new { delegation, post, Giver = giver.Name, Receiver = receiver.Name, Disabled = giver.DisabledAt != null, HasPost = rightly.Any(d => d.Id == delegation.Id) }).AsNoTracking().Take(most).ToListAsync(cancel);
            return [.. rows.Select(r => new DelegationRow(r.delegation, r.post, r.Giver, r.Receiver, r.Disabled, r.HasPost))];
        }
    }
}
