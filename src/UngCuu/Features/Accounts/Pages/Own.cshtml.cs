using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>A person's own account.</summary>
[SignedIn]
internal sealed class OwnModel(AppDb db, CurrentUser user, RegistrySource registry, Clock clock) : PageModel, ILoads
{
    private RegistrySnapshot known = null!;

    public Account Account { get; private set; } = null!;

    public Guid? ActingIn => user.PostId;

    public DateOnly Today => clock.Today;

    public string NameOf(Guid organisation) => known.NameOf(organisation, Today, Texts.InEnglish);

    public async Task<bool> Load(CancellationToken cancel)
    {
        known = await registry.Snapshot(cancel);
        Account = await db.Accounts.AsNoTracking().Include(a => a.Posts).SingleAsync(a => a.Id == user.AccountId, cancel);
        return true;
    }
}
