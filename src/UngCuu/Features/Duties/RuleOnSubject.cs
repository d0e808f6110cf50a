using UngCuu.Rules;

namespace UngCuu.Features.Duties;

/// <summary>One rule applied to one subject: a duty for each organisation that owes it and each time it starts.</summary>
internal sealed class RuleOnSubject(FactLog log, Rule rule, Counting counting, TraitsOf traits)
{
    public IEnumerable<ComputedDuty> Duties()
    {
        if (!rule.When.All(c => log.When(c).Count > 0))
            yield break;
        foreach (var organisation in log.Holdings.Where(h => rule.Responsible.Contains(h.Role, StringComparer.Ordinal)).Select(h => h.Organisation).Distinct())
        {
            var duties = rule.Time is Term.While during ? Repeated(organisation, during) : Started(organisation);
            foreach (var duty in duties)
                yield return Waive(End(duty));
        }
    }

    private IEnumerable<ComputedDuty> Started(Guid organisation)
    {
        var starts = rule.Starts!;
        var undone = log.Recorded.Where(f => f.FitsAny(starts.Undone)).ToList();
        var starting = log.ByTime.Where(f => f.FitsAny(starts.On) && (!starts.Own || f.By is null || f.By == organisation));
        // What names no key takes back every start before it.
        string? KeyOf(Fact fact) => starts.Per is { } key ? fact.Values.GetValueOrDefault(key) : null;
        List<Fact> Undoing(string? per) => undone.FindAll(u => KeyOf(u) is not { } named || named == per);
        var groups = starting.GroupBy(f => (
            Per: KeyOf(f) ?? "",
            Window: Undoing(KeyOf(f)).Count(u => u.Order < f.Order)));
        foreach (var group in groups)
        {
            var start = starts.Take == Take.First ? group.First() : group.MaxBy(f => f.Order)!;
            if (rule.Unless.Any(c => log.When(c).Any(s => s.To is null && s.From.At <= start.At)))
                continue;
            var ends = Undoing(group.Key.Per);
            var (from, to) = (ends.ElementAtOrDefault(group.Key.Window - 1), ends.ElementAtOrDefault(group.Key.Window));
            var meeting = log.ByTime.Where(f => f.FitsAny(rule.Met!.By) && IsMine(f, organisation)
                && (from is null || from.Order < f.Order) && (to is null || f.Order < to.Order)
                && (starts.Per is not { } per || !f.Values.TryGetValue(per, out var value) || value == group.Key.Per));
            if (new Meeting(log, rule, organisation, start).Settle(meeting.ToList()) is not { } met)
                continue;
            var occurrence = group.Key.Window == 0 ? group.Key.Per : $"{group.Key.Per}#{group.Key.Window + 1}";
            var duty = Open(organisation, start, occurrence) with { MetAt = met.At, JudgedAt = met.JudgedAt, MetBy = met.By, StillToTell = met.StillToTell };
            yield return duty.Open && to is not null ? duty with { EndedAt = to.At, EndReason = EndReason.Undone } : duty;
        }
    }

    /// <summary>Each fulfilment sets the clock for the next: what was missed does not pile up.</summary>
    private IEnumerable<ComputedDuty> Repeated(Guid organisation, Term.While during)
    {
        var number = 0;
        foreach (var stretch in log.When(during.State))
        {
            var start = stretch.From;
            var meeting = log.ByTime
                .Where(f => f.FitsAny(rule.Met!.By) && IsMine(f, organisation) && (stretch.To is null || f.Order < stretch.To.Order))
                .ToList();
            while (true)
            {
                number++;
                var met = new Meeting(log, rule, organisation, start).Settle(meeting.FindAll(f => f.Order > start.Order && f.At >= start.At))!;
                var duty = Open(organisation, start, $"{number}") with { MetAt = met.At, JudgedAt = met.JudgedAt, MetBy = met.By, StillToTell = met.StillToTell };
                yield return duty.Open && stretch.To is { } ended ? duty with { EndedAt = ended.At, EndReason = EndReason.NoLonger(during.State) } : duty;
                if (met.By is null)
                    break;
                start = met.By;
            }
        }
    }

