using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Invented people who sign in by one click. Without <c>--demo</c> they cannot sign in at all, and no page says that they exist.</summary>
internal sealed class Demonstration(AppDb db, ServerSettings settings, RegistrySource registry, Clock clock)
{
    public bool IsOn => settings.Demo;

    /// <summary>One for each post, the strongest first.</summary>
    public sealed record Card(Guid AccountId, Guid PostId, string Name, Post Post, string Organisation);

    public async Task<IReadOnlyList<Card>> Cards(CancellationToken cancel)
    {
        if (!IsOn)
            return [];
        var known = await registry.Snapshot(cancel);
        var inForce = Post.InForceOn(clock.Today);
        var posts = await db.Accounts.AsNoTracking().Where(a => a.IsDemonstration && a.DisabledAt == null)
            .SelectMany(a => a.Posts.AsQueryable().Where(inForce), (a, post) => new { a.Name, Post = post })
            .ToListAsync(cancel);
        return
        [
            .. posts.OrderBy(p => p.Post.Role).ThenByDescending(p => known.LevelOf(p.Post.OrganisationId, clock.Today)).ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new Card(p.Post.AccountId, p.Post.Id, p.Name, p.Post, known.NameOf(p.Post.OrganisationId, clock.Today, Texts.InEnglish))),
        ];
    }

    public async Task<Account> Choose(Guid post, CancellationToken cancel)
    {
        var accounts = db.Accounts;
        return IsOn && await accounts.SingleOrDefaultAsync(a => a.IsDemonstration && a.DisabledAt == null && a.Posts.Any(p => p.Id == post), cancel) is { } account
            ? account
            : throw new RuleBroken("account.demonstration.gone");
    }
}
