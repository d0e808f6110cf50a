using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;

namespace UngCuu.Jobs.Mail;

/// <summary>Files attached to letters, also to those that have left: an operator may send one again.</summary>
internal sealed class MailFilesOwned : IOwnFiles
{
    public async Task<IReadOnlyList<Guid>> Owned(AppDb db, IReadOnlyCollection<Guid> files, CancellationToken cancel)
    {
        var attached = await db.OutgoingMails.AsNoTracking().Where(m => m.Attachments.Any(a => files.Contains(a.File))).Select(m => m.Attachments).ToListAsync(cancel);
        return [.. attached.SelectMany(a => a).Select(a => a.File)];
    }

    public IAsyncEnumerable<Guid> All(AppDb db) =>
        db.OutgoingMails.AsNoTracking().Where(m => m.Attachments.Any()).Select(m => m.Attachments).AsAsyncEnumerable().SelectMany(a => a).Select(a => a.File);
}
