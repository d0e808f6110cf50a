namespace UngCuu.Data;

/// <summary>
/// Something that happened, recorded once: timeline, audit trail and the source of all that follows. Never changed, never deleted.
/// </summary>
public sealed class Event : IAppended
{
    /// <summary>Given by the database: identifiers made in one millisecond are not ordered, these are.</summary>
    public long Id { get; private set; }

    /// <summary>Record time, UTC: when we learnt it.</summary>
    public required DateTime At { get; init; }

    /// <summary>Fact time, UTC: when it happened.</summary>
    public required DateTime FactAt { get; init; }

    /// <summary>Whether a file or a second party's fact proves the fact time.</summary>
    public bool Proved { get; init; }

    public required string Name { get; init; }

    /// <summary>The shape of the payload; old shapes stay readable for ever.</summary>
    public int Shape { get; init; } = 1;

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>The part of the subject that changed, when it is not the subject itself.</summary>
    public string? ItemKind { get; init; }

    public Guid? ItemId { get; init; }

    public Guid? AccountId { get; init; }

    public Guid? PostId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>Who, in words, as it was shown on that day; automatic acts read <c>system (rule id)</c>.</summary>
    public required string Author { get; init; }

    /// <summary>The account on whose behalf a delegate acted.</summary>
    public Guid? OnBehalfOf { get; init; }

    public string? Reason { get; init; }

    /// <summary>The fact as JSON text, kept to the letter (seals hash it).</summary>
    public required string Payload { get; init; }

    /// <summary>JSON array of field, old value, new value; null when nothing but the fact was stored.</summary>
    public string? Changes { get; init; }

    public string? Correlation { get; init; }
}
