using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Giving one of one's own posts to somebody for the days one is away, and taking it back.</summary>
internal sealed class DelegatePost(AppDb db, CurrentUser user, RegistrySource registry, Clock clock, IOptions<DelegationSettings> settings)
{
    private const int MostChoices = 500;

    /// <summary>Somebody to whom a post may be given, and where they sit.</summary>
    public sealed record Colleague(Guid Id, string Name, Post Post);

    public int LongestDays => settings.Value.LongestDays;

    public DateOnly Today => clock.Today;

    public async Task<IReadOnlyList<Post>> OwnPosts(CancellationToken cancel) =>
        await db.Posts.AsNoTracking().Where(p => p.AccountId == user.AccountId).Where(Post.InForceOn(Today)).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(cancel);

    /// <summary>Whoever can sign in and holds a post in the organisation of one of these posts or below it.</summary>
    public async Task<IReadOnlyList<Colleague>> Colleagues(IEnumerable<Post> posts, CancellationToken cancel)
    {
        var known = await registry.Snapshot(cancel);
        var tree = posts.SelectMany(p => known.OwnTree(p.OrganisationId, Today)).ToHashSet();
        var (self, inForce, own) = (user.AccountId, Post.InForceOn(Today), await db.Accounts.SingleAsync(a => a.Id == user.AccountId, cancel));
        var invented = own.IsDemonstration;
        return await db.Accounts.AsNoTracking()
            .Where(a => a.Id != self && a.DisabledAt == null && a.IsDemonstration == invented && (invented || (a.PasswordHash != null && a.TotpKey != null)))
            .OrderBy(a => a.Words).ThenBy(a => a.Id)
            .SelectMany(a => a.Posts.AsQueryable().Where(inForce).Where(p => tree.Contains(p.OrganisationId)).OrderBy(p => p.From).ThenBy(p => p.Id).Take(1), (a, post) => new Colleague(a.Id, a.Name, post))
            .Take(MostChoices).ToListAsync(cancel);
    }

    public async Task<Delegation> Do(Guid postId, Guid receiverId, DateOnly? from, DateOnly to, string reason, CancellationToken cancel)
    {
        if (user.StandsInFor is not null)
            throw new RuleBroken("delegation.own-post-first");
        var post = (await OwnPosts(cancel)).FirstOrDefault(p => p.Id == postId) ?? throw new RuleBroken("account.post.gone") { Field = "Form.PostId" };
        var begins = from ?? Today;
        if (begins < Today)
            throw new RuleBroken("delegation.past") { Field = "Form.From" };
        if (to >= begins.AddDays(LongestDays))
            throw new RuleBroken("delegation.too-long", LongestDays) { Field = "Form.To" };
        if (receiverId != user.AccountId && (await Colleagues([post], cancel)).All(c => c.Id != receiverId))
            throw new RuleBroken("delegation.no-colleague") { Field = "Form.ReceiverId" };
        if (await db.Delegations.AnyAsync(d => d.PostId == postId && d.ReceiverId == receiverId && d.EndedAt == null && d.From <= to && d.To >= begins, cancel))
            throw new RuleBroken("delegation.has-already") { Field = "Form.ReceiverId" };
        var receiver = await db.Accounts.SingleAsync(a => a.Id == receiverId, cancel);
        var delegation = Delegation.Give(post, receiver, begins, to, reason, clock.Now);
        db.Delegations.Add(delegation);
        await db.SaveChangesAsync(cancel);
        return delegation;
    }

    /// <param name="giver">Whose it must be: oneself, or the account one looks after.</param>
    /// <param name="id">The delegation's.</param>
    /// <param name="reason">Why before its last day, if the person says so.</param>
    /// <param name="cancel">The request's.</param>
    /// <returns>Whether that person has given such a one.</returns>
    public async Task<bool> End(Guid giver, Guid id, string? reason, CancellationToken cancel)
    {
        if (await db.Delegations.SingleOrDefaultAsync(d => d.Id == id && d.GiverId == giver, cancel) is not { } delegation)
            return false;
        var post = await db.Posts.AsNoTracking().SingleAsync(p => p.Id == delegation.PostId, cancel);
        var receiver = await db.Accounts.Where(a => a.Id == delegation.ReceiverId).Select(a => a.Name).SingleAsync(cancel);
        delegation.End(post, receiver, clock.Now, reason);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
