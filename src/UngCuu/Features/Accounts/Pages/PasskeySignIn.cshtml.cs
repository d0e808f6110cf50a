using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Asks anew each time it is opened: a sign-in page may stand open for days.</summary>
[Public]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class PasskeySignInModel(PasskeySignIn signIn, PasskeyQuestions questions, PasskeyDomain domain, Sessions sessions, CurrentUser user) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public AnswerForm Form { get; set; } = new();

    public PasskeyQuestion Question { get; private set; } = null!;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (!domain.IsAt(Request))
            return false;
        Question = await questions.ForSignIn();
        return true;
    }

    public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect(BackAddress.Of(Back)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var account = await signIn.Do(Form.Question, Form.Answer, cancel);
        var mustChoose = await sessions.Begin(account, cancel);
        return mustChoose ? RedirectToPage("ChoosePost", new { back = BackAddress.Of(Back) }) : LocalRedirect(BackAddress.Of(Back));
    }

    public sealed class AnswerForm
    {
        [Required, StringLength(PasskeyQuestions.LongestSealed)]
        public string Question { get; set; } = "";

        [Required, StringLength(PasskeyQuestions.LongestAnswer)]
        public string Answer { get; set; } = "";
    }
}
