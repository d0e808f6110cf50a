using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>One task: done, not needed, or taken up again.</summary>
[Requires(Permission.ReadIncidents)]
public sealed class TaskModel(AppDb db, CurrentUser user, IncidentTasks tasks, RegistrySource registry, Clock clock, Texts texts) : PageModel, ILoads, IShowsIncident
{
    public Incident Incident { get; private set; } = null!;

    public IncidentTask Task { get; private set; } = null!;

    public string Title => tasks.Title(Incident, Task);

    public string Holder { get; private set; } = "";

    public bool MayTouch => tasks.MayTouch(Incident, Task);

    public bool IsOurs => Task.OrganisationId == user.OrganisationId;

    [BindProperty]
    public TaskVerbForm Form { get; set; } = new();

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        if (!Guid.TryParse((string?)RouteData.Values["task"], out var id)
            || await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident
            || await tasks.Find(incident, id, cancel) is not { } task)
            return false;
        (Incident, Task) = (incident, task);
        Holder = (await registry.Snapshot(cancel)).NameOf(task.OrganisationId, clock.Today, Texts.InEnglish);
        return true;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostFinishAsync(CancellationToken cancel) => Run(TaskVerb.Finish, cancel);

    public Task<IActionResult> OnPostDropAsync(CancellationToken cancel) => Run(TaskVerb.Drop, cancel);

    public Task<IActionResult> OnPostAgainAsync(CancellationToken cancel) => Run(TaskVerb.TakeUpAgain, cancel);

    private async Task<IActionResult> Run(TaskVerb verb, CancellationToken cancel)
    {
        if (!user.May(Permission.TakePart))
            return Forbid();
        await tasks.Run(Incident, Task, verb, Form, cancel);
        this.Say(texts[$"task.done.{verb}"]);
        return Redirect($"/incidents/{Incident.Reference}/tasks");
    }
}
