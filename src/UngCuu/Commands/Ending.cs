using System.Diagnostics;

namespace UngCuu.Commands;

/// <summary>A process that was asked to end ends, also when something in it waits for what does not come back, such as a scheduler for its database.</summary>
internal sealed class Ending(TimeProvider time, ILogger<Ending> log)
{
    /// <summary>More than all that runs has to come to its end, less than systemd waits.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(40);

    private ITimer? last;

    /// <summary>From the moment the application is asked to stop. What it had written stands: both databases outlive a kill.</summary>
    public static void IsSureFor(WebApplication app)
    {
        var ending = ActivatorUtilities.CreateInstance<Ending>(app.Services);
        app.Lifetime.ApplicationStopping.Register(ending.Begin);
    }

    private void Begin() => last = time.CreateTimer(_ =>
    {
        log.LogCritical("The process was asked to end and had not after {Seconds} seconds: it is ended.", AtMost.TotalSeconds);
        Process.GetCurrentProcess().Kill();
    }, null, AtMost, Timeout.InfiniteTimeSpan);
}
