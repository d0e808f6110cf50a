using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

[SignedIn]
internal sealed class ChoosePostModel(AppDb db, CurrentUser user, RegistrySource registry, Sessions sessions, Clock clock) : PageModel, ILoads
{
    private RegistrySnapshot known = null!;

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IReadOnlyList<Post> Posts { get; private set; } = [];

    /// <summary>Posts of people who are away.</summary>
    public IReadOnlyList<LentPost> Lent { get; private set; } = [];

    public Guid? Current => user.PostId;

    public string NameOf(Guid organisation) => known.NameOf(organisation, clock.Today, Texts.InEnglish);

    public async Task<bool> Load(CancellationToken cancel)
    {
        known = await registry.Snapshot(cancel);
        Posts = await db.Posts.Where(p => p.AccountId == user.AccountId).Where(Post.InForceOn(clock.Today)).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(cancel);
        Lent = [.. (await db.LentPosts(clock.Today).Where(l => l.ReceiverId == user.AccountId).ToListAsync(cancel)).OrderBy(l => l.Until).DistinctBy(l => l.Post.Id)];
        return true;
    }

    public async Task<IActionResult> OnPostAsync(Guid post, CancellationToken cancel)
    {
        if (!await db.Posts.AnyAsync(p => p.Id == post && p.AccountId == user.AccountId, cancel)
            && !await db.Delegations.AnyAsync(d => d.PostId == post && d.ReceiverId == user.AccountId, cancel))
            return NotFound();
        if (Posts.All(p => p.Id != post) && Lent.All(l => l.Post.Id != post))
            throw new RuleBroken("sign-in.post.over");
        await sessions.Begin(await db.Accounts.SingleAsync(a => a.Id == user.AccountId, cancel), post);
        return LocalRedirect(BackAddress.Of(Back));
    }
}
