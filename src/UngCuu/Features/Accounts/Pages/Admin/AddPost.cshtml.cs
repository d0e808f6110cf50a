using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Accounts.Pages.Admin;

[Requires(Permission.ManageAccounts)]
internal sealed class AddPostModel(AppDb db, AdministratorReach reach, GivePost givePost, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PostForm Form { get; set; } = new();

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public async Task<bool> Load(CancellationToken cancel)
    {
        Organisations = (await reach.Open(cancel)).OrganisationChoices();
        var accounts = db.Accounts;
        if (await reach.Visible(accounts.Include(a => a.Posts)).SingleOrDefaultAsync(a => a.Id == Id, cancel) is not { } account)
            return false;
        Account = account;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var post = await givePost.To(Account, Form.Role!.Value, Form.OrganisationId!.Value, Form.From, Form.To, cancel);
        this.Say(texts[post.IsWaiting ? "account.post.proposed" : "account.post.given"]);
        return RedirectToPage("Show", new { Id });
    }
}
