using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Duties;

/// <summary>What the calendar needs to know of a unit, in Vietnam days; <see cref="To"/> is its last.</summary>
public sealed record UnitLife(Guid Id, string Kind, DateOnly From, DateOnly? To = null)
{
    public Guid? Successor { get; init; }

    /// <summary>Units this one took over from, each with its last day.</summary>
    public IReadOnlyList<(Guid Id, DateOnly Last)> Predecessors { get; init; } = [];

    public IReadOnlyCollection<string> Traits { get; init; } = [];

    public bool ExistsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A unit's own duties: by the calendar, for a state that must hold, or started by a fact. Pure, as <see cref="DutyRules"/>.</summary>
public sealed class UnitDuties(RuleBook book)
{
    /// <param name="unit">Whose duties.</param>
    /// <param name="facts">What the unit did.</param>
    /// <param name="until">Periods beginning after this day are left for later.</param>
    public IReadOnlyList<ComputedDuty> Of(UnitLife unit, IReadOnlyCollection<Fact> facts, DateOnly until)
    {
        var itself = new Fact
        {
            Name = nameof(UnitLife),
            At = VietnamTime.StartOf(unit.From),
            RecordedAt = VietnamTime.StartOf(unit.From),
            Order = long.MinValue,
            Roles = new Dictionary<string, Guid>(StringComparer.Ordinal) { [Vocabulary.Self] = unit.Id },
        };
        return [.. book.Profiles.SelectMany(profile =>
        {
            var log = new FactLog(facts.Append(itself), profile);
            return profile.Rules
                .Where(r => r.Subject == Vocabulary.Unit && r.AppliesTo.Contains(unit.Kind, StringComparer.Ordinal))
                .SelectMany(r => Of(r, unit, log, until));
        })];
    }

    private IEnumerable<ComputedDuty> Of(Rule rule, UnitLife unit, FactLog log, DateOnly until)
    {
        var duties = rule.Time switch
        {
            Term.EachYear yearly => Periods(rule, Cycle.Year, yearly.Day, unit, log, until),
            Term.Every every => Periods(rule, every.Cycle, every.Day, unit, log, until),
            Term.On on => Once(rule, on.Day, unit, log, until),
            Term.Always => Lasting(rule, unit, log, until),
            _ => new RuleOnSubject(log, rule, book.Counting(log.Profile), _ => unit.Traits).Duties()
                .Where(d => Governs(log.Profile, rule, VietnamTime.Day(d.Start)))
                .Select(d => d.Open && unit.To is { } last ? Ended(d, last, unit.Successor) : d),
        };
        return duties.Select(d => rule.Exempt is { } exempt && unit.Traits.Intersect(exempt.Who, StringComparer.Ordinal).Any()
            ? d with { MetAt = null, JudgedAt = null, MetBy = null, EndedAt = d.Start, EndReason = EndReason.Exempt }
            : d);
    }

    private IEnumerable<ComputedDuty> Periods(Rule rule, Cycle cycle, DayMark? mark, UnitLife unit, FactLog log, DateOnly until)
    {
        for (var period = CalendarPeriod.Containing(cycle, Latest(log.Profile.From, rule.From, unit.From)); ; period = period.Next)
        {
            var (first, last) = Span(rule, period);
            if (first > until || unit.To < first)
                yield break;
            if (last < unit.From || !Governs(log.Profile, rule, first))
                continue;
            yield return InPeriod(rule, unit, log, new Stint(period.ToString(), first, Span(rule, period.Next).First, period.Due(mark)));
        }
    }

    private IEnumerable<ComputedDuty> Once(Rule rule, DateOnly day, UnitLife unit, FactLog log, DateOnly until)
    {
        var first = Latest(log.Profile.From, rule.From, default);
        if (unit.ExistsOn(day) && first <= until && Governs(log.Profile, rule, day))
            yield return InPeriod(rule, unit with { From = Earliest(unit.From, first) }, log,
                new Stint(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), first, DateOnly.MaxValue, VietnamTime.StartOf(day.AddDays(1))));
    }

