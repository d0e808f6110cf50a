using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Giving, agreeing to and ending posts.</summary>
internal sealed class GivePost(AppDb db, CurrentUser user, AdministratorReach reach, Clock clock)
{
    /// <summary>The first people of an installation cannot wait for a second administrator.</summary>
    private const int FirstPeople = 3;

    public async Task<Post> To(Account account, PostRole role, Guid organisation, DateOnly? from, DateOnly? to, CancellationToken cancel)
    {
        reach.MustManage(account);
        var post = New(account, role, organisation, from, to, first: false);
        await db.SaveChangesAsync(cancel);
        return post;
    }

    /// <summary>Without saving: for the invitation, whose set-up link gives the first post with the account.</summary>
    public async Task<Post> WithInvitation(Account account, PostRole role, Guid organisation, DateOnly? from, DateOnly? to, CancellationToken cancel) =>
        New(account, role, organisation, from, to, first: await AmongTheFirst(cancel));

    private Post New(Account account, PostRole role, Guid organisation, DateOnly? from, DateOnly? to, bool first)
    {
        reach.MustBeGivenAt(role, organisation);
        var begins = from ?? clock.Today;
        if (account.Posts.Any(p => p.IsLive(clock.Today) && p.Role == role && p.OrganisationId == organisation))
            throw new RuleBroken("account.post.has-already") { Field = "Form.Role" };
        var by = user.AccountId!.Value;
        var post = reach.IsNational(organisation) && !first
            ? Post.Propose(account.Id, role, organisation, begins, to, by, user.StandsInFor)
            : Post.Give(account.Id, role, organisation, begins, to, by, clock.Now, user.StandsInFor);
        db.Posts.Add(post);
        return post;
    }

    public async Task Approve(Account account, Guid postId, CancellationToken cancel)
    {
        var post = Own(account, postId);
        if (!reach.SeesAll)
            throw new RuleBroken("account.stronger");
        post.Approve(user.AccountId!.Value, clock.Now, user.StandsInFor);
        await db.SaveChangesAsync(cancel);
    }

    public async Task End(Account account, Guid postId, string? reason, CancellationToken cancel)
    {
        reach.MustManage(account);
        Own(account, postId).End(clock.Now, reason);
        await db.SaveChangesAsync(cancel);
    }

    // The post is found through its account, so a post of somebody else is no post at all.
    private static Post Own(Account account, Guid postId) =>
        account.Posts.FirstOrDefault(p => p.Id == postId) ?? throw new RuleBroken("account.post.gone");

    private async Task<bool> AmongTheFirst(CancellationToken cancel)
    {
        var given = await db.Posts.AsNoTracking().Where(p => p.ApprovedAt != null).Select(p => p.OrganisationId).ToListAsync(cancel);
        return given.Count(reach.IsNational) < FirstPeople;
    }
}
