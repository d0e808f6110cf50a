using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;

namespace UngCuu.Features.Incidents;

/// <summary>Files of incidents and of drafts.</summary>
internal sealed class IncidentFilesOwned : IOwnFiles
{
    public async Task<IReadOnlyList<Guid>> Owned(AppDb db, IReadOnlyCollection<Guid> files, CancellationToken cancel) =>
        await db.IncidentFiles.Where(f => files.Contains(f.StoredAs)).Select(f => f.StoredAs)
            .Union(db.Set<DraftFile>().Where(f => files.Contains(f.StoredAs)).Select(f => f.StoredAs))
            .ToListAsync(cancel);
}
