using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

[SignedIn]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class PasswordModel(ChangePassword change, CurrentUser user, Sessions sessions, Texts texts) : PageModel
{
    [BindProperty]
    public ChangeForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var account = await change.Do(user.AccountId!.Value, Form.Password, Form.NewPassword, cancel);
        await sessions.Begin(account, user.PostId);
        this.Say(texts["account.password.changed"]);
        return RedirectToPage("Own");
    }

    public sealed class ChangeForm
    {
        [Display(Name = "account.password.current"), Required, StringLength(PasswordRule.Longest), DataType(DataType.Password)]
        public string Password { get; set; } = "";

        [Display(Name = "account.new-password"), Required, StringLength(PasswordRule.Longest), DataType(DataType.Password)]
        public string NewPassword { get; set; } = "";
    }
}
