using UngCuu.Data;

namespace UngCuu.Documents.Files;

/// <summary>Whoever keeps rows that point to stored files says which; a file that nobody speaks for is swept away, and a backup takes along what is spoken for.</summary>
public interface IOwnFiles
{
    /// <summary>Of these, the ones a row points to.</summary>
    Task<IReadOnlyList<Guid>> Owned(AppDb db, IReadOnlyCollection<Guid> files, CancellationToken cancel);

    /// <summary>Every file a row points to; one may come several times.</summary>
    IAsyncEnumerable<Guid> All(AppDb db);
}
