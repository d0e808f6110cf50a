using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

[Requires(Permission.ReadIncidents)]
public sealed class ListModel(ListIncidents list, CurrentUser user, RuleBook rules, Clock clock, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>A state, <c>open</c> (the default) or <c>all</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Assigned { get; set; }

    /// <summary>As people write a day; anything unreadable is as if it were not asked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public PageOf<Incident> List { get; private set; } = new([], null);

    public Counted Count { get; private set; }

    public IReadOnlyList<AttackType> AttackTypes => rules.For(clock.Today).AttackTypes;

    public IEnumerable<Choice> Statuses =>
    [
        new("open", texts["incident.list.open"]),
        new(IncidentFilter.Beyond, texts["incident.list.beyond"]),
        new(IncidentFilter.Serious, texts["incident.list.serious"]),
        new(IncidentFilter.Proposed, texts["incident.list.proposed"]),
        new("all", texts["incident.list.all"]),
        .. Enum.GetValues<IncidentStatus>().Select(s => new Choice(s.ToString(), s == IncidentStatus.Invalid ? texts["incident.list.setAside"] : texts[s])),
    ];

    public IEnumerable<Choice> Assignments => Enum.GetValues<AssignedTo>().Select(a => new Choice(a.ToString(), texts[a]));

    public IncidentFilter Filter => IncidentFilter.Read(Q, Status, Type, Assigned, From, To);

    public bool IsFiltered => Filter.Narrows;

    public bool MayTake(Incident incident) => incident.AssignedTo is null && user.May(Permission.AssignIncident) && user.May(Permission.WorkOnIncident)
        && IncidentMoves.Open.Contains(incident.Status);

    public async Task<bool> Load(CancellationToken cancel)
    {
        var after = PageKey.Read(After);
        List = await list.Page(Filter, after, cancel);
        Count = await list.Count(Filter, after is null ? List : null, cancel);
        return true;
    }

    public void OnGet()
    {
    }

    public Guid? Reader => user.AccountId;
}
