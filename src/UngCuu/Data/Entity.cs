using UngCuu.Shared;

namespace UngCuu.Data;

/// <summary>
/// What has a life of its own: an identity, a version, and a record of what happened to it.
/// A change that records nothing is refused when it is saved.
/// </summary>
public abstract class Entity : IListed
{
    private List<RecordedFact>? facts;

    public Guid Id { get; protected init; } = Ids.New();

    /// <summary>Raised by one at each save; two people saving the same version is a conflict.</summary>
    public int Version { get; private set; }

    /// <summary>What the timeline is about: the entity itself, or for a part (a note, a receipt) the whole it belongs to.</summary>
    internal virtual Subject Subject => new(GetType().Name, Id);

    /// <param name="fact">A record named in the past tense; its properties become the event's payload.</param>
    /// <param name="factAt">When it happened (UTC), if that is not the moment it is recorded.</param>
    /// <param name="proved">Whether a file or a second party's fact proves <paramref name="factAt"/>.</param>
    protected void Record(object fact, DateTime? factAt = null, bool proved = false) =>
        (facts ??= []).Add(new(fact, factAt, proved, Reason: null));

    /// <summary>As <see cref="Record(object, DateTime?, bool)"/>, with the reason the person gave.</summary>
    protected void RecordBecause(object fact, string? reason, DateTime? factAt = null, bool proved = false) =>
        (facts ??= []).Add(new(fact, factAt, proved, reason));

    internal IReadOnlyList<RecordedFact> TakeFacts()
    {
        var taken = facts ?? [];
        facts = null;
        return taken;
    }

    internal bool HasFacts => facts is { Count: > 0 };
}

/// <summary>What lists page through: ties of their moment are broken by this.</summary>
public interface IListed
{
    Guid Id { get; }
}

public readonly record struct Subject(string Kind, Guid Id);

internal sealed record RecordedFact(object Fact, DateTime? FactAt, bool Proved, string? Reason);

/// <summary>An entity people speak of by a reference such as SC-2026-000123; it is given inside the save, without gaps.</summary>
internal interface IReferenced
{
    /// <summary>The letters before the year: SC for an incident.</summary>
    string ReferenceKind { get; }

    string? Reference { get; }

    void Assign(string reference);
}

/// <summary>An entity found by the search box; the words are folded and indexed in the same save.</summary>
internal interface ISearchable
{
    string SearchWords { get; }
}
