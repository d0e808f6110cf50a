using System.Collections.Frozen;
using UngCuu.Rules;

namespace UngCuu.Features.Duties;

/// <summary>An event as the rules read it.</summary>
public sealed record Fact
{
    public required string Name { get; init; }

    /// <summary>Fact time, UTC: when it happened.</summary>
    public required DateTime At { get; init; }

    /// <summary>Record time, UTC: when we learnt it.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Its place among everything recorded about the subject.</summary>
    public required long Order { get; init; }

    /// <summary>Whether a file or a second party's fact proves <see cref="At"/>.</summary>
    public bool Proved { get; init; }

    /// <summary>The organisation whose act it is.</summary>
    public Guid? By { get; init; }

    /// <summary>Where what <see cref="By"/> received came from.</summary>
    public Guid? Sender { get; init; }

    public IReadOnlyList<Guid> To { get; init; } = [];

    public IReadOnlyDictionary<string, string> Values { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The organisation in each role, where the fact says so; it says so for all roles at once.</summary>
    public IReadOnlyDictionary<string, Guid>? Roles { get; init; }

    /// <summary>The moment by which timeliness is judged: when it happened where that is proved, else when we learnt it.</summary>
    public DateTime JudgedAt => Proved ? At : RecordedAt;

    public bool Fits(FactMatch match) => match.Fits(Name, Values);

    public bool FitsAny(IReadOnlyList<FactMatch> matches)
    {
        foreach (var match in matches)
            if (Fits(match))
                return true;
        return false;
    }
}
