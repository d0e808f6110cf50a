using UngCuu.Data;

namespace UngCuu.Jobs.Schedules;

/// <summary>
/// Something done by the clock. Runs in a scope of its own, may run twice for one moment and late after the system was down: what is due is rows with
/// natural keys, never an hour that matches. Registered as <c>services.AddScoped&lt;IScheduled, X&gt;()</c>.
/// </summary>
public interface IScheduled
{
    /// <summary>Stored, and signs what it does: <c>system (name)</c>; never rename.</summary>
    string Name { get; }

    /// <summary>Seconds, minutes, hours, day of month, month, day of week, in Vietnam time: <c>0 5 0 * * ?</c> is five past midnight.</summary>
    string Cron { get; }

    /// <summary>What it leaves unsaved is saved after it.</summary>
    Task Run(AppDb db, CancellationToken cancel);
}
