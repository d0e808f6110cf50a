namespace UngCuu.Data;

/// <summary>The outbox: one row for each subscriber of an event, written in the same save as the event.</summary>
public sealed class Delivery
{
    public long Id { get; private set; }

    public long EventId { get; private set; }

    public required Event Event { get; init; }

    public required string Subscriber { get; init; }

    /// <summary>Order is kept for each subscriber and subject.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Not before this moment (real time, UTC).</summary>
    public required DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }

    /// <summary>A worker's claim lapses by itself when the worker dies.</summary>
    public DateTime? ClaimedUntil { get; set; }

    public Guid? ClaimedBy { get; set; }

    public DateTime? DoneAt { get; set; }
}

/// <summary>
/// What follows an event after it is saved: notices, mail, webhooks, live pages. Delivered at least once, in order for each subject;
/// what it writes through the <see cref="AppDb"/> it is handed is saved together with the delivery's mark, so exactly once.
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
