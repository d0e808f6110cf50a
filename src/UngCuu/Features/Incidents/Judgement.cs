using UngCuu.Data;
using UngCuu.Rules;

namespace UngCuu.Features.Incidents;

/// <summary>Who judges how serious an incident is, in the order of the process: each for itself, none overwriting another.</summary>
public enum JudgementKind
{
    /// <summary>Preliminary.</summary>
    Operator,

    /// <summary>The responsible unit, or the network member, verifies and classifies.</summary>
    Unit,

    /// <summary>The coordinating agency verifies, and proposes serious status.</summary>
    Coordinator,

    /// <summary>The standing agency decides on what is proposed.</summary>
    Standing,
}

public enum Answer
{
    Yes,
    No,
    Unknown,
}

/// <summary>One judgement, as it was made; a later one of the same kind is another row.</summary>
public sealed class Judgement : Entity
{
    private Judgement()
    {
    }

    internal override Subject Subject => new(nameof(Incident), IncidentId);

    public Guid IncidentId { get; private init; }

    public JudgementKind Kind { get; private init; }

    public Guid? OrganisationId { get; private init; }

    public string By { get; private init; } = "";

    public Guid? OnBehalfOf { get; private init; }

    /// <summary>When it was judged.</summary>
    public DateTime At { get; private init; }

    public DateTime RecordedAt { get; private init; }

    /// <summary>As known then; so is the next.</summary>
    public int? Level { get; private init; }

    public bool OnNationalList { get; private init; }

    /// <summary>By the codes of the profile's questions, <c>control=Yes spread=Unknown</c>.</summary>
    public string Answers { get; private init; } = "";

    public bool? CannotHandle { get; private init; }

    public bool? PublicHarm { get; private init; }

    /// <summary>What the profile's table makes of the answers; none for a decision.</summary>
    public Classification? Result { get; private init; }

    public bool Serious { get; private init; }

    /// <summary>The emergency plan that follows from system and owner.</summary>
    public string? DerivedPlan { get; private init; }

    /// <summary>The one proposed or decided.</summary>
    public string? Plan { get; private init; }

    public string? Force { get; private init; }

    public string? Resources { get; private init; }

    public string? TaskForce { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>The coordinating agency's proposal it makes or decides.</summary>
    public Guid? ProposalId { get; private set; }

    public Answer? AnswerTo(string criterion) => Read(Answers).TryGetValue(criterion, out var answer) ? answer : null;

    public IReadOnlyDictionary<string, Answer> AllAnswers => Read(Answers);

    internal sealed record Made(JudgementKind Kind, Guid? Organisation, string By, Guid? OnBehalfOf, DateTime At, DateTime RecordedAt, string Reason)
    {
        public int? Level { get; init; }

        public bool OnNationalList { get; init; }

        public IReadOnlyDictionary<string, Answer> Answers { get; init; } = new Dictionary<string, Answer>(StringComparer.Ordinal);

        public bool? CannotHandle { get; init; }

        public bool? PublicHarm { get; init; }

        public Classification? Result { get; init; }

        public bool Serious { get; init; }

        public string? DerivedPlan { get; init; }

        public string? Plan { get; init; }

        public string? Force { get; init; }

        public string? Resources { get; init; }

        public string? TaskForce { get; init; }
    }

    internal static Judgement Of(Incident incident, Made made) => new()
    {
        IncidentId = incident.Id,
        Kind = made.Kind,
        OrganisationId = made.Organisation,
        By = made.By,
        OnBehalfOf = made.OnBehalfOf,
        At = made.At,
        RecordedAt = made.RecordedAt,
        Level = made.Level,
        OnNationalList = made.OnNationalList,
        Answers = string.Join(' ', made.Answers.Select(a => $"{a.Key}={a.Value}")),
        CannotHandle = made.CannotHandle,
        PublicHarm = made.PublicHarm,
        Result = made.Result,
        Serious = made.Serious,
        DerivedPlan = made.DerivedPlan,
        Plan = made.Plan,
        Force = made.Force,
        Resources = made.Resources,
        TaskForce = made.TaskForce,
        Reason = made.Reason,
    };

    internal void Concerns(Guid proposal) => ProposalId = proposal;

    private static Dictionary<string, Answer> Read(string answers) =>
        answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).ToDictionary(a => a[0], a => Enum.Parse<Answer>(a[1]), StringComparer.Ordinal);
}
