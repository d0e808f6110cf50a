namespace UngCuu.Rules;

/// <summary>The way of a response as the law draws it: steps, who leads them, and which step may follow which. A second table beside the state of the incident.</summary>
public sealed record Process
{
    public required Words Title { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>Code of the step at which an incident comes in that was on another way before; none: where its state puts it.</summary>
    public string? Begins { get; init; }

    /// <summary>The large steps, in the order of the law.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>Who does what throughout, where the law divides it once and for all.</summary>
    public IReadOnlyList<Share> Split { get; init; } = [];
}

/// <summary>A large step of the law, with its parts.</summary>
public sealed record Stage
{
    public required string Number { get; init; }

    public required Words Title { get; init; }

    public required IReadOnlyList<ProcessStep> Steps { get; init; }
}

public sealed record ProcessStep
{
    /// <summary>Stored with incidents and their facts: never rename.</summary>
    public required string Code { get; init; }

    /// <summary>As the law counts it.</summary>
    public required string Number { get; init; }

    public required Words Title { get; init; }

    /// <summary>What is done in it.</summary>
    public required Words Content { get; init; }

    public required Words Lead { get; init; }

    /// <summary>Those who do it with them.</summary>
    public Words? With { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>Goes on beside the others; nobody stands at it.</summary>
    public bool Alongside { get; init; }

    /// <summary>One returns to it when tests fail.</summary>
    public bool Containment { get; init; }

    /// <summary>States of the incident in which it may stand there.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Roles that may move the response on from it.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<StepMove> Moves { get; init; } = [];

    /// <summary>Its check-list.</summary>
    public IReadOnlyList<StepTask> Tasks { get; init; } = [];

    public bool Fits(string state) => States.Contains(state, StringComparer.Ordinal);
}

/// <summary>From one step to another.</summary>
public sealed record StepMove
{
    public required string To { get; init; }

    /// <summary>As on a button, where it is not simply the next step.</summary>
    public Words? Words { get; init; }

    /// <summary>Goes back, and says why.</summary>
    public bool Back { get; init; }
}

/// <summary>A line of the law's check-list.</summary>
public sealed record StepTask
{
    /// <summary>Stored with tasks: never rename.</summary>
    public required string Code { get; init; }

    public required Words Words { get; init; }

    /// <summary>The roles it falls to; the first that is there has it.</summary>
    public required IReadOnlyList<string> By { get; init; }
}

/// <summary>A part of the work and who has it.</summary>
public sealed record Share
{
    public required Words Work { get; init; }

    public required Words Who { get; init; }
}

/// <summary>The steps of a process as a way. Beside the record, whose properties are what a profile may write.</summary>
public static class ProcessWay
{
    extension(Process process)
    {
        /// <summary>In the order of the law. The response stands at one that is not alongside.</summary>
        public IEnumerable<ProcessStep> Steps => process.Stages.SelectMany(s => s.Steps);

        public IEnumerable<ProcessStep> Way => process.Steps.Where(s => !s.Alongside);

        /// <summary>Where the response stands again when tests fail, or when it goes on after its end.</summary>
        public ProcessStep Containment => process.Way.First(s => s.Containment);

        public ProcessStep? Find(string? code) => process.Steps.FirstOrDefault(s => s.Code == code);

        public Stage StageOf(ProcessStep step) => process.Stages.First(s => s.Steps.Contains(step));

        /// <summary>Where an incident in this state stands: where it stood if that fits, else on the next step that does, else at containment.</summary>
        /// <param name="stood">Code of the step it stood at; one of another process, or none, counts as before the first.</param>
        /// <param name="state">State of the incident.</param>
        public ProcessStep At(string? stood, string state)
        {
            var way = process.Way.ToList();
            var from = way.FindIndex(s => s.Code == stood);
            return way.Skip(Math.Max(from, 0)).FirstOrDefault(s => s.Fits(state)) ?? (process.Containment.Fits(state) ? process.Containment : way.First(s => s.Fits(state)));
        }
    }
}
