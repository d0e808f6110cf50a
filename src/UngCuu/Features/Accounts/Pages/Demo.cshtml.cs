using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Sign-in cards of invented people.</summary>
[Public]
internal sealed class DemoModel(Demonstration demonstration, Sessions sessions) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IReadOnlyList<Demonstration.Card> Cards { get; private set; } = [];

    public async Task<bool> Load(CancellationToken cancel)
    {
        Cards = await demonstration.Cards(cancel);
        return demonstration.IsOn;
    }

    public async Task<IActionResult> OnPostAsync(Guid post, CancellationToken cancel)
    {
        await sessions.Begin(await demonstration.Choose(post, cancel), post);
        return LocalRedirect(BackAddress.Of(Back));
    }
}
