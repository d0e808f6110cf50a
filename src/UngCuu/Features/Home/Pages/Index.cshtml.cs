using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Home.Pages;

/// <summary>My work. For whoever is not signed in: the public page with the two things the public wants.</summary>
[Public]
public sealed class IndexModel(MyWork work, IncidentsByWeek byWeek, StartDraft drafts, CurrentUser user, Clock clock) : PageModel, ILoads
{
    public IReadOnlyList<WorkItem> Waiting { get; private set; } = [];

    public Situation Situation { get; private set; } = new(0, 0, 0, 0);

    public WeeksOfIncidents Weeks { get; private set; } = new([], []);

    public IReadOnlyList<DraftLine> Unfinished { get; private set; } = [];

    public bool IsSignedIn => user.IsSignedIn;

    public bool SeesIncidents => user.May(Permission.ReadIncidents);

    public DateOnly Today => clock.Today;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (user.PostId is null)
            return true;
        if (SeesIncidents)
            (Waiting, Situation, Weeks) = (await work.Waiting(cancel), await work.Now(cancel), await byWeek.Run(cancel));
        if (user.May(Permission.ReportIncident))
            Unfinished = await drafts.Unfinished(cancel);
        return true;
    }

    public IActionResult OnGet() => user.IsSignedIn && user.PostId is null ? Redirect("/account/post") : Page();
}
