using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

[Public]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class CodeModel(SignIn signIn, Sessions sessions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public CodeForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() =>
        await sessions.Half() is null ? RedirectToPage("SignIn", new { back = Back }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var half = await sessions.Half() ?? throw new RuleBroken("sign-in.again");
        var account = await signIn.WithCode(half, Form.Code, cancel);
        var mustChoose = await sessions.Begin(account, cancel);
        return mustChoose ? RedirectToPage("ChoosePost", new { back = BackAddress.Of(Back) }) : LocalRedirect(BackAddress.Of(Back));
    }

    public sealed class CodeForm
    {
        [Display(Name = "sign-in.code"), Required, StringLength(40)]
        public string Code { get; set; } = "";
    }
}
