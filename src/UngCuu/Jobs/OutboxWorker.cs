using UngCuu.Data;

namespace UngCuu.Jobs;

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
