using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;

namespace UngCuu.Seed.Demonstration;

internal enum Who
{
    Operator,
    Officer,
    Unit,
    ServiceMember,
    Lead,
    Standing,

    /// <summary>Through the public page, without an account.</summary>
    Anybody,
}

/// <summary>At its moment somebody takes a step. <see cref="Verb"/>: a verb of the table of incident verbs, or one of the words below.</summary>
internal sealed record Step(Story Story, DateTime At, Who Who, string Verb)
{
    public const string Report = "report";
    public const string Note = "note";
    public const string Update = "update";
    public const string Initial = "initial report";
    /// <summary>How serious it is, in the role of whoever judges.</summary>
    public const string Judge = "judge";
    public const string Completion = "completion report";

    /// <summary>What the step of the process asks of whoever acts is done, and the response goes on to the next.</summary>
    public const string Onward = "onward";

    /// <summary>A task for the operator, to be done within a day.</summary>
    public const string Give = "give a task";

    /// <summary>Somebody else calls about it.</summary>
    public const string Told = "told";

    /// <summary>The reason, the note or the result.</summary>
    public string? Text { get; init; }

    public bool Serious { get; init; }
}

/// <summary>One invented incident from detection to where it stands today.</summary>
internal sealed class Story
{
    public required int Number { get; init; }

    public required Case Case { get; init; }

    public required Member Member { get; init; }

    public required InformationSystem System { get; init; }

    /// <summary>UTC, to the minute.</summary>
    public required DateTime DetectedAt { get; init; }

    public required string Description { get; init; }

    public DraftKind Kind { get; init; }

    /// <summary>Form 03 at once.</summary>
    public bool Initial { get; init; }

    /// <summary>The reporter wishes secrecy; said on Form 03.</summary>
    public bool Confidential { get; init; }

    /// <summary>The first notification gives the result already.</summary>
    public string? ResultAtOnce { get; init; }

    public List<Step> Steps { get; } = [];

    /// <summary>As it stands while the story is played.</summary>
    public Incident? Incident { get; set; }

    /// <summary>Who has been sent something and has not acknowledged it yet.</summary>
    public HashSet<Guid> Waiting { get; } = [];

    public DateTime Last => Steps.Count == 0 ? DetectedAt : Steps[^1].At;

    /// <summary>Adds a step after the last.</summary>
    public Story Then(TimeSpan after, Who who, string verb, string? text = null, bool serious = false)
    {
        Steps.Add(new(this, Last + after, who, verb) { Text = text, Serious = serious });
        return this;
    }
}
