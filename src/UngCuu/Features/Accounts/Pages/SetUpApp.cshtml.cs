using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>The second step of an invitation: the app on the phone. Its answer is the recovery codes, shown by this request and never again.</summary>
[Public]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SetUpAppModel(SetUpAccount setUp, TotpKeys keys, Sessions sessions) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public AppForm Form { get; set; } = new();

    public Invitation Invitation { get; private set; } = null!;

    public AppOffer Offer => field ??= keys.OfferFor(Invitation.Account, Form.Key);

    public IReadOnlyList<string>? Codes { get; private set; }

    public string Onward { get; private set; } = "/";

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await setUp.Open(Secret, cancel) is not { } invitation)
            return false;
        Invitation = invitation;
        return true;
    }

    public IActionResult OnGet()
    {
        this.SayGoneIf(Invitation.IsOver);
        return !Invitation.IsOver && Invitation.Account.PasswordHash is null ? RedirectToPage("SetUp", new { Secret }) : Page();
    }

    public async Task OnPostAsync(CancellationToken cancel)
    {
        Codes = await setUp.TieApp(Invitation, Form.Key, Form.Code, cancel);
        if (await sessions.Begin(Invitation.Account, cancel))
            Onward = SessionEvents.PostPage;
    }
}
