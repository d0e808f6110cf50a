using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Deliveries.Pages;

/// <summary>Where the buttons of the queue post to.</summary>
[Requires(Permission.RetryDelivery)]
public sealed class RetryModel(RetryDelivery retry, Texts texts) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Deliveries");

    public async Task<IActionResult> OnPostDeliveryAsync(long id, CancellationToken cancel) => Back(await retry.Delivery(id, cancel));

    public async Task<IActionResult> OnPostLetterAsync(long id, CancellationToken cancel) => Back(await retry.Letter(id, cancel));

    public async Task<IActionResult> OnPostAllStuckAsync(CancellationToken cancel) => Back(await retry.AllStuck(cancel));

    private RedirectToPageResult Back(bool retried)
    {
        this.Say(texts[retried ? "deliveries.retried" : "deliveries.nothing-to-retry"]);
        return RedirectToPage("Deliveries");
    }
}
