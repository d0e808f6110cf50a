using System.Globalization;
using UngCuu.Shared;
using UngCuu.Web.Binding;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>What was posted to a draft's page. The fields of a legal form are not known to the framework's binder, so they are cleaned here as it would clean them.</summary>
internal sealed class PostedDraft(IFormCollection form)
{
    public string[] Of(string field) => [.. form[$"F.{field}"].OfType<string>().Select(v => PostedText.Clean(v, lines: true)).OfType<string>()];

    public int? Version => Number(form["Version"]);

    public bool NotSecret => form["notSecret"] == "true";

    public IReadOnlyList<IFormFile> Files => [.. form.Files.Where(f => f.Length > 0)];

    /// <summary>A file was chosen that holds nothing: said, after all else is kept.</summary>
    public void RefuseEmptyFile()
    {
        if (form.Files.Any(f => f.Length == 0 && f.FileName.Length > 0))
            throw new RuleBroken("incident.file.empty");
    }

    public static int? Number(string? written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
