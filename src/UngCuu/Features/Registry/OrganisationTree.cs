using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace UngCuu.Features.Registry;

/// <summary>
/// Who stood under whom, and who came after whom, on any day. An ended parent is replaced by the one that wholly succeeded it,
/// so a merger needs no row for each of the merged body's children.
/// </summary>
public sealed class OrganisationTree
{
    private readonly FrozenDictionary<Guid, Organisation> organisations;
    private readonly ILookup<Guid, Succession> after;
    private readonly ILookup<Guid, Succession> before;
    private readonly DateOnly[] changes;
    private readonly ConcurrentDictionary<int, ILookup<Guid, Guid>> children = new();

    public OrganisationTree(IEnumerable<Organisation> organisations, IReadOnlyCollection<Succession> successions)
    {
        this.organisations = organisations.ToFrozenDictionary(o => o.Id);
        after = successions.ToLookup(s => s.FromId);
        before = successions.ToLookup(s => s.IntoId);
        changes =
        [
            .. this.organisations.Values.SelectMany(o => o.Places.SelectMany(Edges).Concat(Edges(o)))
                .Concat(successions.Select(s => s.Date)).Distinct().Order(),
        ];
    }

    /// <summary>What became of it: later first is last.</summary>
    public IEnumerable<Succession> SuccessorsOf(Guid organisation) => after[organisation].OrderBy(s => s.Date).ThenBy(s => s.Kind);

    public IEnumerable<Succession> PredecessorsOf(Guid organisation) => before[organisation].OrderBy(s => s.Date).ThenBy(s => s.Kind);

    /// <summary>The organisation itself while it exists, afterwards the one everything passed to; none before it began or when nobody succeeded it.</summary>
    public Guid? Standing(Guid organisation, DateOnly day)
    {
        var seen = new HashSet<Guid>();
        while (seen.Add(organisation) && organisations.TryGetValue(organisation, out var found))
        {
            if (found.HoldsOn(day))
                return organisation;
            if (day < found.From || after[organisation].FirstOrDefault(s => s.Kind.IsWhole && s.Date <= day) is not { } next)
                return null;
            organisation = next.IntoId;
        }
        return null;
    }

    /// <summary>It and all that wholly went into it, near or far: whose records are now its own.</summary>
    public IReadOnlySet<Guid> WithPredecessors(Guid organisation)
    {
        var all = new HashSet<Guid>();
        var open = new Stack<Guid>([organisation]);
        while (open.TryPop(out var one))
            if (all.Add(one))
                foreach (var succession in before[one].Where(s => s.Kind.IsWhole))
                    open.Push(succession.FromId);
        return all;
    }

    public Guid? ParentOf(Guid organisation, DateOnly day) =>
        organisations.TryGetValue(organisation, out var found) && found.Places.NearestTo(day)?.ParentId is { } parent
            ? Standing(parent, day)
            : null;

    /// <summary>Nearest first. For an organisation that has ended: those above the one that stands in its place.</summary>
    public IReadOnlyList<Guid> AncestorsOf(Guid organisation, DateOnly day)
    {
        var ancestors = new List<Guid>();
        var seen = new HashSet<Guid> { organisation };
        for (var above = ParentOf(Standing(organisation, day) ?? organisation, day); above is { } one && seen.Add(one); above = ParentOf(one, day))
            ancestors.Add(one);
        return ancestors;
    }

    public IReadOnlyList<Guid> ChildrenOf(Guid organisation, DateOnly day) => [.. ChildrenOn(day)[organisation]];

    /// <summary>All below it, itself not included.</summary>
    public IReadOnlySet<Guid> DescendantsOf(Guid organisation, DateOnly day)
    {
        var below = ChildrenOn(day);
        var all = new HashSet<Guid>();
        var open = new Stack<Guid>(below[organisation]);
        while (open.TryPop(out var one))
            if (one != organisation && all.Add(one))
                foreach (var child in below[one])
                    open.Push(child);
        return all;
    }

    // Between two days on which something changed the tree is the same: one index serves them all.
    private ILookup<Guid, Guid> ChildrenOn(DateOnly day)
    {
        var at = Array.BinarySearch(changes, day);
        return children.GetOrAdd(at < 0 ? ~at - 1 : at, _ => organisations.Values
            .Where(o => o.HoldsOn(day))
            .Select(o => (o.Id, Parent: ParentOf(o.Id, day)))
            .Where(o => o.Parent is not null)
            .ToLookup(o => o.Parent!.Value, o => o.Id));
    }

    private static IEnumerable<DateOnly> Edges(IDated dated)
    {
        if (dated.From is { } from)
            yield return from;
        if (dated.To is { } to)
            yield return to.AddDays(1);
    }
}
