using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Security;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>A file leaves only through the incident it belongs to, and only after its leaving is written down.</summary>
[Requires(Permission.DownloadIncidentFiles)]
public sealed class FileModel(AppDb db, CurrentUser user, FileStore files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference, Guid file, CancellationToken cancel)
    {
        if (await db.Incidents.VisibleTo(user).Where(i => i.Reference == reference).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancel) is not { } incident
            || await db.IncidentFiles.FirstOrDefaultAsync(f => f.Id == file && f.IncidentId == incident, cancel) is not { } row
            || files.Open(row.StoredAs) is not { } content)
            return NotFound();
        row.Downloaded();
        await db.SaveChangesAsync(cancel);
        return new Attachment(content, row.Name);
    }
}
