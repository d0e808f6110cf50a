namespace UngCuu.Rules;

/// <summary>The words rules may use; code stands behind each. A profile that uses another is refused when it is read.</summary>
public sealed record Vocabulary(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Facts,
    IReadOnlySet<string> Roles,
    IReadOnlySet<string> UnitKinds,
    IReadOnlySet<string> Traits,
    IReadOnlySet<string> Subjects)
{
    public const string OrdinaryProcess = "ordinary";
    public const string SeriousProcess = "serious";

    public IReadOnlySet<string> Processes { get; } = Set(OrdinaryProcess, SeriousProcess);

    /// <summary>States in which an incident is still somebody's work.</summary>
    public IReadOnlySet<string> OpenStates { get; } = Set("Received", "Verified", "Responding", "Ended");

    public const string Operator = "operator";
    public const string Owner = "owner";
    public const string Unit = "unit";
    public const string Coordinator = "coordinator";
    public const string Member = "member";
    public const string Standing = "standing";

    /// <summary>The unit whose own duty it is.</summary>
    public const string Self = "self";

    /// <summary>Whom escalations go to: the head of the organisation that owes it.</summary>
    public const string Head = "head";

    public const string Incident = "incident";

    public static Vocabulary Product { get; } = new(
        FactNames.All,
        Set(Operator, Owner, Unit, Coordinator, Member, Standing),
        Set("ministry", "province", "organisation"),
        Set("defence", "police"),
        Set(Incident, Unit));

    private static HashSet<string> Set(params ReadOnlySpan<string> words) => new(words.ToArray(), StringComparer.Ordinal);
}
