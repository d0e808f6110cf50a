using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Registry.Pages;

[Requires(Permission.ReadRegistry)]
public sealed class SystemsModel(ListSystems list) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>1 to 5, or 0 for none; anything else means any.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Level { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool National { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Retired { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public SystemFilter Filter => new(Q, SystemFilter.ReadLevel(Level), National, Unit, Retired);

    public SystemPage List { get; private set; } = null!;

    public async Task<bool> Load(CancellationToken cancel)
    {
        List = await list.Run(Filter, After, Paging.Size, cancel);
        return true;
    }

    public void OnGet()
    {
    }
}
