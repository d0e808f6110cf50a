using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Home.Pages;

/// <summary>The one search box: incidents one may see, units, systems.</summary>
[SignedIn]
public sealed class SearchModel(AppDb db, CurrentUser user) : PageModel, ILoads
{
    private const int Most = 20;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<Incident> Incidents { get; private set; } = [];

    public IReadOnlyList<Organisation> Units { get; private set; } = [];

    public IReadOnlyList<InformationSystem> Systems { get; private set; } = [];

    public bool FoundNothing => Incidents.Count + Units.Count + Systems.Count == 0;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Q))
            return true;
        Incidents = await db.Incidents.VisibleTo(user).AsNoTracking().Matching(db, Q).OrderByDescending(i => i.RecordedAt).Take(Most).ToListAsync(cancel);
        if (!user.May(Permission.ReadRegistry))
            return true;
        Units = await db.Organisations.AsNoTracking().Matching(db, Q).OrderBy(o => o.To != null).ThenBy(o => o.Name).Take(Most).ToListAsync(cancel);
        Systems = await db.InformationSystems.AsNoTracking().Matching(db, Q).OrderBy(s => s.Name).Take(Most).ToListAsync(cancel);
        return true;
    }

    /// <summary>Somebody who types a whole reference wants that incident.</summary>
    public IActionResult OnGet() => Incidents is [var only] && string.Equals(only.Reference, Q?.Trim(), StringComparison.OrdinalIgnoreCase)
        ? Redirect($"/incidents/{only.Reference}")
        : Page();
}
