namespace UngCuu.Data;

/// <summary>The folded words of one searchable entity; a full-text index of the database stands on it.</summary>
public sealed class SearchEntry
{
    public long Id { get; private set; }

    public required string Kind { get; init; }

    public required Guid SubjectId { get; init; }

    public required string Words { get; set; }
}
