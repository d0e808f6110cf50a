using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Accounts.Pages.Admin;

[Requires(Permission.ManageAccounts)]
internal sealed class InviteModel(InviteAccount invite, AdministratorReach reach, Texts texts) : PageModel, ILoads
{
    [BindProperty]
    public InviteForm Form { get; set; } = new();

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public IReadOnlyList<Choice> Languages { get; } = [new("vi", texts["account.language.vi"]), new("en", texts["account.language.en"])];

    public async Task<bool> Load(CancellationToken cancel)
    {
        Organisations = (await reach.Open(cancel)).OrganisationChoices();
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var account = await invite.Do(new(Form.Email, Form.Name, Form.Language, Form.Role!.Value, Form.OrganisationId!.Value, Form.From, Form.To), cancel);
        this.Say(texts["account.invite.sent", account.Email]);
        return RedirectToPage("Show", new { id = account.Id });
    }

    public sealed class InviteForm : PostForm
    {
        [Display(Name = "account.name"), Required, StringLength(Account.LongestName)]
        public string Name { get; set; } = "";

        [Display(Name = "account.email"), Required, StringLength(254), EmailAddress]
        public string Email { get; set; } = "";

        [Display(Name = "account.language"), Required, RegularExpression("vi|en")]
        public string Language { get; set; } = "vi";
    }
}
