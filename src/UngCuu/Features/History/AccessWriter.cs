using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.History;

/// <summary>Writes what was read in batches, and the rest when the process is asked to end. What cannot be written is kept and tried again.</summary>
internal sealed class AccessWriter(AccessQueue queue, IServiceScopeFactory scopes, TimeProvider time, ILogger<AccessWriter> log) : BackgroundService
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(500);

    /// <summary>A database that is gone must not keep the process from ending.</summary>
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Access>(AtOnce);
        try
        {
            while (batch.Count > 0 || await queue.Waiting.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Gather, time, stoppingToken);
                await Write(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            using var atMost = new CancellationTokenSource(LastWrite, time);
            await Write(batch, atMost.Token);
        }
    }

    private async Task Write(List<Access> batch, CancellationToken cancel)
    {
        do
        {
            while (batch.Count < AtOnce && queue.Waiting.TryRead(out var access))
                batch.Add(access);
            if (batch.Count == 0)
                return;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                db.Accesses.AddRange(batch);
                await db.SaveChangesAsync(cancel);
                batch.Clear();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("What was read could not be written and is tried again: {Error}", Redacted.Of(e));
                return;
            }
        }
        while (batch.Count == 0);
    }
}
