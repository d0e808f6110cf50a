using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>When something is said to have happened: entered to the minute, never in the future, never before there was anybody to report it to.</summary>
internal static class FactTime
{
    /// <summary>Before this nobody reported incidents: an earlier year is a slip of the hand.</summary>
    public static readonly DateTime Earliest = VietnamTime.ToUtc(new DateTime(1990, 1, 1));

    /// <summary>A person may set their watch a little ahead; beyond that a time in the future is a slip.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public static DateTime Latest(DateTime now) => now + Ahead;

    public static void RefuseImpossible(DateTime at, DateTime now, string field)
    {
        if (at > Latest(now))
            throw new RuleBroken("incident.time.future", now) { Field = field };
        if (at < Earliest)
            throw new RuleBroken("incident.time.past") { Field = field };
    }

    public static DateTime ToMinute(DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute));
}
