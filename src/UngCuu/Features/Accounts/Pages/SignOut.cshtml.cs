using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Only a form ends the session: a link or a picture on another page cannot.</summary>
[Public]
internal sealed class SignOutModel(Sessions sessions) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.End();
        return RedirectToPage("SignIn");
    }
}
