using UngCuu.Data.Providers;
using UngCuu.Shared;

namespace UngCuu.Jobs;

/// <summary>
/// The loop of a worker: works while there is work, then waits for the bell or the next look.
/// A fault outside the work itself (the database is away) is waited out.
/// </summary>
internal static class Rounds
{
    /// <param name="one">Does one piece of work; false when there is none now.</param>
    public static async Task Run(Func<CancellationToken, Task<bool>> one, Bell bell, TimeSpan poll, ILogger log, CancellationToken stop)
    {
        await Task.Yield(); // the server does not wait for the first round
        try
        {
            while (true)
            {
                try
                {
                    while (await one(stop))
                        stop.ThrowIfCancellationRequested();
                }
                catch (Exception e) when (!stop.IsCancellationRequested)
                {
                    if (Troubles.Of(e) is not Trouble.None and var trouble)
                        log.LogError("A round of work waits: {Trouble}, {Error}", trouble, Redacted.Of(e));
                    else
                        log.LogError("A round of work failed: {Error}\n{Stack}", Redacted.Of(e), e.StackTrace);
                }
                await bell.Wait(poll, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
    }
}
