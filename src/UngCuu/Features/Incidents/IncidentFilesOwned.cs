using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;

namespace UngCuu.Features.Incidents;

/// <summary>Files of incidents and of drafts.</summary>
internal sealed class IncidentFilesOwned : IOwnFiles
{
    public async Task<IReadOnlyList<Guid>> Owned(AppDb db, IReadOnlyCollection<Guid> files, CancellationToken cancel) =>
        await Pointed(db).Where(f => files.Contains(f)).ToListAsync(cancel);

    public IAsyncEnumerable<Guid> All(AppDb db) => Pointed(db).AsAsyncEnumerable();

    private static IQueryable<Guid> Pointed(AppDb db) => db.IncidentFiles.Select(f => f.StoredAs).Union(db.Set<DraftFile>().Select(f => f.StoredAs));
}
