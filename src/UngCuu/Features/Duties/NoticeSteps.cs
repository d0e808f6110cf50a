using UngCuu.Rules;

namespace UngCuu.Features.Duties;

/// <summary>A reminder or an escalation of a duty: when, and to whom.</summary>
/// <param name="Name">Kept with the duty; it goes out once under this name.</param>
/// <param name="To">Null: those who do the work; else the role it is escalated to.</param>
internal sealed record NoticeStep(string Name, DateTime At, string? To);

/// <summary>The steps of a duty's rule, counted from its due moment.</summary>
internal static class NoticeSteps
{
    public static DateTime? Next(RuleBook book, Duty duty) => Left(book, duty).Min(s => (DateTime?)s.At);

    /// <summary>What has still to go out: nothing once the duty is met or ended, nor while it waits for somebody else.</summary>
    public static IEnumerable<NoticeStep> Left(RuleBook book, Duty duty)
    {
        if (!duty.IsOpen || duty.Waiting || duty.Due is not { } due)
            return [];
        // A rule that a newer file of the profile no longer has cannot say when to remind.
        if (book.Profiles.FirstOrDefault(p => p.Id == duty.Profile)?.Rules.FirstOrDefault(r => r.Id == duty.Rule) is not { } rule)
            return [];
        return rule.Remind.Select(r => new NoticeStep($"remind {r}", due + r.Span, null))
            .Concat(rule.Escalate.Select(e => new NoticeStep($"escalate {e.After} {e.To}", due + e.After.Span, e.To)))
            // A reminder from before the duty began would only say what its beginning says.
            .Where(s => s.At > duty.Start && !duty.NoticesSent.Contains(s.Name, StringComparer.Ordinal))
            .OrderBy(s => s.At);
    }
}
