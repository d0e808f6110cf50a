using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Jobs.Notices;
using UngCuu.Jobs.Schedules;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Duties;

/// <summary>
/// Sends the reminders and escalations that have fallen due, each once: the step is kept with the duty in the save that makes the notice.
/// Of several that were missed while the system was down only the last is told, and says that it is late.
/// </summary>
public sealed class SendDutyNotices(RuleBook rules, RegistrySource registry, DutyLetters letters, IEnumerable<INameDutySubjects> subjects, Clock clock) : IScheduled
{
    private const int AtATime = 200;

    /// <summary>A run may come a little after the moment; beyond this the reader is told why.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    public string Name => "duties.notices";

    public string Cron => "0 0/5 * * * ?";

    public async Task Run(AppDb db, CancellationToken cancel)
    {
        while (await Due(db, cancel) is { Count: > 0 } due)
            foreach (var (id, subject) in due)
                await One(db, id, subject, cancel);
    }

    private async Task<List<(Guid Id, Guid Subject)>> Due(AppDb db, CancellationToken cancel)
    {
        var now = clock.Now;
        var due = await db.Duties.Where(d => d.NextNoticeAt <= now).OrderBy(d => d.NextNoticeAt).ThenBy(d => d.Id)
            .Select(d => new { d.Id, d.SubjectId }).Take(AtATime).ToListAsync(cancel);
        return due.ConvertAll(d => (d.Id, d.SubjectId));
    }

    private async Task One(AppDb db, Guid id, Guid subject, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // A fact of this moment may just be meeting the duty: whoever comes second sees what the first did.
        await db.Provider.HoldSubject(db, subject, cancel);
        if (await db.Duties.FirstOrDefaultAsync(d => d.Id == id, cancel) is not { NextNoticeAt: { } next } duty || next > clock.Now)
            return;
        var fallen = NoticeSteps.Left(rules, duty).Where(s => s.At <= clock.Now).ToList();
        duty.NoticesSent = [.. duty.NoticesSent, .. fallen.Select(s => s.Name)];
        duty.NextNoticeAt = NoticeSteps.Next(rules, duty);
        foreach (var last in fallen.GroupBy(s => s.To, StringComparer.Ordinal).Select(g => g.Last()))
            await Tell(db, duty, last, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task Tell(AppDb db, Duty duty, NoticeStep step, CancellationToken cancel)
    {
        if (subjects.FirstOrDefault(s => s.Kind == duty.SubjectKind) is not { } named || await named.Find(db, duty.SubjectId, cancel) is not { } subject)
            return;
        var title = rules[duty.Profile][duty.Rule].Title;
        var late = clock.Now - step.At > Late;
        var text = new DutyNoticeText(step.To is null ? duty.Due < clock.Now ? "overdue" : "remind" : "escalate", late);
        var people = await letters.Recipients(db, duty.OrganisationId, step.To, subject.Needs, cancel);
        foreach (var notice in Notices(duty, step, people))
            await db.Notify(new Notice
            {
                Kind = "duty." + (step.To is null ? "remind" : "escalate"),
                AboutId = duty.Id,
                Step = step.Name,
                RecipientId = notice.Recipient,
                To = notice.To,
                Needs = subject.Needs,
                TextKey = text.Key,
                Args = NoticeArgs.Write(title, subject.Reference, duty.Due!.Value),
                Link = subject.Address,
                CreatedAt = clock.Now,
            }, cancel);
        var names = await registry.Snapshot(cancel);
        foreach (var person in people)
            await letters.Queue(db, person, duty, step, subject, text, names.NameOf(duty.OrganisationId, clock.Today, person.Language == "en"), cancel);
    }

    /// <summary>A reminder is the organisation's; an escalation goes to those it is escalated to, and to the organisation where nobody is known.</summary>
    private static IEnumerable<(Guid Recipient, NoticeTo To)> Notices(Duty duty, NoticeStep step, IReadOnlyList<DutyRecipient> people) =>
        step.To is null || people.Count == 0
            ? [(duty.OrganisationId, NoticeTo.Organisation)]
            : people.Select(p => (p.Account, NoticeTo.Account));
}

/// <param name="Late">The system was down when it should have gone out.</param>
public sealed record DutyNoticeText(string Words, bool Late)
{
    public string Key => Late ? $"duties.notice.{Words}.missed" : $"duties.notice.{Words}";
}