    /// <summary>A period's name, first day, the first day of the next, and when its duty is due.</summary>
    private sealed record Stint(string Name, DateOnly First, DateOnly Next, DateTime Due);

    private static ComputedDuty InPeriod(Rule rule, UnitLife unit, FactLog log, Stint stint)
    {
        var start = VietnamTime.StartOf(stint.First);
        var meeting = log.ByTime.Where(f => f.FitsAny(rule.Met!.By) && Concerns(f, stint)).ToList();
        var begins = new Fact { Name = "", At = start, RecordedAt = start, Order = long.MinValue };
        var met = new Meeting(log, rule, unit.Id, begins).Settle(meeting)!;
        var duty = new ComputedDuty
        {
            Key = new DutyKey(log.Profile.Id, rule.Id, unit.Id, stint.Name),
            Role = Vocabulary.Self,
            Start = start,
            Due = stint.Due,
            SoonAt = stint.Due.AddDays(-log.Profile.Settings.DueSoon.LastDays),
            MetAt = met.At,
            JudgedAt = met.JudgedAt,
            MetBy = met.By,
            StillToTell = met.StillToTell,
            Covers = [.. unit.Predecessors.Where(p => p.Last >= stint.First && p.Last < stint.Next && VietnamTime.StartOf(p.Last.AddDays(1)) < stint.Due).Select(p => p.Id)],
        };
        if (!duty.Open)
            return duty;
        // A unit new in the period owes from the next on; one that took over owes it for those it came from.
        if (unit.From > stint.First && unit.Predecessors.Count == 0)
            return duty with { EndedAt = VietnamTime.StartOf(unit.From), EndReason = EndReason.NewUnit };
        return unit.To is { } last ? Ended(duty, last, unit.Successor) : duty;
    }

    private static IEnumerable<ComputedDuty> Lasting(Rule rule, UnitLife unit, FactLog log, DateOnly until)
    {
        var first = Latest(log.Profile.From, rule.From, unit.From);
        var last = Earliest(Earliest(unit.To, rule.To), log.Profile.To);
        if (first > until || last < first)
            yield break;
        var start = VietnamTime.StartOf(first);
        var holds = log.Now(rule.Holds!);
        var duty = new ComputedDuty
        {
            Key = new DutyKey(log.Profile.Id, rule.Id, unit.Id, ""),
            Role = Vocabulary.Self,
            Start = start,
            StartedBy = holds?.From,
            Due = holds is not null ? null : log.When(rule.Holds!) is [.., { To: { } stopped }] && stopped.At > start ? stopped.At : start,
            MetAt = holds?.From.At,
            JudgedAt = holds?.From.JudgedAt,
            MetBy = holds?.From,
        };
        yield return last is { } end && end < until ? Ended(duty with { MetAt = null, JudgedAt = null }, end, unit.Successor) : duty;
    }

    /// <summary>What is due only after the unit's last day goes with its successor; what fell due before stays the ended unit's own.</summary>
    private static ComputedDuty Ended(ComputedDuty duty, DateOnly last, Guid? successor)
    {
        var end = VietnamTime.StartOf(last.AddDays(1));
        return duty.Due <= end ? duty : duty with { EndedAt = end < duty.Start ? duty.Start : end, EndReason = EndReason.UnitEnded, CoveredBy = successor };
    }

    private static bool Concerns(Fact fact, Stint stint) => fact.Values.TryGetValue(FactValues.Period, out var named)
        ? named == stint.Name
        : VietnamTime.Day(fact.At) is var day && stint.First <= day && day < stint.Next;

    private static (DateOnly First, DateOnly Last) Span(Rule rule, CalendarPeriod period) =>
        rule.Period is { } data ? (data.From.In(period.Year), data.To.In(period.Year)) : (period.First, period.Last);

    private bool Governs(Profile profile, Rule rule, DateOnly day) => profile.InForceOn(day) && book.For(day).Id == profile.Id && rule.InForceOn(day);

    private static DateOnly Latest(DateOnly a, DateOnly? b, DateOnly c) => new[] { a, b ?? a, c }.Max();

    private static DateOnly Earliest(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly? Earliest(DateOnly? a, DateOnly? b) => a is null || b < a ? b : a;
}
