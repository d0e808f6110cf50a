using UngCuu.Data;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

// Where the response stands in its process: a second table beside the state, read from the rule profile.
public sealed partial class Incident : Entity
{
    /// <summary>Code of the step it stands at; null until somebody verified it.</summary>
    public string? Step { get; private set; }

    /// <summary>Which of the profile's processes it is in.</summary>
    public string ProcessName => DecidedSerious == true ? Vocabulary.SeriousProcess : Vocabulary.OrdinaryProcess;

    /// <summary>Once it is over, where it stood at the end.</summary>
    public ProcessStep StandsAt(Process process)
    {
        if (IsOver && process.Find(Step) is { } stood)
            return stood;
        var state = Status switch { IncidentStatus.Closed => IncidentStatus.Ended, IncidentStatus.Invalid => IncidentStatus.Received, var open => open };
        return process.At(process.Find(Step) is null ? process.Begins : Step, state.ToString());
    }

    /// <summary>Where it may go from there in the state it has; a step of another state is reached by the verb that leads to that state.</summary>
    public IEnumerable<(StepMove Move, ProcessStep To)> MovesIn(Process process) => IsOver ? []
        : StandsAt(process).Moves.Select(m => (Move: m, To: process.Find(m.To)!)).Where(m => m.To.Fits(Status.ToString()));

    internal ProcessStep TakeStep(Process process, string? to, Guid? by, string? reason)
    {
        RefuseWhenOver();
        var step = process.Way.FirstOrDefault(s => s.Code == to) ?? throw new RuleBroken("step.unknown") { Field = "Form.To" };
        if (StandsAt(process).Moves.All(m => m.To != step.Code))
            throw new RuleBroken("step.notNext", step.Number) { Field = "Form.To" };
        var (move, _) = MovesIn(process).FirstOrDefault(m => m.To == step);
        if (move is null)
            throw new RuleBroken("step.otherState", step.Number, StatusWords) { Field = "Form.To" };
        if (move.Back && reason is null)
            throw new RuleBroken("verb.reasonMissing") { Field = "Form.Reason" };
        Stand(process, step, by, move.Back, reason);
        return step;
    }

    /// <summary>After a verb or a decision: the state, or the process, is another, and the step follows.</summary>
    /// <param name="process">The one it is in now.</param>
    /// <param name="by">Whose act it was.</param>
    /// <param name="again">The response goes on after its end: containment comes first.</param>
    /// <returns>The step it came to; null when it stays where it stood.</returns>
    internal ProcessStep? Follow(Process process, Guid? by, bool again)
    {
        if (IsOver)
            return null;
        var step = again && process.Containment.Fits(Status.ToString()) ? process.Containment : StandsAt(process);
        if (step.Code == Step || Step is null && step == process.Way.First())
            return null;
        Stand(process, step, by, again, reason: null);
        return step;
    }

    private void Stand(Process process, ProcessStep step, Guid? by, bool back, string? reason)
    {
        var from = process.Find(Step)?.Code;
        Step = step.Code;
        RecordBecause(new StepReached(by, ProcessName, step.Code, from, back), reason);
    }
}
