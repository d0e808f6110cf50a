using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Registry.Pages;

[Requires(Permission.ReadRegistry)]
public sealed class UnitsModel(ListUnits list, Clock clock, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Territory { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sector { get; set; }

    /// <summary>As people write a day; anything unreadable means today.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public UnitFilter Filter => RegistryEndpoints.Filter(Q, Kind, Territory, Sector, Day, Ended);

    public UnitList List { get; private set; } = null!;

    public IReadOnlyList<UnitRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsOfAnotherDay => List.Day != clock.Today;

    public IEnumerable<Choice> Kinds => List.Registry.Organisations
        .Where(o => o.HoldsOn(List.Day)).Select(o => List.Registry.PlaceOf(o.Id, List.Day)!.Kind).Distinct().Order()
        .Select(k => new Choice(k.ToString(), texts[k]));

    public IEnumerable<Choice> Territories => List.Registry.Territories
        .Where(t => t.Level == TerritoryLevel.Province && t.HoldsOn(List.Day)).Select(t => t.Names.NearestTo(List.Day)!)
        .OrderBy(t => t.ShortName, Texts.Alphabet)
        .Select(t => new Choice(t.Code, t.In(Texts.InEnglish)));

    public IEnumerable<Choice> Sectors => List.Registry.Sectors
        .Where(s => s.HoldsOn(List.Day)).Select(s => new Choice(s.Code, s.In(Texts.InEnglish))).OrderBy(s => s.Text, Texts.Alphabet);

    public async Task<bool> Load(CancellationToken cancel)
    {
        List = await list.Run(Filter, cancel);
        (Rows, Next) = List.Page(After, Paging.Size);
        return true;
    }

    public void OnGet()
    {
    }
}
