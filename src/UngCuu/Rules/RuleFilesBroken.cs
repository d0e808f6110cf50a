namespace UngCuu.Rules;

/// <summary>One fault in a file of the law: which file, which rule (or part of the file), which field, and what is wrong.</summary>
public sealed record RuleFault(string File, string Part, string Field, string What)
{
    public override string ToString() =>
        string.Join(": ", new[] { File, Part, Field, What }.Where(p => p.Length > 0));
}

/// <summary>The files of the law cannot be used. Written for whoever edits them, so in English with every fault named.</summary>
public sealed class RuleFilesBroken(params IReadOnlyList<RuleFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<RuleFault> Faults { get; } = faults;
}
