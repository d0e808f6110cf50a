using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Security;

namespace UngCuu.Features.Mailbox.Pages;

/// <summary>A file of a letter, or the whole letter under the empty id; it leaves only after its leaving is written down.</summary>
[Requires(Permission.HandleMail)]
public sealed class FileModel(AppDb db, SortMail sort, FileStore files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference, Guid file, CancellationToken cancel)
    {
        if (await sort.Find(reference, cancel) is not { } mail || mail.Open(file) is not { } found || files.Open(found.StoredAs) is not { } content)
            return NotFound();
        await db.SaveChangesAsync(cancel);
        return new Attachment(content, found.Name);
    }
}
