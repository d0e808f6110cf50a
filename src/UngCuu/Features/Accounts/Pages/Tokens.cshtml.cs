using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Keys for programs. A new one is shown by the request that made it and never again.</summary>
[Requires(Permission.ManageTokens)]
internal sealed class TokensModel(MakeApiToken make, TimeProvider time, Texts texts) : PageModel, ILoads
{
    private const int UsualDays = 90;

    [BindProperty]
    public TokenForm Form { get; set; } = new();

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public IReadOnlyList<Choice> Scopes { get; private set; } = [];

    public string? Made { get; private set; }

    public bool Opens(ApiToken token) => token.Opens(time.GetUtcNow().UtcDateTime);

    public async Task<bool> Load(CancellationToken cancel)
    {
        Tokens = await make.Own(cancel);
        Scopes = [.. make.Offered.Select(p => new Choice(p.ToString(), texts[p]))];
        return true;
    }

    public void OnGet() => Form.LastDay = make.Today.AddDays(UsualDays);

    public async Task OnPostAsync(CancellationToken cancel)
    {
        Made = await make.Do(Form.Name, Form.Scopes, Form.LastDay!.Value, cancel);
        await Load(cancel);
    }

    public sealed class TokenForm
    {
        [Display(Name = "token.name"), Required, StringLength(ApiToken.LongestName)]
        public string Name { get; set; } = "";

        [Display(Name = "token.scopes"), Required]
        public IReadOnlyList<Permission> Scopes { get; set; } = [];

        [Display(Name = "token.last-day"), Required]
        public DateOnly? LastDay { get; set; }
    }
}
