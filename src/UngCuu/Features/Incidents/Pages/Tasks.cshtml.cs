using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>All tasks of an incident: whose, by when, and several handed over at once.</summary>
[Requires(Permission.ReadIncidents)]
public sealed class TasksModel(AppDb db, CurrentUser user, RuleBook rules, IncidentTasks tasks, RegistrySource registry, Clock clock, Texts texts) : PageModel, ILoads, IShowsIncident
{
    private RegistrySnapshot names = null!;

    public Incident Incident { get; private set; } = null!;

    public IReadOnlyList<IncidentTask> Tasks { get; private set; } = [];

    public IReadOnlyList<Choice> Holders { get; private set; } = [];

    /// <summary>Only draws the fields; each handler binds its own form.</summary>
    public TaskForm Form { get; private set; } = new() { Key = Ids.New().ToString("N") };

    public HandOverForm HandOver { get; private set; } = new();

    public bool MayGive { get; private set; }

    public bool MayHandOver => Tasks.Any(t => t.IsOpen && MayTouch(t));

    public bool MayTouch(IncidentTask task) => tasks.MayTouch(Incident, task);

    public string Title(IncidentTask task) => tasks.Title(Incident, task);

    public string NameOf(Guid organisation) => names.NameOf(organisation, clock.Today, Texts.InEnglish);

    /// <summary>The step whose check-list it is of.</summary>
    public string? StepOf(IncidentTask task) => task.Code is null ? null
        : rules[Incident.Profile].Processes.Values.SelectMany(p => p.Steps).FirstOrDefault(s => s.Tasks.Any(t => t.Code == task.Code)) is { } step ? $"{step.Number} · {step.Title}" : null;

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        if (await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident)
            return false;
        Incident = incident;
        if (Request.HasFormContentType) // what was ticked stays ticked when something else is wrong
            HandOver.Tasks = [.. Request.Form["HandOver.Tasks"].Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty)];
        names = await registry.Snapshot(cancel);
        Tasks = await tasks.Of(incident, cancel);
        MayGive = tasks.MayGive(incident);
        Holders = MayGive ? [.. (await tasks.Holders(incident, cancel)).Select(h => new Choice(h.Id.ToString(), h.Name))] : [];
        return true;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostGiveAsync([Bind(Prefix = "Form")] TaskForm form, CancellationToken cancel)
    {
        Form = form;
        if (!user.May(Permission.TakePart))
            return Forbid();
        await tasks.Give(Incident, form, cancel);
        this.Say(texts["task.give.done"]);
        return Redirect($"/incidents/{Incident.Reference}/tasks");
    }

    public async Task<IActionResult> OnPostHandOverAsync([Bind(Prefix = "HandOver")] HandOverForm form, CancellationToken cancel)
    {
        HandOver = form;
        if (!user.May(Permission.TakePart))
            return Forbid();
        this.Say(texts["task.handOver.done", await tasks.HandOver(Incident, form, cancel)]);
        return Redirect($"/incidents/{Incident.Reference}/tasks");
    }
}
