namespace UngCuu.Shared;

/// <summary>
/// The domain clock: UTC, cut to the microsecond so that both databases give back what was stored.
/// Drills move it forward; sign-in, cookies and schedules keep to <see cref="TimeProvider"/> itself.
/// </summary>
public sealed class Clock(TimeProvider time)
{
    private long offsetTicks;

    public DateTime Now
    {
        get
        {
            var ticks = time.GetUtcNow().UtcTicks + Interlocked.Read(ref offsetTicks);
            return new DateTime(ticks - ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
        }
    }

    public DateOnly Today => VietnamTime.Day(Now);

    /// <summary>A drill moved it: what people see is not the time of day.</summary>
    public bool IsMoved => Interlocked.Read(ref offsetTicks) != 0;

    /// <summary>Sets the clock so that <see cref="Now"/> continues from <paramref name="utc"/>.</summary>
    internal void MoveTo(DateTime utc) =>
        Interlocked.Exchange(ref offsetTicks, utc.Ticks - time.GetUtcNow().UtcTicks);
}