    private ComputedDuty Open(Guid organisation, Fact start, string occurrence)
    {
        var due = DueFrom(start, start.At);
        var times = log.TimesOf(start).ToList();
        var earlier = times.SkipLast(1).Where(t => t.At != start.At).Select(t => new Superseded(t.At, DueFrom(start, t.At), t.By));
        return new ComputedDuty
        {
            Key = new DutyKey(log.Profile.Id, rule.Id, organisation, occurrence),
            Role = RoleOf(organisation),
            Start = start.At,
            StartedBy = start,
            Due = due,
            SoonAt = due - (due - start.At) * log.Profile.Settings.DueSoon.LastPercent / 100,
            Earlier = [.. earlier],
        };
    }

    private DateTime? DueFrom(Fact start, DateTime at) => rule.Time switch
    {
        null => null,
        Term.InTheOrder => start.Values.TryGetValue(FactValues.Due, out var written) ? Moment.ReadEnd(written) : null,
        var term => counting.Due(term, at),
    };

    /// <summary>What takes a duty away: it never applied, whoever met it; or it ended open, and then the earliest end counts.</summary>
    private ComputedDuty End(ComputedDuty duty)
    {
        if (NeverApplied(duty) is { } never)
            return duty with { MetAt = null, JudgedAt = null, MetBy = null, StillToTell = [], EndedAt = duty.Start, EndReason = never };
        if (duty.MetAt is not null || Ends(duty).ToList() is not { Count: > 0 } ends)
            return duty;
        var (at, why) = ends.MinBy(e => e.At);
        return duty.EndedAt <= at ? duty : duty with { EndedAt = at < duty.Start ? duty.Start : at, EndReason = why };
    }

    private EndReason? NeverApplied(ComputedDuty duty) =>
        IsExempt(duty) ? EndReason.Exempt
        : (log.Profile.Outside.GetValueOrDefault(rule.Subject) ?? []).FirstOrDefault(c => log.Now(c) is not null) is { } outside ? EndReason.Of(outside)
        : null;

    private IEnumerable<(DateTime At, EndReason Why)> Ends(ComputedDuty duty)
    {
        if (log.Holdings.All(h => h.Until is not null || h.Organisation != duty.Key.Organisation || !rule.Responsible.Contains(h.Role, StringComparer.Ordinal))
            && log.Holdings.Where(h => h.Organisation == duty.Key.Organisation && rule.Responsible.Contains(h.Role, StringComparer.Ordinal)).MaxBy(h => h.Until!.Order) is { } last)
            yield return (last.Until!.At, EndReason.Reassigned);
        foreach (var condition in rule.When)
            if (log.When(condition) is [.., { To: { } stopped }])
                yield return (stopped.At, EndReason.NoLonger(condition));
        foreach (var condition in rule.Unless)
            if (log.Now(condition) is { } stretch)
                yield return (stretch.From.At, EndReason.Of(condition));
        foreach (var condition in log.Profile.Ends.GetValueOrDefault(rule.Subject) ?? [])
            if (log.Now(condition) is { } stretch)
                yield return (stretch.From.At, EndReason.Of(condition));
    }

    private bool IsExempt(ComputedDuty duty) =>
        rule.Exempt is { } exempt
        && (exempt.Roles.Count == 0 || exempt.Roles.Contains(duty.Role, StringComparer.Ordinal))
        && traits(duty.Key.Organisation).Intersect(exempt.Who, StringComparer.Ordinal).Any();

    private ComputedDuty Waive(ComputedDuty duty)
    {
        var last = log.Recorded.LastOrDefault(f => f.Name is FactNames.DutyWaived or FactNames.DutyWaiverWithdrawn
            && f.Values.GetValueOrDefault(FactValues.Profile) == duty.Key.Profile
            && f.Values.GetValueOrDefault(FactValues.Rule) == duty.Key.Rule
            && f.Values.GetValueOrDefault(FactValues.Organisation) == duty.Key.Organisation.ToString()
            && (f.Values.GetValueOrDefault(FactValues.Occurrence) ?? "") == duty.Key.Occurrence);
        return last?.Name == FactNames.DutyWaived ? duty with { WaivedBy = last } : duty;
    }

    private bool IsMine(Fact fact, Guid organisation) => !rule.Met!.Own || fact.By is null || fact.By == organisation;

    /// <summary>The first of the rule's roles the organisation holds, or held.</summary>
    private string RoleOf(Guid organisation) =>
        rule.Responsible.FirstOrDefault(r => log.Holder(r) == organisation)
        ?? rule.Responsible.First(r => log.Holdings.Any(h => h.Role == r && h.Organisation == organisation));
}
