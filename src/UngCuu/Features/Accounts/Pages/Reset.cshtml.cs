using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

[Public]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ResetModel(ResetPassword reset, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public NewPasswordForm Form { get; set; } = new();

    public Invitation Link { get; private set; } = null!;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await reset.Open(Secret, cancel) is not { } link)
            return false;
        Link = link;
        return true;
    }

    public void OnGet() => this.SayGoneIf(Link.IsOver);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await reset.Choose(Link, Form.Password, cancel);
        this.Say(texts["account.password.changed"]);
        return RedirectToPage("SignIn");
    }
}
