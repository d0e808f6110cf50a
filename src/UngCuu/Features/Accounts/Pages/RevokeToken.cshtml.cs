using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Has no form of its own: the list's buttons post here, so that an unfinished new token does not hinder them.</summary>
[Requires(Permission.ManageTokens)]
internal sealed class RevokeTokenModel(MakeApiToken make, Texts texts) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Tokens");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        await make.Revoke(id, cancel);
        this.Say(texts["token.is-revoked"]);
        return RedirectToPage("Tokens");
    }
}
