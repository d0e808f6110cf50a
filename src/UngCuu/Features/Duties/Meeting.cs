using UngCuu.Rules;

namespace UngCuu.Features.Duties;

/// <summary>
/// Whether and when a duty is met: at once by the first fitting fact, or, where the rule names recipients, when each that existed had been sent it.
/// The one who owes it, the sender it came from and whoever knew already need not be told.
/// </summary>
internal sealed class Meeting(FactLog log, Rule rule, Guid organisation, Fact start)
{
    internal sealed record Result(DateTime? At, DateTime? JudgedAt, Fact? By, IReadOnlyList<Guid> StillToTell);

    /// <summary>Null when there was nobody left to tell from the start: no duty arises.</summary>
    public Result? Settle(IReadOnlyList<Fact> meeting)
    {
        var met = rule.Met!;
        if (met.To.Count == 0)
            return meeting.MinBy(f => (f.JudgedAt, f.Order)) is { } first ? new(first.At, first.JudgedAt, first, []) : new(null, null, null, []);
        if (Recipients(long.MaxValue).ToList() is { Count: > 0 } now && met.KnownBy.Count > 0 && now.TrueForAll(r => Knows(r).FirstOrDefault()?.At <= start.At))
            return null;
        // In order of record: the recipients are those that existed when it was sent, and what was met stays met.
        foreach (var fact in meeting.Concat(OthersTelling()).OrderBy(f => f.Order))
        {
            var recipients = Recipients(fact.Order).ToList();
            if (recipients.TrueForAll(r => Tells(meeting, r).Any(f => f.Order <= fact.Order))
                && (Best(meeting, recipients) ?? (meeting.Contains(fact) ? new(fact.At, fact.JudgedAt, fact, []) : null)) is { } settled)
                return settled;
        }
        return new(null, null, null, [.. Recipients(long.MaxValue).Where(r => !Tells(meeting, r).Any())]);
    }

    /// <summary>Others may tell the last of them, from when the duty runs.</summary>
    private IEnumerable<Fact> OthersTelling() => log.ByTime.Where(f => f.Order >= start.Order && f.FitsAny(rule.Met!.KnownBy));

    private IEnumerable<Guid> Recipients(long order) => rule.Met!.To
        .Select(role => log.Holder(role, order))
        .OfType<Guid>()
        .Distinct()
        .Where(r => r != organisation && r != start.Sender);

    private IEnumerable<Fact> Tells(IReadOnlyList<Fact> meeting, Guid recipient) => meeting.Where(f => f.To.Contains(recipient)).Concat(Knows(recipient));

    /// <summary>By time: the first says since when.</summary>
    private IEnumerable<Fact> Knows(Guid recipient) => log.ByTime.Where(f => f.FitsAny(rule.Met!.KnownBy) && (f.By == recipient || f.To.Contains(recipient)));

    /// <summary>Each recipient's best telling; the last of them is when the duty was met.</summary>
    private Result? Best(IReadOnlyList<Fact> meeting, IReadOnlyList<Guid> recipients) =>
        recipients
            .Select(r => Tells(meeting, r).MinBy(f => (f.JudgedAt, f.Order))!)
            .MaxBy(f => (f.JudgedAt, f.Order)) is { } last
            ? new(last.At, last.JudgedAt, last, [])
            : null;
}
