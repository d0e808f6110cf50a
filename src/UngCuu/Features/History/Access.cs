using UngCuu.Data;

namespace UngCuu.Features.History;

/// <summary>Somebody read something that is not for everybody: a record of its own, because nothing changed.</summary>
public sealed class Access : IAppended
{
    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What was read; worded under <c>access.{What}</c>.</summary>
    public required string What { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public Guid? AccountId { get; init; }

    public Guid? PostId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>Who, in words, as it was shown on that day.</summary>
    public required string Author { get; init; }

    public Guid? OnBehalfOf { get; init; }

    public string? Correlation { get; init; }
}
