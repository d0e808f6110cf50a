using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

[Public]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInModel(SignIn signIn, Sessions sessions, CurrentUser user, Demonstration demonstration, PasskeyDomain passkeys) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>A form was sent after the sign-in had run out.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unsaved { get; set; }

    /// <summary>A draft was saved although the session had run out.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Expired { get; set; }

    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    public IReadOnlyList<Demonstration.Card> Cards { get; private set; } = [];

    public bool KnowsPasskeys => passkeys.IsAt(Request);

    public async Task<bool> Load(CancellationToken cancel)
    {
        Cards = await demonstration.Cards(cancel);
        return true;
    }

    public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect(BackAddress.Of(Back)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var account = await signIn.WithPassword(Form.Email, Form.Password, cancel);
        await sessions.BeginHalf(account);
        return RedirectToPage("Code", new { back = BackAddress.Of(Back) });
    }

    public sealed class PasswordForm
    {
        [Display(Name = "account.email"), Required, StringLength(254)]
        public string Email { get; set; } = "";

        [Display(Name = "account.password"), Required, StringLength(PasswordRule.Longest), DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }
}
