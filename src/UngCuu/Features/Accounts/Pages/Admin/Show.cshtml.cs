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
    AppDb db, AdministratorReach reach, CurrentUser user, InviteAccount invite, DisableAccount disable, GivePost givePost,
    DelegatePost delegations, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Account Account { get; private set; } = null!;

    public AdministratorReach Reach => reach;

    public bool IsOwn => reach.IsOwn(Account);

    public bool MayManage => reach.MayManage(Account);

    public IEnumerable<Post> Posts => Account.Posts.Where(reach.MaySee).OrderByDescending(p => p.IsLive(reach.Today)).ThenByDescending(p => p.From);

    /// <summary>Given or received, and not over.</summary>
    public IReadOnlyList<DelegationRow> Delegations { get; private set; } = [];

    public bool MayApprove(Post post) => post.IsWaiting && reach.SeesAll && post.MayBeApprovedBy(user.AccountId!.Value, user.StandsInFor);

    public async Task<bool> Load(CancellationToken cancel)
    {
        await reach.Open(cancel);
        var accounts = db.Accounts;
        if (await reach.Visible(accounts.Include(a => a.Posts)).SingleOrDefaultAsync(a => a.Id == Id, cancel) is not { } account)
            return false;
        Account = account;
        Delegations = [.. (await db.DelegationsOf(Id, reach.Today, cancel)).Where(d => reach.MaySee(d.Post) && d.Delegation.IsLive(reach.Today))];
        return true;
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

    public async Task<IActionResult> OnPostEndDelegationAsync(Guid delegation, [Display(Name = "account.reason"), StringLength(500)] string? reason, CancellationToken cancel)
    {
        reach.MustManage(Account);
        if (Delegations.All(d => d.Delegation.Id != delegation))
            return NotFound();
        return await delegations.End(Account.Id, delegation, reason, cancel) ? Said(texts["delegation.ended"]) : NotFound();
    }

    private async Task<IActionResult> Done(Func<Task> verb, string words)
    {
        await verb();
        return Said(words);
    }

    private RedirectToPageResult Said(string words)
    {
        this.Say(words);
        return RedirectToPage(new { Id });
    }
}
