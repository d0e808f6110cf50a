using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents.Pages;

[Public]
[EnableRateLimiting(RateLimits.Public)]
public sealed class PublicModel(StartDraft start, RuleBook rules, Clock clock) : PageModel
{
    public Profile Profile => rules.For(clock.Today);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        Redirect($"/drafts/{await start.Report(DraftKind.Public, systemId: null, beyond: false, cancel)}/1");
}
