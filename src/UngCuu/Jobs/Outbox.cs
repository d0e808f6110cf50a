using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Mail;

namespace UngCuu.Jobs;

/// <summary>
/// Delivers events to their subscribers: at least once, in order for each subject and subscriber. What fails holds back only its own subject.
/// </summary>
public sealed class Outbox(IServiceScopeFactory scopes, TimeProvider time, WorkSettings settings, MailSignal mail, ILogger<Outbox> log)
{
    private readonly WorkQueue<Delivery> queue = new(scopes, time, settings, log)
    {
        Ready = OldestOfEach,
        Work = (delivery, db, services, cancel) => Deliver(delivery, db, services, mail, cancel),
        Measure = Measures.Delivering,
    };

    /// <summary>Takes one delivery that is due and delivers it. False: there is none to take now.</summary>
    /// <param name="stop">Keeps from taking another; one that is taken is finished.</param>
    public Task<bool> DeliverOne(CancellationToken stop) => queue.DoOne(stop);

    /// <summary>Delivers everything that stands or arises, without waiting for back-offs; what fails is tried once. For drills and tests.</summary>
    public Task Drain(CancellationToken cancel = default) => queue.Drain(cancel);

    private static IQueryable<Delivery> OldestOfEach(IQueryable<Delivery> all) =>
        all.Where(d => !all.Any(e => e.Subscriber == d.Subscriber && e.SubjectId == d.SubjectId && e.Id < d.Id && e.DoneAt == null));

    private static async Task Deliver(Delivery delivery, AppDb db, IServiceProvider services, MailSignal mail, CancellationToken cancel)
    {
        var author = services.GetRequiredService<Author>();
        author.ActAsSystem(delivery.Subscriber);
        author.Correlation = delivery.Event.Correlation ?? Activity.Current?.TraceId.ToString();
        var subscriber = services.GetServices<ISubscriber>().SingleOrDefault(s => s.Name == delivery.Subscriber)
            ?? throw new InvalidOperationException($"Nobody subscribes under the name {delivery.Subscriber} any more.");
        db.SavingChanges += RefuseToSave;
        await subscriber.Deliver(delivery.Event, db, cancel);
        db.SavingChanges -= RefuseToSave;
        delivery.LastError = null;
        if (db.ChangeTracker.Entries<OutgoingMail>().Any(e => e.State == EntityState.Added))
            db.SavedChanges += (_, _) => mail.Ring();
    }

    private static void RefuseToSave(object? sender, SavingChangesEventArgs e) =>
        throw new NotSupportedException("A subscriber does not save: what it wrote is saved together with the mark of its delivery.");
}
