using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>The first step of an invitation: the password.</summary>
[Public]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SetUpModel(SetUpAccount setUp) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public NewPasswordForm Form { get; set; } = new();

    public Invitation Invitation { get; private set; } = null!;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await setUp.Open(Secret, cancel) is not { } invitation)
            return false;
        Invitation = invitation;
        return true;
    }

    public void OnGet() => this.SayGoneIf(Invitation.IsOver);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await setUp.ChoosePassword(Invitation, Form.Password, cancel);
        return RedirectToPage("SetUpApp", new { Secret });
    }
}
