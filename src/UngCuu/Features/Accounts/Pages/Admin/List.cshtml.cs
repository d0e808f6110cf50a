using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Data;
using UngCuu.Security;

namespace UngCuu.Features.Accounts.Pages.Admin;

[Requires(Permission.ManageAccounts)]
internal sealed class ListModel(AppDb db, AdministratorReach reach) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AccountFilter Filter { get; set; } = new();

    public AdministratorReach Reach => reach;

    public PageOfAccounts Accounts { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await reach.Open(cancel);
        Accounts = await db.ListAccounts(reach, Filter, cancel);
    }
}
