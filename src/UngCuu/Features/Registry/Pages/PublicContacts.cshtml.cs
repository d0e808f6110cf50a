using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Registry.Pages;

/// <summary>Whom to tell about an incident, for everybody. Shows the whole country; a chosen province or sector comes first.</summary>
[Public]
public sealed class PublicContactsModel(PublicDirectory directory) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string? Territory { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sector { get; set; }

    public PublicDirectoryPage Directory { get; private set; } = null!;

    public IEnumerable<WhomToTell> Chosen =>
        Directory.Places.Where(p => p.Code == Territory).Concat(Directory.Sectors.Where(s => s.Code == Sector));

    public bool HasChosen => !string.IsNullOrEmpty(Territory) || !string.IsNullOrEmpty(Sector);

    public async Task<bool> Load(CancellationToken cancel)
    {
        Directory = await directory.Run(cancel);
        return true;
    }

    public void OnGet()
    {
    }
}
