using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>To which organisation a reporter belongs, with all that becomes that organisation's; or that it was another one.</summary>
[Requires(Permission.SortReports)]
public sealed class AttachReporterModel(AppDb db, AttachReporter attach, IncidentReporters reporters, RegistrySource registry, CurrentUser user, Clock clock, Texts texts)
    : PageModel, ILoads, IShowsIncident
{
    public Incident Incident { get; private set; } = null!;

    public IncomingReport Told { get; private set; } = null!;

    /// <summary>All that the same person told.</summary>
    public IReadOnlyList<AttachReporter.Line> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public string? Organisation { get; private set; }

    /// <summary>Only draws the fields; each handler binds its own form.</summary>
    public AttachReporter.MemberForm Form { get; private set; } = new();

    public AttachReporter.UndoForm Undo { get; private set; } = new();

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        if (!Guid.TryParse((string?)RouteData.Values["told"], out var id)
            || await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident
            || await reporters.Find(incident, id, cancel) is not { } told)
            return false;
        (Incident, Told) = (incident, told);
        var snapshot = await registry.Snapshot(cancel);
        var today = clock.Today;
        Lines = told.OrganisationId is null ? await attach.OfTheSame(told, cancel) : [new(told, incident)];
        Organisations = told.OrganisationId is not null ? []
            : [.. snapshot.Organisations.Where(o => o.HoldsOn(today)).Select(o => new Choice(o.Id.ToString(), snapshot.NameOf(o.Id, today, Texts.InEnglish))).OrderBy(c => SearchText.Fold(c.Text), StringComparer.Ordinal)];
        Organisation = told.OrganisationId is { } own ? snapshot.NameOf(own, today, Texts.InEnglish) : null;
        await reporters.Note(incident, [told], cancel);
        return true;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = "Form")] AttachReporter.MemberForm form, CancellationToken cancel)
    {
        Form = form;
        var (attached, organisation) = await attach.Run(Told, form, cancel);
        this.Say(texts["told.member.done", attached, organisation]);
        return Redirect($"/incidents/{Incident.Reference}#reporters");
    }

    public async Task<IActionResult> OnPostUndoAsync([Bind(Prefix = "Undo")] AttachReporter.UndoForm undo, CancellationToken cancel)
    {
        Undo = undo;
        await attach.Undo(Told, undo, cancel);
        this.Say(texts["told.member.undo.done"]);
        return Redirect($"/incidents/{Incident.Reference}#reporters");
    }
}
