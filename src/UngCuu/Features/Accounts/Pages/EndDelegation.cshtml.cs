using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Has no form of its own: the list's buttons post here.</summary>
[SignedIn]
internal sealed class EndDelegationModel(DelegatePost delegations, CurrentUser user, Texts texts) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Delegations");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await delegations.End(user.AccountId!.Value, id, reason: null, cancel))
            return NotFound();
        this.Say(texts["delegation.ended"]);
        return RedirectToPage("Delegations");
    }
}
