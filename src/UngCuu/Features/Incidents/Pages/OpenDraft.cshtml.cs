using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>From the list of one's own unfinished reports back into one of them.</summary>
[Requires(Permission.ReportIncident)]
public sealed class OpenDraftModel(StartDraft drafts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) =>
        await drafts.KeyOf(id, cancel) is { } key ? Redirect($"/drafts/{key}/1") : NotFound();
}
