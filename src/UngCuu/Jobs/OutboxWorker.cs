using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Jobs;

/// <summary>The loop of a worker: works while there is work, then waits for the bell or the next look. A fault outside the work itself (the database is away) is waited out.</summary>
internal sealed class OutboxWorker(Outbox outbox, OutboxSignal signal, WorkSettings settings, ILogger<OutboxWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, settings.Loops).Select(_ => Rounds.Run(One, signal, settings.Poll, log, stoppingToken)));

    private async Task<bool> One(CancellationToken stop)
    {
        if (!await outbox.DeliverOne(stop))
            return false;
        signal.Ring(); // where there is one there may be more: wakes the next loop
        return true;
    }
}

internal static class Rounds
{
    /// <param name="one">Does one piece of work; false when there is none now.</param>
    public static async Task Run(Func<CancellationToken, Task<bool>> one, Bell bell, TimeSpan poll, ILogger log, CancellationToken stop)
    {
        await Task.Yield(); // the server does not wait for the first round
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await one(stop))
                    stop.ThrowIfCancellationRequested();
                await bell.Wait(poll, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError("A round of work failed: {Error}\n{Stack}", Redacted.Of(e), e.StackTrace);
                await Task.Delay(poll, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }
}
