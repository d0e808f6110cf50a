using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Who stands in for me, and for whom I do.</summary>
[SignedIn]
internal sealed class DelegationsModel(AppDb db, CurrentUser user, RegistrySource registry, Clock clock) : PageModel, ILoads
{
    private RegistrySnapshot known = null!;

    public IReadOnlyList<DelegationRow> Rows { get; private set; } = [];

    public Guid? Self => user.AccountId;

    public DateOnly Today => clock.Today;

    public string NameOf(Guid organisation) => known.NameOf(organisation, Today, Texts.InEnglish);

    public async Task<bool> Load(CancellationToken cancel)
    {
        known = await registry.Snapshot(cancel);
        Rows = await db.DelegationsOf(user.AccountId!.Value, Today, cancel);
        return true;
    }
}
