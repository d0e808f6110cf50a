using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>From an incident to the form on which an officer takes down what somebody else says of it.</summary>
[Requires(Permission.RecordReportForOthers)]
public sealed class AddReportModel(AppDb db, StartDraft start, CurrentUser user) : PageModel, ILoads, IShowsIncident
{
    public Incident Incident { get; private set; } = null!;

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        if (await db.Incidents.VisibleTo(user).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident)
            return false;
        Incident = incident;
        return true;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => Redirect($"/drafts/{await start.Telling(Incident, cancel)}/1");
}
