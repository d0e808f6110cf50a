using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>The process of the law, where this response stands in it, and the steps it may take from there.</summary>
[Requires(Permission.ReadIncidents)]
public sealed class ProcessModel(AppDb db, CurrentUser user, RuleBook rules, WalkProcess walk, ActOnIncident act, IncidentTasks tasks, RegistrySource registry, Clock clock, Texts texts) : PageModel, ILoads, IShowsIncident
{
    private RegistrySnapshot names = null!;
    private IReadOnlyList<IncidentTask> given = [];
    private IReadOnlySet<string> reached = new HashSet<string>();

    public Incident Incident { get; private set; } = null!;

    public Process Process { get; private set; } = null!;

    public ProcessStep Now { get; private set; } = null!;

    [BindProperty]
    public WalkProcess.StepForm Form { get; set; } = new();

    public IReadOnlyList<(StepMove Move, ProcessStep To)> Moves { get; private set; } = [];

    /// <summary>Verbs that lead to another state, and by it to another step.</summary>
    public IReadOnlyList<IncidentVerb> Verbs { get; private set; } = [];

    public IReadOnlyList<Step> Stages => Step.Way(Process.Stages.Select(s => $"{s.Number}. {s.Title}"),
        Incident.Status == IncidentStatus.Closed ? Process.Stages.Count : Process.Stages.TakeWhile(s => s != Process.StageOf(Now)).Count());

    /// <summary>It stood there once. The first step needs no act; those before the one at which an incident comes in were walked on its other way.</summary>
    public bool Reached(ProcessStep step) => step != Now
        && (reached.Contains(step.Code) || step == Process.Way.First() && Incident.Status != IncidentStatus.Received || Process.Begins is { } begins && Process.Way.TakeWhile(s => s.Code != begins).Contains(step));

    public bool IsAhead(ProcessStep step) => !Incident.IsOver && (step.Alongside || Process.Way.SkipWhile(s => s != Now).Skip(1).Contains(step));

    /// <summary>The check-list of a step, each line with the task that was last given for it.</summary>
    public IReadOnlyList<(StepTask Line, IncidentTask? Task)> TasksOf(ProcessStep step) =>
        [.. step.Tasks.Select(line => (line, given.Where(t => t.Code == line.Code).MaxBy(t => t.Round)))];

    public string NameOf(Guid organisation) => names.NameOf(organisation, clock.Today, Texts.InEnglish);

    public string Grounds(IEnumerable<Basis> basis) => string.Join("; ", basis.Select(new Explanation(texts, System.Globalization.CultureInfo.CurrentUICulture, rules[Incident.Profile]).Cited));

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        if (await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident || walk.Of(incident) is not { } process)
            return false;
        (Incident, Process, Now) = (incident, process, incident.StandsAt(process));
        names = await registry.Snapshot(cancel);
        given = await tasks.Of(incident, cancel);
        reached = await walk.Reached(incident, cancel);
        Moves = walk.May(incident) ? [.. incident.MovesIn(process)] : [];
        Verbs = incident.IsOver ? [] : [.. (await act.Open(incident, cancel)).Where(v => v is { Weighty: false, Move: not null })];
        return true;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!user.May(Permission.TakePart))
            return Forbid();
        var step = await walk.Run(Incident, Form, cancel);
        this.Say(texts["step.done", step.Number, step.Title]);
        return Redirect($"/incidents/{Incident.Reference}/process");
    }
}
