using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>A report that is about another incident: to which, or as one of its own.</summary>
[Requires(Permission.SortReports)]
public sealed class MoveReportModel(AppDb db, MoveReport move, IncidentReporters reporters, StartDraft start, CurrentUser user, Texts texts) : PageModel, ILoads, IShowsIncident
{
    private FormValues values = new();

    public Incident Incident { get; private set; } = null!;

    public IncomingReport Told { get; private set; } = null!;

    /// <summary>What was told.</summary>
    public string? Words => values["description"];

    [BindProperty]
    public MoveReport.MoveForm Form { get; set; } = new();

    public IReadOnlyList<Choice> Systems { get; private set; } = [];

    public string? WhyNot => Told.WhyNotMove(Incident) is { } why ? texts[why] : null;

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        if (!Guid.TryParse((string?)RouteData.Values["told"], out var id)
            || await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident
            || await reporters.Find(incident, id, cancel) is not { } told)
            return false;
        (Incident, Told) = (incident, told);
        if (await db.IncidentReports.AsNoTracking().Where(r => r.IncidentId == incident.Id && r.DraftId == told.DraftId).Select(r => r.Values).FirstOrDefaultAsync(cancel) is { } written)
            values = FormValues.Read(written);
        Systems = await start.SystemsToChoose(all: true, cancel);
        return true;
    }

    /// <summary>Where they named the same system, an incident of its own is likely about that one.</summary>
    public void OnGet() => Form.SystemId = values["systemName"] == Incident.System.Name ? Incident.System.SystemId : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var to = await move.Run(Incident, Told, Form, cancel);
        this.Say(texts["told.move.done", to.Reference]);
        return Redirect($"/incidents/{to.Reference}#reporters");
    }
}
