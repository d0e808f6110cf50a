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

/// <summary>How serious it is: the questions of the law, answered by whoever's turn it is.</summary>
[Requires(Permission.JudgeSeriousness)]
public sealed class JudgeModel(AppDb db, CurrentUser user, RuleBook rules, JudgeIncident judge, IncidentJudgements judgements, IncidentTimeline timeline, Texts texts) : PageModel, ILoads, IShowsIncident
{
    public Incident Incident { get; private set; } = null!;

    [BindProperty]
    public JudgementForm Form { get; set; } = new();

    public IReadOnlyList<JudgementKind> Kinds { get; private set; } = [];

    public JudgementKind Kind { get; private set; }

    public string? WhyNot { get; private set; }

    public IReadOnlyList<JudgementColumn> Columns { get; private set; } = [];

    /// <summary>What others did since the page was opened, when that is why the save was refused.</summary>
    public IReadOnlyList<TimelineEntry> Since { get; private set; } = [];

    public Seriousness Asks => rules[Incident.Profile].Seriousness!;

    public bool Proposes => judge.Proposes(Kind);

    public Explanation Explain => new(texts, System.Globalization.CultureInfo.CurrentUICulture, rules[Incident.Profile]);

    public IEnumerable<Choice> Levels => Enumerable.Range(1, InformationSystem.HighestLevel).Select(l => new Choice($"{l}", texts["judgement.level", l]));

    public IEnumerable<Choice> Answers => Enum.GetValues<Answer>().Select(a => new Choice(a.ToString(), texts[a]));

    public IEnumerable<Choice> YesNo => [new("true", texts[Answer.Yes]), new("false", texts[Answer.No])];

    public IEnumerable<Choice> Decisions => [new("true", texts["judgement.decided.serious"]), new("false", texts["judgement.decided.ordinary"])];

    public IEnumerable<Choice> Plans => Asks.Plans.Select(p => new Choice(p.Code, p.Title.ToString()));

    public string RoleOf(JudgementKind kind) => judgements.Role(rules[Incident.Profile], kind);

    public string Grounds(IEnumerable<Basis> basis) => string.Join("; ", basis.Select(Explain.Cited));

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        if (await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident)
            return false;
        Incident = incident;
        Kinds = judge.Kinds(incident);
        var asked = Form.Kind ?? (Enum.TryParse<JudgementKind>(Request.Query["as"], ignoreCase: true, out var named) ? named : null);
        Kind = asked is { } kind && Kinds.Contains(kind) ? kind : judge.Open(incident).Concat(Kinds).FirstOrDefault();
        WhyNot = Kinds.Count == 0 ? texts["judgement.notYours"] : JudgeIncident.WhyNot(incident, Kind) is { } no ? texts[no] : null;
        Columns = await judgements.Of(incident, cancel);
        if (Form.Version is { } seen && seen < incident.Version)
            Since = await timeline.LastRecorded(incident, incident.Version - seen, cancel);
        Fill();
        return true;
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (WhyNot is null)
            Form = await judge.Begin(Incident, Kind, cancel);
        Fill();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await judge.Run(Incident, Form, cancel);
        this.Say(texts["judgement.done"]);
        return Redirect($"/incidents/{Incident.Reference}#judgements");
    }

    /// <summary>Each question has its place in the form, answered or not.</summary>
    private void Fill()
    {
        Form.Answers ??= new(StringComparer.Ordinal);
        foreach (var criterion in rules[Incident.Profile].Seriousness?.Criteria ?? [])
            Form.Answers.TryAdd(criterion.Code, null);
    }
}
