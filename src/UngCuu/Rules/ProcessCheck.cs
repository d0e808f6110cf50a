namespace UngCuu.Rules;

/// <summary>What the steps of a response may not get wrong: every move leads somewhere, every state of an incident has a place to stand, and the last step can be reached.</summary>
internal sealed class ProcessCheck(ProfileCheck profile, string name, Process process)
{
    private string Part => $"processes {name}";

    public void Run()
    {
        profile.KnownBasis(Part, "basis", process.Basis);
        var steps = process.Steps.ToList();
        var way = process.Way.ToList();
        Once("steps", steps.Select(s => s.Code));
        Once("tasks", steps.SelectMany(s => s.Tasks).Select(t => t.Code));
        if (way.Count(s => s.Containment) != 1)
            profile.Fault(Part, "steps", "exactly one step must be the containment one returns to");
        foreach (var state in profile.Vocabulary.OpenStates.Where(state => way.TrueForAll(s => !s.Fits(state))))
            profile.Fault(Part, "steps", $"no step is for an incident that is {state}");
        if (process.Begins is { } begins)
            profile.Known(Part, "begins", way.Select(s => s.Code), begins, "a step one can stand at");
        foreach (var step in steps)
            Check(step, way);
        if (way.Count > 0)
            foreach (var lost in way.Except(Reached(way)))
                profile.Fault(Part, lost.Code, "no way leads there from the first step");
    }

    private void Check(ProcessStep step, List<ProcessStep> way)
    {
        profile.KnownBasis(Part, $"{step.Code}.basis", step.Basis);
        foreach (var state in step.States)
            profile.Known(Part, $"{step.Code}.states", profile.Vocabulary.OpenStates, state, "a state of an open incident");
        if (step.Alongside == step.States.Count > 0 || step is { Alongside: true, Moves.Count: > 0 })
            profile.Fault(Part, step.Code, "names states and moves, or goes alongside");
        foreach (var role in step.By)
            profile.Known(Part, $"{step.Code}.by", profile.Vocabulary.Roles, role, "a role");
        if (step.Alongside == step.By.Count > 0)
            profile.Fault(Part, $"{step.Code}.by", "names who moves the response on, or goes alongside");
        foreach (var move in step.Moves)
        {
            profile.Known(Part, $"{step.Code}.moves", way.Select(s => s.Code), move.To, "a step one can stand at");
            if (way.FindIndex(s => s.Code == move.To) < way.IndexOf(step) != move.Back)
                profile.Fault(Part, $"{step.Code}.moves", $"says wrongly whether {move.To} lies back");
        }
        foreach (var (task, role) in step.Tasks.SelectMany(t => t.By.Select(by => (t, by))))
            profile.Known(Part, $"{step.Code}.tasks {task.Code}.by", profile.Vocabulary.Roles, role, "a role");
    }

    /// <summary>By moves, and by a state that carries the incident on to the next step that fits it.</summary>
    private static HashSet<ProcessStep> Reached(List<ProcessStep> way)
    {
        var reached = new HashSet<ProcessStep> { way[0] };
        var left = new Queue<ProcessStep>(reached);
        while (left.TryDequeue(out var step))
        {
            var carried = step.States.Count == 0 ? [] : way.Skip(way.IndexOf(step) + 1).Where(s => s.States.Except(step.States, StringComparer.Ordinal).Any()).Take(1);
            foreach (var next in way.Where(s => step.Moves.Any(m => m.To == s.Code)).Concat(carried).Where(reached.Add))
                left.Enqueue(next);
        }
        return reached;
    }

    private void Once(string field, IEnumerable<string> codes)
    {
        foreach (var twice in codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1))
            profile.Fault(Part, field, $"'{twice.Key}' stands there twice");
    }
}
