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
        if (Recipients(long.MaxValue).ToList() is { Count: > 0 } now && met.KnownBy.Count > 0 && now.TrueForAll(r => Knows(r)?.At <= start.At))
            return null;
        // In order of record: the recipients are those that existed when it was sent, and what was met stays met.
        foreach (var fact in meeting.OrderBy(f => f.Order))
        {
            var recipients = Recipients(fact.Order).ToList();
            if (recipients.TrueForAll(r => Tells(meeting, r).Any(f => f.Order <= fact.Order)))
                return Best(meeting, recipients) ?? new(fact.At, fact.JudgedAt, fact, []);
        }
        var waiting = Recipients(long.MaxValue).Where(r => !Tells(meeting, r).Any()).ToList();
        // Others may have told the last of them.
        return waiting.Count == 0 && met.KnownBy.Count > 0 && Best(meeting, [.. Recipients(long.MaxValue)]) is { } known ? known : new(null, null, null, waiting);
    }

    private IEnumerable<Guid> Recipients(long order) => rule.Met!.To
        .Select(role => log.Holder(role, order))
        .OfType<Guid>()
        .Distinct()
        .Where(r => r != organisation && r != start.Sender);

    private IEnumerable<Fact> Tells(IReadOnlyList<Fact> meeting, Guid recipient)
    {
        var told = meeting.Where(f => f.To.Contains(recipient));
        return Knows(recipient) is { } known ? told.Append(known) : told;
    }

    private Fact? Knows(Guid recipient) =>
        log.ByTime.FirstOrDefault(f => f.FitsAny(rule.Met!.KnownBy) && (f.By == recipient || f.To.Contains(recipient)));

    /// <summary>Each recipient's best telling; the last of them is when the duty was met.</summary>
    private Result? Best(IReadOnlyList<Fact> meeting, IReadOnlyList<Guid> recipients) =>
        recipients
            .Select(r => Tells(meeting, r).MinBy(f => (f.JudgedAt, f.Order))!)
            .MaxBy(f => (f.JudgedAt, f.Order)) is { } last
            ? new(last.At, last.JudgedAt, last, [])
            : null;
}
