using Microsoft.EntityFrameworkCore;
using Quartz;
using UngCuu.Data;
using UngCuu.Web;

namespace UngCuu.Jobs.Schedules;

/// <summary>Gives Quartz the schedules before it starts: one job for each, with its own trigger; what is no longer in the list goes.</summary>
internal sealed class Triggers(ISchedulerFactory schedulers, Schedule schedule, IServiceScopeFactory scopes, DatabaseSettings database, TimeProvider time, ILogger<Triggers> log) : IHostedLifecycleService
{
    /// <summary>Quartz would wait for as long as it cannot write down that a job has ended: a database that is gone must not keep the process from ending.</summary>
    private static readonly TimeSpan LastJob = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterToken = TimeSpan.FromSeconds(2);

    private IScheduler? quartz;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        quartz = await schedulers.GetScheduler(cancellationToken);
        foreach (var entry in schedule.Entries)
        {
            var job = JobBuilder.Create<Triggered>().WithIdentity(entry.Name).StoreDurably().Build();
            var trigger = TriggerBuilder.Create().WithIdentity(entry.Name)
                .WithSchedule(CronScheduleBuilder.Create(entry.Cron).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
                .Build();
            // A trigger of the cluster that stands as it should is left alone: it knows what was missed.
            if (await quartz.GetTrigger(trigger.Key, cancellationToken) is not ICronTrigger stands || stands.CronExpressionString != entry.Cron.CronExpressionString)
                await quartz.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellationToken);
        }
        var known = schedule.Entries.Select(e => new JobKey(e.Name)).ToHashSet();
        var stored = await quartz.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.AnyGroup() }, cancellationToken);
        await quartz.DeleteJobs([.. stored.Items.Select(j => j.Key).Where(k => !known.Contains(k))], cancellationToken);
        foreach (var missed in await Missed(cancellationToken))
            await quartz.TriggerJob(new JobKey(missed), null, cancellationToken);
    }

    public async Task StartedAsync(CancellationToken cancellationToken) => await quartz!.Start(cancellationToken);

    /// <summary>What runs may end first; what does not in time is taken up at another node or at the next start.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (quartz is null)
            return; // the server never came so far
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LastJob);
        try
        {
            // Waited for from outside too: where it tries again to reach its database it does not look at the token.
            await quartz.Shutdown(waitForJobsToComplete: true, patience.Token).AsTask().WaitAsync(LastJob + AfterToken, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            log.LogWarning("A schedule had not ended after {Seconds} seconds and is left behind.", LastJob.TotalSeconds);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Those that never ran, and where the store does not outlive the process, those whose moment passed while it was down.</summary>
    private async Task<List<string>> Missed(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var last = await scope.ServiceProvider.GetRequiredService<AppDb>().ScheduleRuns.ToDictionaryAsync(r => r.Name, r => r.StartedAt, cancel);
        var now = time.GetUtcNow();
        return [.. schedule.Entries
            .Where(e => !last.TryGetValue(e.Name, out var ran)
                || (database.Kind == DatabaseKind.Sqlite && e.Cron.GetPreviousValidTimeBefore(now)?.UtcDateTime > ran))
            .Select(e => e.Name)];
    }
}

/// <summary>Quartz's side of a schedule; one at a time, on all nodes together.</summary>
[DisallowConcurrentExecution]
internal sealed class Triggered(Schedule schedule, Opening opening) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await opening.Finished(cancellationToken);
            await schedule.Run(context.JobDetail.Key.Name, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Recorded and logged where it failed, without values; Quartz would log it whole. The next moment tries again.
        }
    }
}
