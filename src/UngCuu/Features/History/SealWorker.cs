using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.History;

/// <summary>Seals every few seconds, on real time, and once more when the process is asked to end. A failed round is the next one's work.</summary>
internal sealed class SealWorker(IServiceScopeFactory scopes, Opening opening, TimeProvider time, ILogger<SealWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>A database that is gone must not keep the process from ending.</summary>
    private static readonly TimeSpan LastRound = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opening.Finished(stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Round(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            using var atMost = new CancellationTokenSource(LastRound, time);
            await Round(atMost.Token);
        }
    }

    private async Task Round(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SealHistory>().Run(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("Sealing failed and is tried again: {Error}", Redacted.Of(e));
        }
    }
}
