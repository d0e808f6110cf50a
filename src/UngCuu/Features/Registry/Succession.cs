using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

public enum SuccessionKind
{
    /// <summary>Went wholly into another, alone or with others.</summary>
    Merge,

    /// <summary>Goes on as another body under a new name and standing.</summary>
    Rename,

    /// <summary>Was divided: there are several successors, none of them for the whole.</summary>
    Split,

    /// <summary>Gave one task away and went on, or ended otherwise.</summary>
    Transfer,
}

public static class SuccessionKinds
{
    extension(SuccessionKind kind)
    {
        /// <summary>Everything the predecessor had and owed passes to this one successor.</summary>
        public bool IsWhole => kind is SuccessionKind.Merge or SuccessionKind.Rename;
    }
}

public sealed record SuccessionRecorded(Guid Into, DateOnly Date, SuccessionKind Kind);

/// <summary>What became of an organisation, from a day on. Kept for ever: reports of a past period are read through it.</summary>
public sealed class Succession : Entity
{
    private Succession()
    {
    }

    internal override Subject Subject => new(nameof(Organisation), FromId);

    public required Guid FromId { get; init; }

    public required Guid IntoId { get; init; }

    /// <summary>The first day of the new order.</summary>
    public required DateOnly Date { get; init; }

    public required SuccessionKind Kind { get; init; }

    public string? Basis { get; init; }

    public Certainty Certainty { get; init; }

    /// <summary>Which task, when only a task passed.</summary>
    public string? Note { get; init; }

    public static Succession Of(
        Guid from, Guid into, DateOnly date, SuccessionKind kind, string? basis, Certainty certainty = Certainty.Law, string? note = null, Guid? id = null)
    {
        var succession = new Succession { Id = id ?? Ids.New(), FromId = from, IntoId = into, Date = date, Kind = kind, Basis = basis, Certainty = certainty, Note = note };
        succession.Record(new SuccessionRecorded(into, date, kind));
        return succession;
    }
}
