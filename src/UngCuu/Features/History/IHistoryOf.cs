using UngCuu.Data;

namespace UngCuu.Features.History;

/// <param name="Address">The page of the thing; none where it has none or the reader may not open it.</param>
/// <param name="ReadAs">Under which name it is written down that somebody read of it; none where anybody who sees it may.</param>
public sealed record HistorySubject(string Name, string? Address = null, string? ReadAs = null);

/// <summary>One kind of thing that has a history, told by the feature it belongs to: whose history the reader may see (of things one sees; all, the auditors of that level).</summary>
public interface IHistoryOf
{
    /// <summary>As events name it; worded under <c>HistorySubject.{Kind}</c>.</summary>
    string Kind { get; }

    /// <summary>Ids of the things whose history the reader sees.</summary>
    Task<IQueryable<Guid>> Visible(AppDb db, CancellationToken cancel);

    /// <summary>Ids of those a reader means by these words: a reference or a name.</summary>
    IQueryable<Guid> Called(AppDb db, string words);

    Task<IReadOnlyDictionary<Guid, HistorySubject>> Name(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel);
}
