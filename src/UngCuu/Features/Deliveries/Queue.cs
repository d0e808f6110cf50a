using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Schedules;
using UngCuu.Web;

namespace UngCuu.Features.Deliveries;

/// <param name="HeldBack">How many later deliveries of the same subject and subscriber wait for this one.</param>
public sealed record FailingDelivery(long Id, string Event, string SubjectKind, string Subscriber, DateTime At, int Attempts, DateTime NextTry, string? Error, int HeldBack)
{
    public bool IsStuck => Attempts >= Claims.StuckAfter;
}

/// <param name="To">Without the local part: who may read this page need not know who is written to.</param>
public sealed record FailingLetter(long Id, string To, DateTime At, int Attempts, DateTime NextTry, string? Error, bool Refused)
{
    public bool IsStuck => Attempts >= Claims.StuckAfter;
}

public sealed record ScheduleState(string Name, string Cron, DateTime? LastRun, string? Error, DateTime? Next);

public sealed record QueueFigures(Counted Waiting, Counted Stuck, Counted Letters, Counted StuckLetters, Counted Refused);

/// <summary>What the work in the background has not done yet, for those who keep the installation running. It tells of subjects no more than their kind.</summary>
public sealed class Queue(AppDb db, Schedule schedule, TimeProvider time)
{
    public const int Most = 50;

    public async Task<QueueFigures> Figures(CancellationToken cancel)
    {
        var (deliveries, letters) = (db.Deliveries, db.OutgoingMails);
        return new(
            await deliveries.Where(d => d.DoneAt == null).CountUpTo(cancel),
            await deliveries.Stuck().CountUpTo(cancel),
            await letters.Where(m => m.DoneAt == null).CountUpTo(cancel),
            await letters.Stuck().CountUpTo(cancel),
            await letters.Where(m => m.Refused).CountUpTo(cancel));
    }

    public async Task<IReadOnlyList<FailingDelivery>> Deliveries(CancellationToken cancel)
    {
        var all = db.Deliveries;
        return await all.Where(d => d.DoneAt == null && d.Attempts > 0 && d.LastError != null)
            .OrderByDescending(d => d.Attempts).ThenBy(d => d.Id).Take(Most)
            .Select(d => new FailingDelivery(d.Id, d.Event.Name, d.Event.SubjectKind, d.Subscriber, d.Event.At, d.Attempts, d.DueAt, d.LastError,
                all.Count(e => e.Subscriber == d.Subscriber && e.SubjectId == d.SubjectId && e.Id > d.Id && e.DoneAt == null)))
            .ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<FailingLetter>> Letters(CancellationToken cancel)
    {
        var found = await db.OutgoingMails.AsNoTracking()
            .Where(m => m.Refused || (m.DoneAt == null && m.Attempts > 0 && m.LastError != null))
            .OrderByDescending(m => m.Attempts).ThenByDescending(m => m.CreatedAt).Take(Most)
            .ToListAsync(cancel);
        return found.ConvertAll(m => new FailingLetter(m.Id, Masked(m.To), m.CreatedAt, m.Attempts, m.DueAt, m.LastError, m.Refused));
    }

    public async Task<IReadOnlyList<ScheduleState>> Schedules(CancellationToken cancel)
    {
        var runs = await db.ScheduleRuns.AsNoTracking().ToDictionaryAsync(r => r.Name, cancel);
        var now = time.GetUtcNow();
        return [.. schedule.Entries.Select(e =>
        {
            var last = runs.GetValueOrDefault(e.Name);
            return new ScheduleState(e.Name, e.Cron.CronExpressionString, last?.StartedAt, last?.Error, e.Cron.GetNextValidTimeAfter(now)?.UtcDateTime);
        })];
    }

    private static string Masked(string to) => to.Split('@') is [{ Length: > 0 } local, var domain] ? $"{local[0]}…@{domain}" : "…";
}
