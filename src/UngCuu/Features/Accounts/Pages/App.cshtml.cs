using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Another phone.</summary>
[SignedIn]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class AppModel(AppDb db, RenewApp renew, TotpKeys keys, CurrentUser user, Sessions sessions) : PageModel, ILoads
{
    [BindProperty]
    public RenewForm Form { get; set; } = new();

    public AppOffer Offer { get; private set; } = null!;

    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<bool> Load(CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == user.AccountId, cancel);
        Offer = keys.OfferFor(account, Form.Key);
        return !account.IsDemonstration;
    }

    public async Task OnPostAsync(CancellationToken cancel)
    {
        (var account, Codes) = await renew.Tie(user.AccountId!.Value, Form.Password, Form.Key, Form.Code, cancel);
        await sessions.Begin(account, user.PostId);
    }

    public sealed class RenewForm : AppForm
    {
        [Display(Name = "account.password.current"), Required, StringLength(PasswordRule.Longest), DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }
}
