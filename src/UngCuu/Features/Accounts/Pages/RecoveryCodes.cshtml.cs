using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

[SignedIn]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class RecoveryCodesModel(RenewApp renew, CurrentUser user) : PageModel
{
    [BindProperty]
    public CurrentPasswordForm Form { get; set; } = new();

    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnPostAsync(CancellationToken cancel) =>
        Codes = await renew.NewCodes(user.AccountId!.Value, Form.Password, cancel);
}
