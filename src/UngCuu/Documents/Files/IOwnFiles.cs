using UngCuu.Data;

namespace UngCuu.Documents.Files;

/// <summary>Whoever keeps rows that point to stored files says which; a file that nobody speaks for is swept away.</summary>
public interface IOwnFiles
{
    /// <summary>Of these, the ones a row points to.</summary>
    Task<IReadOnlyList<Guid>> Owned(AppDb db, IReadOnlyCollection<Guid> files, CancellationToken cancel);
}
