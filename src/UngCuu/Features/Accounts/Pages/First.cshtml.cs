using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Security;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Where the link on the console of a new installation leads.</summary>
[Public]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class FirstModel(FirstAdministrator first) : PageModel, ILoads
{
    private AccountLink link = null!;

    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public FirstForm Form { get; set; } = new();

    public bool IsOver { get; private set; }

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await first.Open(Secret, cancel) is not { } opened)
            return false;
        (link, IsOver) = opened;
        Agencies = [.. (await first.Agencies(cancel)).Select(a => new Choice(a.Id.ToString(), a.Name))];
        return true;
    }

    public void OnGet() => this.SayGoneIf(IsOver);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        RedirectToPage("SetUp", new { secret = await first.Make(link, Form.Email, Form.Name, Form.OrganisationId!.Value, cancel) });

    public sealed class FirstForm
    {
        [Display(Name = "account.name"), Required, StringLength(Account.LongestName)]
        public string Name { get; set; } = "";

        [Display(Name = "account.email"), Required, StringLength(254), EmailAddress]
        public string Email { get; set; } = "";

        [Display(Name = "account.first.agency"), Required]
        public Guid? OrganisationId { get; set; }
    }
}
