using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

[Public]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ForgottenModel(ResetPassword reset) : PageModel
{
    [BindProperty]
    public EmailForm Form { get; set; } = new();

    public bool Asked { get; private set; }

    public async Task OnPostAsync(CancellationToken cancel)
    {
        await reset.Ask(Form.Email, cancel);
        Asked = true;
    }

    public sealed class EmailForm
    {
        [Display(Name = "account.email"), Required, StringLength(254), EmailAddress]
        public string Email { get; set; } = "";
    }
}
