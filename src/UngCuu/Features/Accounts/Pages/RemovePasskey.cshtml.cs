using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

[SignedIn]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class RemovePasskeyModel(ChangePasskey change, Sessions sessions, CurrentUser user, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public CurrentPasswordForm Form { get; set; } = new();

    public Passkey Passkey { get; private set; } = null!;

    public async Task<bool> Load(CancellationToken cancel) =>
        await change.Find(Id, cancel) is { } passkey && (Passkey = passkey) is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await sessions.Begin(await change.Remove(Passkey, Form.Password, cancel), user.PostId);
        this.Say(texts["passkey.removed"]);
        return RedirectToPage("Own");
    }
}
