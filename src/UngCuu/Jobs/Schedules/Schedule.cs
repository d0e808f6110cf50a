using Microsoft.EntityFrameworkCore;
using Quartz;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Jobs.Schedules;

/// <param name="Name">Of the <see cref="IScheduled"/>.</param>
public sealed record ScheduleEntry(string Name, CronExpression Cron);

/// <summary>Everything that is done by the clock, and the one way of doing it: on the trigger of a worker, or stepped through when a drill moves the clock.</summary>
public sealed class Schedule(IServiceScopeFactory scopes, Backlog backlog, Clock clock, TimeProvider time, ILogger<Schedule> log) : IDisposable
{
    private const string Vietnam = "Asia/Ho_Chi_Minh";

    /// <summary>The system's own entry where it has one: the cluster's tables name it.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.TryFindSystemTimeZoneById(Vietnam, out var known)
        ? known
        : TimeZoneInfo.CreateCustomTimeZone(Vietnam, VietnamTime.Offset, Vietnam, Vietnam);

    /// <summary>In one process one schedule runs at a time, whoever asked for it.</summary>
    private readonly SemaphoreSlim one = new(1);

    /// <summary>By name.</summary>
    public IReadOnlyList<ScheduleEntry> Entries { get; } = ReadEntries(scopes);

    /// <summary>Runs one schedule now. What fails is recorded and thrown.</summary>
    public async Task Run(string name, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            await RunAlone(name, cancel);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>
    /// Moves the domain clock from one moment to a later one (UTC) as if the time between had passed: at each moment at which something falls due the clock
    /// stands there, the schedules of that moment run in the order of their names, and what follows from them is delivered before the next.
    /// </summary>
    public async Task RunAllDue(DateTime from, DateTime to, CancellationToken cancel = default)
    {
        foreach (var moment in Due(from, to).GroupBy(d => d.At, d => d.Name))
        {
            clock.MoveTo(moment.Key);
            foreach (var name in moment)
                await Run(name, cancel);
            await backlog.Clear(cancel);
        }
        clock.MoveTo(to);
        await backlog.Clear(cancel);
    }

    /// <summary>What falls due after the first moment and up to the second, in order.</summary>
    internal IEnumerable<(DateTime At, string Name)> Due(DateTime from, DateTime to) =>
        Entries.SelectMany(e => Moments(e.Cron, from, to).Select(at => (At: at, e.Name))).OrderBy(d => d.At).ThenBy(d => d.Name, StringComparer.Ordinal);

    public void Dispose() => one.Dispose();

    private async Task RunAlone(string name, CancellationToken cancel)
    {
        await Note(name, r => (r.StartedAt, r.EndedAt) = (time.GetUtcNow().UtcDateTime, null));
        using var measured = Measures.Running(name);
        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Author>().ActAsSystem(name);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await scope.ServiceProvider.GetServices<IScheduled>().Single(s => s.Name == name).Run(db, cancel);
            await db.SaveChangesAsync(cancel);
            measured.Done();
        }
        catch (Exception e)
        {
            error = Redacted.Of(e);
            measured.Failed(e);
            log.LogError("The schedule {Schedule} failed: {Error}\n{Stack}", name, error, e.StackTrace);
            throw;
        }
        finally
        {
            await Note(name, r => (r.EndedAt, r.Error) = (time.GetUtcNow().UtcDateTime, error));
        }
    }

    private static IEnumerable<DateTime> Moments(CronExpression cron, DateTime from, DateTime to)
    {
        var at = new DateTimeOffset(from);
        while (cron.GetNextValidTimeAfter(at) is { } next && next.UtcDateTime <= to)
            yield return (at = next).UtcDateTime;
    }

    private async Task Note(string name, Action<ScheduleRun> write)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var run = await db.ScheduleRuns.SingleOrDefaultAsync(r => r.Name == name) ?? db.ScheduleRuns.Add(new ScheduleRun { Name = name }).Entity;
        write(run);
        await db.SaveChangesAsync();
    }

    private static List<ScheduleEntry> ReadEntries(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IScheduled>()
            .Select(s => new ScheduleEntry(s.Name, new CronExpression(s.Cron, Zone)))
            .OrderBy(e => e.Name, StringComparer.Ordinal)];
    }
}
