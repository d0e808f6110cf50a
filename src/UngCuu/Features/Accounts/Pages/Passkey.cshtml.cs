using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>One of a person's own passkeys.</summary>
[SignedIn]
internal sealed class PasskeyModel(ChangePasskey change, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public NameForm Form { get; set; } = new();

    public Passkey Passkey { get; private set; } = null!;

    public async Task<bool> Load(CancellationToken cancel) =>
        await change.Find(Id, cancel) is { } passkey && (Passkey = passkey) is not null;

    public void OnGet() => Form.Name = Passkey.Name;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await change.Rename(Passkey, Form.Name.Trim(), cancel);
        this.Say(texts["passkey.renamed"]);
        return RedirectToPage("Own");
    }

    public sealed class NameForm
    {
        [Display(Name = "passkey.name"), Required, StringLength(Passkey.LongestName)]
        public string Name { get; set; } = "";
    }
}
