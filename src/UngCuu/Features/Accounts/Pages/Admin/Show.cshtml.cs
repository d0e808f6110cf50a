using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages.Admin;

/// <summary>One account, for those who look after it.</summary>
[Requires(Permission.ManageAccounts)]
internal sealed class ShowModel(
    AppDb db, AdministratorReach reach, CurrentUser user, InviteAccount invite, DisableAccount disable, GivePost givePost, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Account Account { get; private set; } = null!;

    public AdministratorReach Reach => reach;

    public bool IsOwn => Account.Id == user.AccountId;

    public bool MayManage => reach.MayManage(Account);

    public IEnumerable<Post> Posts => Account.Posts.Where(reach.MaySee).OrderByDescending(p => p.IsLive(reach.Today)).ThenByDescending(p => p.From);

    public bool MayApprove(Post post) => post.IsWaiting && reach.SeesAll && user.AccountId != post.GivenById && !IsOwn;

    public async Task<bool> Load(CancellationToken cancel)
    {
        await reach.Open(cancel);
        var accounts = db.Accounts;
        return await reach.Visible(accounts.Include(a => a.Posts)).SingleOrDefaultAsync(a => a.Id == Id, cancel) is { } account
            && (Account = account) is not null;
    }

    public Task<IActionResult> OnPostInviteAsync(CancellationToken cancel) =>
        Done(() => invite.Again(Account, cancel), texts["account.invite.sent", Account.Email]);

    public Task<IActionResult> OnPostDisableAsync([Display(Name = "account.reason"), Required, StringLength(500)] string reason, CancellationToken cancel) =>
        Done(() => disable.Do(Account, reason, cancel), texts["account.disabled"]);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancel) =>
        Done(() => disable.Undo(Account, cancel), texts["account.enabled"]);

    public Task<IActionResult> OnPostApproveAsync(Guid post, CancellationToken cancel) =>
        Done(() => givePost.Approve(Account, post, cancel), texts["account.post.approved"]);

    public Task<IActionResult> OnPostEndAsync(Guid post, [Display(Name = "account.reason"), StringLength(500)] string? reason, CancellationToken cancel) =>
        Done(() => givePost.End(Account, post, reason, cancel), texts["account.post.is-ended"]);

    private async Task<IActionResult> Done(Func<Task> verb, string words)
    {
        await verb();
        this.Say(words);
        return RedirectToPage(new { Id });
    }
}
