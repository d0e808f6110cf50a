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

/// <summary>The page of one verb: says what it will do, asks for what it needs, does it.</summary>
[Requires(Permission.ReadIncidents)]
public sealed class VerbModel(AppDb db, CurrentUser user, RuleBook rules, ActOnIncident act, LikelyDuplicates duplicates,
    IncidentTimeline timeline, RegistrySource registry, Clock clock, Texts texts) : PageModel, ILoads, IShowsIncident
{
    public Incident Incident { get; private set; } = null!;

    public IncidentVerb Verb { get; private set; } = null!;

    [BindProperty]
    public VerbForm Form { get; set; } = new();

    public IReadOnlyList<Choice> AttackTypes => [.. rules[Incident.Profile].AttackTypes.Select(a => new Choice(a.Code, a.Label.ToString()))];

    public IReadOnlyList<Choice> Assignees { get; private set; } = [];

    public string? Missing { get; private set; }

    /// <summary>Tasks nobody settled, where the verb ends the work.</summary>
    public int OpenTasks { get; private set; }

    public string? WhyNot { get; private set; }

    /// <summary>Names of those a forwarding would reach.</summary>
    public IReadOnlyList<string> ToTell { get; private set; } = [];

    public IReadOnlyList<LikelyDuplicate> Likely { get; private set; } = [];

    /// <summary>What others did since the page was opened, when that is why the save was refused.</summary>
    public IReadOnlyList<TimelineEntry> Since { get; private set; } = [];

    /// <summary>Whether the verb fits the state; if not the page says why instead of offering a button that fails.</summary>
    public bool IsOpen { get; private set; }

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        if (IncidentVerbs.Find((string?)RouteData.Values["verb"]) is not { } verb
            || await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident)
            return false;
        (Incident, Verb) = (incident, verb);
        IsOpen = (await act.Open(incident, cancel)).Contains(verb);
        if (!IsOpen)
            WhyNot = texts[await act.WhyNot(incident, verb, cancel)];
        else if (verb.Name == "forward" && await registry.Snapshot(cancel) is var snapshot)
            ToTell = [.. (await act.StillToTell(incident, cancel)).Select(o => snapshot.NameOf(o, clock.Today, Texts.InEnglish))];
        if (verb.Asks.HasFlag(Asks.Assignee))
            Assignees = [.. (await act.Assignees(incident, cancel)).Select(a => new Choice(a.Account.ToString(), $"{a.Name} · {a.Place}"))];
        if (verb.Name == "close")
            Missing = await act.Missing(incident, cancel);
        if (verb.Name is "close" or "end" or "same" or "invalidate")
            OpenTasks = await db.IncidentTasks.CountAsync(t => t.IncidentId == incident.Id && t.Status == IncidentTaskStatus.Open, cancel);
        if (verb.Asks.HasFlag(Asks.Another))
            Likely = await duplicates.Of(incident, cancel);
        if (Form.Version is { } seen && seen < incident.Version)
            Since = await timeline.LastRecorded(incident, incident.Version - seen, cancel);
        return true;
    }

    public IActionResult OnGet()
    {
        if (!user.May(Verb.Needs))
            return Forbid();
        Form.Version = Incident.Version;
        if (Verb.Name == "correct-detection")
            Form.At = Incident.DetectedAt;
        if (Verb.Name == "end")
            Form.At = clock.Now;
        if (Verb.Asks.HasFlag(Asks.Another) && IncidentVerbs.IsReference(Request.Query["as"]))
            Form.SameAs = Request.Query["as"];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!user.May(Verb.Needs))
            return Forbid();
        await act.Run(Incident, Verb, Form, cancel);
        this.Say(texts[$"verb.{Verb.Name}.done"]);
        return Redirect($"/incidents/{Incident.Reference}");
    }
}
