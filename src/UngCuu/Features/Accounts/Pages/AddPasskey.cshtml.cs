using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>The question and its answer stay with the form while the password is mistyped, as the key of a phone does.</summary>
[SignedIn]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class AddPasskeyModel(AppDb db, AddPasskey add, PasskeyQuestions questions, PasskeyDomain domain, CurrentUser user, Texts texts) : PageModel, ILoads
{
    [BindProperty]
    public NewPasskeyForm Form { get; set; } = new();

    public PasskeyQuestion Question { get; private set; } = null!;

    public async Task<bool> Load(CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == user.AccountId, cancel);
        if (!account.IsSetUp || !domain.IsAt(Request))
            return false;
        Question = await questions.ForNew(account);
        if (questions.IsStillAsked(account, Form.Question))
            Question = Question with { Sealed = Form.Question };
        else
            Form.Answer = "";
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await add.Do(user.AccountId!.Value, Form.Password, Form.Name.Trim(), Form.Question, Form.Answer, cancel);
        this.Say(texts["passkey.added"]);
        return RedirectToPage("Own");
    }

    public sealed class NewPasskeyForm
    {
        [Display(Name = "passkey.name"), Required, StringLength(Passkey.LongestName)]
        public string Name { get; set; } = "";

        [Display(Name = "account.password.current"), Required, StringLength(PasswordRule.Longest), DataType(DataType.Password)]
        public string Password { get; set; } = "";

        [Required, StringLength(PasskeyQuestions.LongestSealed)]
        public string Question { get; set; } = "";

        [Required, StringLength(PasskeyQuestions.LongestAnswer)]
        public string Answer { get; set; } = "";
    }
}
