namespace UngCuu.Rules;

/// <summary>What follows for an incident from how serious it is. The rows of a profile's table choose between them.</summary>
public enum Classification
{
    Serious,

    /// <summary>All but one: the owner can handle it by itself.</summary>
    Watch,

    /// <summary>Ordinary, and more than the owner can handle: reported as urgent.</summary>
    Urgent,
    Ordinary,
}

/// <summary>What makes an incident serious, as questions a person answers, and the table that reads the answers.</summary>
public sealed record Seriousness
{
    public required ImportantSystems Systems { get; init; }

    /// <summary>One of them is enough.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    public required Criterion CannotHandle { get; init; }

    /// <summary>Asked of the operator where the profile knows a clock for it.</summary>
    public Criterion? PublicHarm { get; init; }

    /// <summary>The first entry that fits decides; the last fits everything.</summary>
    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    /// <summary>The emergency plans of a serious incident; the first that fits is proposed.</summary>
    public required IReadOnlyList<EmergencyPlan> Plans { get; init; }

    public required Proposals Proposals { get; init; }

    public Outcome Of(bool important, bool anyCriterion, bool cannotHandle) =>
        Outcomes.First(o => (o.Important ?? important) == important && (o.Criterion ?? anyCriterion) == anyCriterion && (o.CannotHandle ?? cannotHandle) == cannotHandle);

    public EmergencyPlan? PlanFor(int? level, bool onNationalList, string? kindOfOwner) =>
        Plans.FirstOrDefault(p => (level is { } known && p.Levels.Contains(known) || p.NationalList && onNationalList)
            && (p.Owners.Count == 0 || p.Owners.Contains(kindOfOwner ?? "", StringComparer.Ordinal)));
}

/// <summary>The systems whose incidents can be serious at all.</summary>
public sealed record ImportantSystems
{
    public required Words Words { get; init; }

    public required IReadOnlyList<int> Levels { get; init; }

    public bool NationalList { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }

    public bool Hold(int? level, bool onNationalList) => level is { } known && Levels.Contains(known) || NationalList && onNationalList;
}

/// <summary>One question, answered yes, no or not known yet.</summary>
public sealed record Criterion
{
    /// <summary>Stored with the answers: never rename.</summary>
    public required string Code { get; init; }

    public required Words Question { get; init; }

    /// <summary>In short, as a result names it.</summary>
    public required Words Words { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }
}

/// <summary>A row of the table: what is absent does not matter to it.</summary>
public sealed record Outcome
{
    public required Classification Result { get; init; }

    /// <summary>Whether the system is one of the important ones.</summary>
    public bool? Important { get; init; }

    /// <summary>Whether any criterion is answered with yes.</summary>
    public bool? Criterion { get; init; }

    public bool? CannotHandle { get; init; }

    public required Words Title { get; init; }

    /// <summary>Why, and what follows.</summary>
    public required Words Words { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }
}

public sealed record EmergencyPlan
{
    /// <summary>Stored with proposals and decisions: never rename.</summary>
    public required string Code { get; init; }

    public required Words Title { get; init; }

    public IReadOnlyList<int> Levels { get; init; } = [];

    public bool NationalList { get; init; }

    /// <summary>Kinds of unit its owner belongs to; none: whoever owns it.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    public required Words Words { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }
}

/// <summary>What the coordinating agency proposes besides the plan.</summary>
public sealed record Proposals
{
    public required Words Plan { get; init; }

    public required Words Force { get; init; }

    public required Words Resources { get; init; }

    public required Words TaskForce { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }
}
