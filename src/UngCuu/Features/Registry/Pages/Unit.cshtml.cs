using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.Binding;

namespace UngCuu.Features.Registry.Pages;

[Requires(Permission.ReadRegistry)]
public sealed class UnitModel(ShowUnit show, Clock clock) : PageModel, ILoads
{
    /// <summary>A code borne on the day, or an id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    public UnitCard Card { get; private set; } = null!;

    public bool IsOfAnotherDay => Card.Day != clock.Today;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await show.Run(Key, Moments.TryReadDay(Day, out var day) ? day : null, cancel) is not { } card)
            return false;
        Card = card;
        return true;
    }

    public void OnGet()
    {
    }
}
