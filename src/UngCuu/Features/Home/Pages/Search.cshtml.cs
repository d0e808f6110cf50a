using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Home.Pages;

/// <summary>The one search box: incidents one may see, units, systems.</summary>
[SignedIn]
public sealed class SearchModel(ListIncidents incidents, ListUnits units, ListSystems systems, CurrentUser user) : PageModel, ILoads
{
    private const int Most = 20;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<Incident> Incidents { get; private set; } = [];

    public IReadOnlyList<UnitRow> Units { get; private set; } = [];

    public IReadOnlyList<SystemRow> Systems { get; private set; } = [];

    public bool FoundNothing => Incidents.Count + Units.Count + Systems.Count == 0;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Q))
            return true;
        Incidents = (await incidents.Page(new IncidentFilter(Q, "all"), after: null, cancel, Most)).Rows;
        if (!user.May(Permission.ReadRegistry))
            return true;
        // The name as it is typed comes before names that only hold the same words somewhere.
        var typed = SearchText.Fold(Q.Trim());
        Units = [.. (await units.Run(new UnitFilter(Q), cancel)).All.OrderBy(r => r.EndedOn is not null).ThenBy(r => !SearchText.Fold(r.Name.Name).Contains(typed, StringComparison.Ordinal)).Take(Most)];
        Systems = (await systems.Run(new SystemFilter(Q), after: null, Most, cancel)).Rows;
        return true;
    }

    /// <summary>Somebody who types a whole reference wants that incident.</summary>
    public IActionResult OnGet() => Incidents is [var only] && string.Equals(only.Reference, Q?.Trim(), StringComparison.OrdinalIgnoreCase)
        ? Redirect($"/incidents/{only.Reference}")
        : Page();
}
