using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Accounts.Pages;

[SignedIn]
internal sealed class AddDelegationModel(DelegatePost give, RegistrySource registry, Texts texts) : PageModel, ILoads
{
    [BindProperty]
    public DelegationForm Form { get; set; } = new();

    public IReadOnlyList<Choice> Posts { get; private set; } = [];

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    public int LongestDays => give.LongestDays;

    public async Task<bool> Load(CancellationToken cancel)
    {
        var known = await registry.Snapshot(cancel);
        string In(Post post) => $"{texts[post.Role]}, {known.NameOf(post.OrganisationId, give.Today, Texts.InEnglish)}";
        var own = await give.OwnPosts(cancel);
        Posts = [.. own.Select(p => new Choice(p.Id.ToString(), In(p)))];
        Colleagues = [.. (await give.Colleagues(own, cancel)).Select(c => new Choice(c.Id.ToString(), $"{c.Name} — {In(c.Post)}"))];
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await give.Do(Form.PostId!.Value, Form.ReceiverId!.Value, Form.From, Form.To!.Value, Form.Reason, cancel);
        this.Say(texts["delegation.is-given"]);
        return RedirectToPage("Delegations");
    }

    public sealed class DelegationForm
    {
        [Display(Name = "delegation.post"), Required]
        public Guid? PostId { get; set; }

        [Display(Name = "delegation.receiver"), Required]
        public Guid? ReceiverId { get; set; }

        [Display(Name = "account.post.first-day")]
        public DateOnly? From { get; set; }

        [Display(Name = "delegation.last-day"), Required]
        public DateOnly? To { get; set; }

        [Display(Name = "account.reason"), Required, StringLength(Delegation.LongestReason)]
        public string Reason { get; set; } = "";
    }
}
