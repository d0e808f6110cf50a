using UngCuu.Data;
using UngCuu.Data.Providers;
using UngCuu.Shared;

namespace UngCuu.Jobs;

/// <summary>
/// Between processes on PostgreSQL: tells the others that something was saved here, and wakes what waits here when they say so. Without it everything still
/// comes, at the next look.
/// </summary>
internal sealed class NodeNews(DatabaseSettings database, SavedNews news, OutboxSignal outbox, TimeProvider time, ILogger<NodeNews> log) : BackgroundService
{
    /// <summary>Many saves in this time are one word.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Again(async () =>
        {
            await news.ToOthers.Wait(Timeout.InfiniteTimeSpan, stoppingToken);
            await PostgresNews.Tell(database.ConnectionString, stoppingToken);
            await Task.Delay(Gather, time, stoppingToken);
        }, stoppingToken),
        Again(() => PostgresNews.Hear(database.ConnectionString, Heard, stoppingToken), stoppingToken));

    private void Heard()
    {
        news.Here.Ring();
        outbox.Ring();
    }

    private async Task Again(Func<Task> work, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            while (true)
                try
                {
                    await work();
                }
                catch (Exception e) when (!stop.IsCancellationRequested)
                {
                    log.LogWarning("The word between processes is broken and is taken up again: {Error}", Redacted.Of(e));
                    await Task.Delay(TryAgain, time, stop);
                }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
    }
}
