namespace UngCuu.Data;

/// <summary>A row of work that workers share: taken by a claim that lapses, tried again later when it fails. On real time, never on the domain clock.</summary>
public interface IClaimable
{
    long Id { get; }

    /// <summary>Not before this moment (UTC).</summary>
    DateTime DueAt { get; set; }

    /// <summary>Counted when the row is taken, so that work which kills its worker counts too.</summary>
    int Attempts { get; set; }

    /// <summary>Type and first line, redacted: people who may not see the subject read it.</summary>
    string? LastError { get; set; }

    /// <summary>A worker's claim lapses by itself when the worker dies.</summary>
    DateTime? ClaimedUntil { get; set; }

    /// <summary>Another at each taking; the concurrency token, so that who lost the claim cannot save.</summary>
    Guid? ClaimedBy { get; set; }

    DateTime? DoneAt { get; set; }
}

/// <summary>The outbox: one row for each subscriber of an event, written in the same save as the event.</summary>
public sealed class Delivery : IClaimable
{
    public long Id { get; private set; }

    public long EventId { get; private set; }

    public required Event Event { get; init; }

    public required string Subscriber { get; init; }

    /// <summary>Order is kept for each subscriber and subject.</summary>
    public required Guid SubjectId { get; init; }

    public required DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }

    public DateTime? ClaimedUntil { get; set; }

    public Guid? ClaimedBy { get; set; }

    public DateTime? DoneAt { get; set; }
}

/// <summary>
/// What follows an event after it is saved: notices and mail. Delivered at least once, in order for each subject;
/// what it writes through the <see cref="AppDb"/> it is handed is saved together with the delivery's mark, so exactly once: it never saves by itself.
/// Asked in every save whether it wants an event, so its constructor asks for nothing that needs the database.
/// </summary>
public interface ISubscriber
{
    /// <summary>Stored with the delivery; never rename.</summary>
    string Name { get; }

    bool Wants(string eventName);

    Task Deliver(Event happened, AppDb db, CancellationToken cancel);
}

/// <summary>What must stand the moment an event is saved, in the same transaction: the duties.</summary>
public interface IInTheSameSave
{
    Task Follow(AppDb db, IReadOnlyList<Event> happened, CancellationToken cancel);
}
