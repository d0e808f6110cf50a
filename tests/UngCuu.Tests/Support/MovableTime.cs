namespace UngCuu.Tests.Support;

/// <summary>Real time that a test can move forward: leases lapse and waits end without anybody waiting.</summary>
public sealed class MovableTime : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    public void Move(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);
}
