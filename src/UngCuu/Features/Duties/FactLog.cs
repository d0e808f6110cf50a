using UngCuu.Rules;

namespace UngCuu.Features.Duties;

/// <summary>An organisation's time in a role, by order of record.</summary>
internal sealed record Holding(string Role, Guid Organisation, Fact Since, Fact? Until)
{
    public bool At(long order) => Since.Order <= order && (Until is null || order < Until.Order);
}

/// <summary>
/// A stretch in which a condition held, <see cref="To"/> null while it still does. By order of record: times are entered to the minute,
/// so that of two steps taken in one minute only the order says which came first.
/// </summary>
internal sealed record Stretch(Fact From, Fact? To);

/// <summary>
/// Everything known of one subject, read under one profile: corrected times put in place, proofs applied, roles and conditions answered.
/// Built from a set of facts; the order in which they are handed over does not matter.
/// </summary>
internal sealed class FactLog
{
    private readonly Dictionary<string, IReadOnlyList<Stretch>> stretches = new(StringComparer.Ordinal);

    public FactLog(IEnumerable<Fact> facts, Profile profile)
    {
        Profile = profile;
        Recorded = [.. Prove(facts.OrderBy(f => f.Order).ToList())];
        ByTime = [.. Recorded.Select(f => Corrected(f, Recorded)).OrderBy(f => f.At).ThenBy(f => f.Order)];
        Holdings = [.. ReadHoldings()];
    }

    public Profile Profile { get; }

    public IReadOnlyList<Fact> Recorded { get; }

    public IReadOnlyList<Fact> ByTime { get; }

    public IReadOnlyList<Holding> Holdings { get; }

    public Guid? Holder(string role, long order = long.MaxValue) => Holdings.FirstOrDefault(h => h.Role == role && h.At(order))?.Organisation;

    /// <summary>The stretches in which the condition held; the last is open while it holds.</summary>
    public IReadOnlyList<Stretch> When(string condition)
    {
        if (!stretches.TryGetValue(condition, out var known))
            stretches[condition] = known = [.. Read(Profile.Conditions[condition])];
        return known;
    }

    public Stretch? Now(string condition) => When(condition) is [.., { To: null } last] ? last : null;

    /// <summary>The times a fact has been said to have, in order of record, its own first.</summary>
    public IEnumerable<(DateTime At, Fact By)> TimesOf(Fact fact) =>
        Recorded.First(f => f.Order == fact.Order) is var own && Profile.Corrections.TryGetValue(own.Name, out var correction)
            ? Recorded.Where(f => f.Name == correction && f.Order > own.Order).Select(f => (f.At, f)).Prepend((own.At, own))
            : [(own.At, own)];

    private static IEnumerable<Fact> Prove(List<Fact> facts)
    {
        var proved = facts.Where(f => f.Name == FactNames.FactProved).Select(f => f.Values.GetValueOrDefault(FactValues.Fact)).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in facts)
            yield return proved.Contains(fact.Order.ToString(System.Globalization.CultureInfo.InvariantCulture)) ? fact with { Proved = true } : fact;
    }

    private Fact Corrected(Fact fact, IReadOnlyList<Fact> recorded) =>
        Profile.Corrections.TryGetValue(fact.Name, out var correction)
        && recorded.LastOrDefault(f => f.Name == correction && f.Order > fact.Order) is { } last
            ? fact with { At = last.At }
            : fact;

    private IEnumerable<Holding> ReadHoldings()
    {
        var assignments = Recorded.Where(f => f.Roles is not null).ToList();
        foreach (var role in assignments.SelectMany(f => f.Roles!.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Fact? since = null;
            foreach (var assigned in assignments)
            {
                var (was, now) = (since?.Roles!.TryGetValue(role, out var a) == true ? a : (Guid?)null, assigned.Roles!.TryGetValue(role, out var b) ? b : (Guid?)null);
                if (was == now)
                    continue;
                if (was is { } before)
                    yield return new Holding(role, before, since!, assigned);
                since = assigned;
            }
            if (since?.Roles!.TryGetValue(role, out var holder) == true)
                yield return new Holding(role, holder, since, null);
        }
    }

    private IEnumerable<Stretch> Read(Condition condition)
    {
        Fact? from = null;
        foreach (var fact in ByTime.OrderBy(f => f.Order))
        {
            var concerns = condition.Any.Count > 0 ? from is null && fact.FitsAny(condition.Any) : condition.Last.Contains(fact.Name, StringComparer.Ordinal);
            if (!concerns)
                continue;
            var holds = condition.Any.Count > 0 || fact.FitsAny(condition.Is);
            if (holds)
                from ??= fact;
            else if (from is not null)
            {
                yield return new Stretch(from, fact);
                from = null;
            }
        }
        if (from is not null)
            yield return new Stretch(from, null);
    }
}
