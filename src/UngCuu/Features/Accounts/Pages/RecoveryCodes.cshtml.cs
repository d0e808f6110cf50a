using System.ComponentModel.DataAnnotations;
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
    public PasswordForm Form { get; set; } = new();

    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnPostAsync(CancellationToken cancel) =>
        Codes = await renew.NewCodes(user.AccountId!.Value, Form.Password, cancel);

    public sealed class PasswordForm
    {
        [Display(Name = "account.password.current"), Required, StringLength(PasswordRule.Longest), DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }
}
