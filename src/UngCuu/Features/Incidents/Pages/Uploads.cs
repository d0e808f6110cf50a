using UngCuu.Shared;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>Files of a posted form. A browser that chose none sends an empty part without a name; a chosen file of no length is said to be empty.</summary>
internal static class Uploads
{
    public static IReadOnlyList<IFormFile> Of(IFormCollection form)
    {
        var chosen = form.Files.Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
        return chosen.Count == 0 ? throw new RuleBroken("incident.file.none")
            : chosen.Exists(f => f.Length == 0) ? throw new RuleBroken("incident.file.empty")
            : chosen;
    }
}
