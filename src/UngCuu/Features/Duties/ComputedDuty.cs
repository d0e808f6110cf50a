namespace UngCuu.Features.Duties;

/// <summary>Which duty: the rule of a profile, who owes it, and which time round (a report, a window, a period).</summary>
public sealed record DutyKey(string Profile, string Rule, Guid Organisation, string Occurrence);

/// <summary>Why a duty does not apply: a word of ours, with the condition of the profile where one ended it.</summary>
public sealed record EndReason(string Word, string? Condition = null)
{
    /// <summary>A condition ended the subject (closed, invalid, a drill…), or one the rule excludes came to hold.</summary>
    public static EndReason Of(string condition) => new("condition", condition);

    /// <summary>A condition the rule needs does not hold any more.</summary>
    public static EndReason NoLonger(string condition) => new("noLonger", condition);

    public static readonly EndReason Exempt = new("exempt");
    public static readonly EndReason Undone = new("undone");
    public static readonly EndReason Reassigned = new("reassigned");
    public static readonly EndReason OtherProfile = new("otherProfile");
    public static readonly EndReason NewUnit = new("newUnit");
    public static readonly EndReason UnitEnded = new("unitEnded");

    public override string ToString() => Condition is null ? Word : $"{Word}:{Condition}";

    public static EndReason Read(string text) => text.Split(':', 2) is [var word, var condition] ? new(word, condition) : new(text);
}

/// <summary>A duty as it follows from the facts: nothing here depends on the time it is now.</summary>
public sealed record ComputedDuty : IHasDutyTimes
{
    public required DutyKey Key { get; init; }

    public required string Role { get; init; }

    public required DateTime Start { get; init; }

    /// <summary>The fact that set it running; none for the calendar.</summary>
    public Fact? StartedBy { get; init; }

    public DateTime? Due { get; init; }

    public DateTime? SoonAt { get; init; }

    /// <summary>Due moments that a later correction replaced, oldest first, each with the fact that set it.</summary>
    public IReadOnlyList<Superseded> Earlier { get; init; } = [];

    public DateTime? MetAt { get; init; }

    public DateTime? JudgedAt { get; init; }

    public Fact? MetBy { get; init; }

    /// <summary>Who has still to be sent it.</summary>
    public IReadOnlyList<Guid> StillToTell { get; init; } = [];

    public DateTime? EndedAt { get; init; }

    public EndReason? EndReason { get; init; }

    public Fact? WaivedBy { get; init; }

    public bool Waived => WaivedBy is not null;

    /// <summary>The rule whose open duty it waits for.</summary>
    public string? WaitsFor { get; init; }

    public bool Waiting => WaitsFor is not null;

    /// <summary>The unit whose own duty covers this one, after a merge.</summary>
    public Guid? CoveredBy { get; init; }

    /// <summary>Ended units that this one covers.</summary>
    public IReadOnlyList<Guid> Covers { get; init; } = [];
}

public sealed record Superseded(DateTime Start, DateTime? Due, Fact By);
