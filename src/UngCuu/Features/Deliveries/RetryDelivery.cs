using UngCuu.Data;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;

namespace UngCuu.Features.Deliveries;

public sealed record DeliveryRetried(long Delivery);

public sealed record LetterRetried(long Letter);

public sealed record AllStuckRetried(int Deliveries, int Letters);

/// <summary>Asks for what failed to be tried at once, as if for the first time. Recorded about the installation: who asked, and for what.</summary>
public sealed class RetryDelivery(AppDb db, OutboxSignal outbox, MailSignal mail, TimeProvider time)
{
    private static readonly Subject Installation = new("Installation", Guid.Empty);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>False: it is done, or being worked on just now.</returns>
    public Task<bool> Delivery(long id, CancellationToken cancel) => Run(async () =>
        await db.Deliveries.Where(d => d.Id == id).TryAgain(Now, cancel) == 1 ? new DeliveryRetried(id) : null, cancel);

    /// <summary>A refused letter too.</summary>
    public Task<bool> Letter(long id, CancellationToken cancel) => Run(async () =>
        await db.OutgoingMails.Where(m => m.Id == id).SendAgain(Now, cancel) == 1 ? new LetterRetried(id) : null, cancel);

    public Task<bool> AllStuck(CancellationToken cancel) => Run(async () =>
    {
        var retried = new AllStuckRetried(
            await db.Deliveries.Stuck().TryAgain(Now, cancel),
            await db.OutgoingMails.Stuck().TryAgain(Now, cancel));
        return retried is { Deliveries: 0, Letters: 0 } ? null : retried;
    }, cancel);

    private async Task<bool> Run(Func<Task<object?>> retry, CancellationToken cancel)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            if (await retry() is not { } fact)
                return false;
            db.Record(Installation, fact);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        outbox.Ring();
        mail.Ring();
        return true;
    }
}
