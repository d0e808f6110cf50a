namespace UngCuu.Features.Registry;

/// <summary>
/// How an organisation was called in a period. The code belongs here too: codes change and are re-used,
/// so a code means an organisation only together with a day.
/// </summary>
public sealed class OrganisationName : IDated
{
    public long Id { get; private set; }

    public required string Name { get; init; }

    public string? NameEn { get; init; }

    public required string ShortName { get; init; }

    public required string Code { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; internal set; }

    public string? Basis { get; init; }

    public Certainty Certainty { get; init; }

    public string In(bool english) => english ? NameEn ?? Name : Name;

    /// <summary>What is worth saying beside the name: the Vietnamese name to English readers, else the short name where it is another.</summary>
    public string? Beside(bool english)
    {
        var other = english ? Name : ShortName;
        return other == In(english) ? null : other;
    }
}

/// <summary>Where an organisation stood in a period: what it was, and under whom.</summary>
public sealed class OrganisationPlace : IDated
{
    public long Id { get; private set; }

    public required OrganisationKind Kind { get; init; }

    public Guid? ParentId { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; internal set; }

    public string? Basis { get; init; }

    public Certainty Certainty { get; init; }
}
