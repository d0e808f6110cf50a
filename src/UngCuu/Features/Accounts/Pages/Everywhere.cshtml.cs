using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

[SignedIn]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class EverywhereModel(SignOutEverywhere everywhere, Sessions sessions, CurrentUser user, Texts texts) : PageModel
{
    [BindProperty]
    public CurrentPasswordForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await everywhere.Do(user.AccountId!.Value, Form.Password, cancel);
        await sessions.End();
        this.Say(texts["account.everywhere.done"]);
        return Redirect("/account/sign-in");
    }
}
