using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Duties;

/// <summary>Traits of organisations that exempt them, and so change what they owe. Told by the registry.</summary>
public delegate IReadOnlyCollection<string> TraitsOf(Guid organisation);

/// <summary>
/// The heart: what follows from the facts of one subject, under every profile that governs it.
/// A pure function of the facts, so that a rebuild from the events gives what stands by construction.
/// </summary>
public sealed class DutyRules(RuleBook book)
{
    public RuleBook Book => book;

    /// <summary>The facts that some rule speaks of, and those that mean something to every rule; other events touch no duty.</summary>
    public IReadOnlyCollection<string> Heard { get; } =
    [
        .. book.Profiles.SelectMany(Names)
            .Concat([FactNames.IncidentRolesAssigned, FactNames.ProfileAdded, FactNames.ProfileConfirmed, FactNames.FactProved, FactNames.DutyWaived, FactNames.DutyWaiverWithdrawn])
            .ToHashSet(StringComparer.Ordinal),
    ];

    public bool Hears(string fact) => Heard.Contains(fact, StringComparer.Ordinal);

    public IReadOnlyList<ComputedDuty> Of(string subject, IReadOnlyCollection<Fact> facts, TraitsOf? traits = null)
    {
        if (DayOf(facts) is not { } day)
            return [];
        var recorded = facts.OrderBy(f => f.Order).ToList();
        var duties = new List<ComputedDuty>();
        foreach (var (profile, until) in Governing(recorded, day))
        {
            var log = new FactLog(recorded, profile);
            var these = profile.Rules
                .Where(r => r.Subject == subject && r.InForceOn(day))
                .SelectMany(r => new RuleOnSubject(log, r, book.Counting(profile), traits ?? (_ => [])).Duties())
                .Select(d => until is not null && d.Open ? d with { EndedAt = until.At, EndReason = EndReason.OtherProfile } : d)
                .ToList();
            duties.AddRange(these.Select(d => Waits(d, profile[d.Key.Rule], these)));
        }
        return duties;
    }

    /// <summary>
    /// The profile of the subject's day, then those an officer confirmed or added. One that another took the place of
    /// keeps what was met under it; the rest ends.
    /// </summary>
    private List<(Profile Profile, Fact? Until)> Governing(List<Fact> recorded, DateOnly day)
    {
        var governing = new List<(Profile Profile, Fact? Until)>();
        if (book.For(day) is var own && own.InForceOn(day))
            governing.Add((own, null));
        foreach (var fact in recorded.Where(f => f.Name is FactNames.ProfileAdded or FactNames.ProfileConfirmed))
        {
            var named = book[fact.Values[FactValues.Profile]];
            if (fact.Name == FactNames.ProfileConfirmed)
                governing = [.. governing.Select(g => g.Profile.Id == named.Id ? (g.Profile, null) : g.Until is null ? (g.Profile, fact) : g)];
            if (governing.TrueForAll(g => g.Profile.Id != named.Id))
                governing.Add((named, null));
        }
        return governing;
    }

    /// <summary>The day that chooses profile and rules: of detection as first recorded, so that a correction never changes profile by itself.</summary>
    private static DateOnly? DayOf(IReadOnlyCollection<Fact> facts) => facts.Count == 0
        ? null
        : VietnamTime.Day((facts.Where(f => f.Name == FactNames.IncidentDetected).MinBy(f => f.Order) ?? facts.MinBy(f => f.Order)!).At);

    private static IEnumerable<string> Names(Profile profile) =>
        profile.Rules.SelectMany(r => (r.Starts is { } starts ? starts.On.Concat(starts.Undone) : []).Concat(r.Met is { } met ? met.By.Concat(met.KnownBy) : []))
            .Concat(profile.Conditions.Values.SelectMany(c => c.Any.Concat(c.Is)))
            .Select(m => m.Fact)
            .Concat(profile.Conditions.Values.SelectMany(c => c.Last))
            .Concat(profile.Corrections.Values);

    private static ComputedDuty Waits(ComputedDuty duty, Rule rule, List<ComputedDuty> all) =>
        duty.Open && rule.WaitsFor.FirstOrDefault(other => all.Exists(d => d.Key.Rule == other && d.Open)) is { } first
            ? duty with { WaitsFor = first }
            : duty;
}
