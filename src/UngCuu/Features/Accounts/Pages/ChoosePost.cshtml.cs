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

    public Guid? Current => user.PostId;

    public string NameOf(Guid organisation) => known.NameOf(organisation, clock.Today, Texts.InEnglish);

    public async Task<bool> Load(CancellationToken cancel)
    {
        known = await registry.Snapshot(cancel);
        Posts = await db.Posts.Where(p => p.AccountId == user.AccountId).Where(Post.InForceOn(clock.Today)).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(cancel);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(Guid post, CancellationToken cancel)
    {
        if (!await db.Posts.AnyAsync(p => p.Id == post && p.AccountId == user.AccountId, cancel))
            return NotFound();
        if (!Posts.Any(p => p.Id == post))
            throw new RuleBroken("sign-in.post.over");
        await sessions.Begin(await db.Accounts.SingleAsync(a => a.Id == user.AccountId, cancel), post);
        return LocalRedirect(BackAddress.Of(Back));
    }
}
