using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Jobs;

/// <summary>How the worker of a process works. Real time.</summary>
public sealed record WorkSettings
{
    /// <summary>How often a worker looks when nothing wakes it.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a claim holds; a delivery that takes nearly as long is given up and tried again.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many deliveries run side by side. One on SQLite, where there is one writer.</summary>
    public int Loops { get; init; } = 1;
}

/// <summary>
/// Delivers events to their subscribers: at least once, in order for each subject and subscriber, each through a scope of its own.
/// What fails waits, longer each time, and holds back only its own subject.
/// </summary>
public sealed class Outbox(IServiceScopeFactory scopes, TimeProvider time, WorkSettings settings, ILogger<Outbox> log)
{
    private const int Candidates = 20;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes one delivery that is due and delivers it. False: there is none to take now.</summary>
    /// <param name="stop">Keeps from taking another; one that is taken is finished.</param>
    public async Task<bool> DeliverOne(CancellationToken stop)
    {
        var now = Now;
        if (await Take(d => d.Where(x => x.DueAt <= now), stop) is not { } taken)
            return false;
        await Deliver(taken, CancellationToken.None);
        return true;
    }

    /// <summary>Delivers everything that stands or arises, without waiting for back-offs; what fails is tried once. For drills and tests.</summary>
    public async Task Drain(CancellationToken cancel = default)
    {
        List<long> failed = [];
        while (true)
        {
            if (await Take(d => d.Where(x => !failed.Contains(x.Id)), cancel) is { } taken)
            {
                if (!await Deliver(taken, cancel))
                    failed.Add(taken.Id);
            }
            else if (await OthersAreAtIt(cancel))
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancel);
            else
                return;
        }
    }

    private sealed record Claimed(long Id, Guid Claim);

    /// <summary>The oldest undone delivery of each subject and subscriber may be taken, if it is free.</summary>
    private async Task<Claimed?> Take(Func<IQueryable<Delivery>, IQueryable<Delivery>> of, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<AppDb>().Deliveries;
        while (true)
        {
            var now = Now;
            var ids = await of(all).Free(now)
                .Where(d => !all.Any(e => e.Subscriber == d.Subscriber && e.SubjectId == d.SubjectId && e.Id < d.Id && e.DoneAt == null))
                .OrderBy(d => d.DueAt).ThenBy(d => d.Id)
                .Select(d => d.Id).Take(Candidates).ToListAsync(cancel);
            if (ids.Count == 0)
                return null;
            // Workers begin at different rows, so that they seldom ask for the same.
            var first = ids.Count == 1 ? 0 : RandomNumberGenerator.GetInt32(ids.Count);
            for (var i = 0; i < ids.Count; i++)
            {
                var claimed = new Claimed(ids[(first + i) % ids.Count], Ids.New());
                if (await all.Where(d => d.Id == claimed.Id).Claim(claimed.Claim, now, settings.Lease, cancel))
                    return claimed;
            }
        }
    }

    private async Task<bool> Deliver(Claimed taken, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.Lease * 0.8);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var delivery = await db.Deliveries.Include(d => d.Event).SingleAsync(d => d.Id == taken.Id, limit.Token);
        if (delivery.ClaimedBy != taken.Claim)
            return true; // the claim lapsed before it was used: somebody else has it
        using var measured = Measures.Delivering(delivery);
        try
        {
            await Deliver(delivery, db, scope.ServiceProvider, limit.Token);
            measured.Done();
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Afterwards(taken, d => d.GivenBack(taken.Claim, CancellationToken.None));
            throw;
        }
        catch (Exception e)
        {
            var error = Redacted.Of(e);
            log.LogWarning("Delivery {Delivery} to {Subscriber} failed at attempt {Attempt}: {Error}\n{Stack}", delivery.Id, delivery.Subscriber, delivery.Attempts, error, e.StackTrace);
            measured.Failed(e);
            await Afterwards(taken, d => d.Failed(taken.Claim, error, Now + Claims.WaitAfter(delivery.Attempts), CancellationToken.None));
            return false;
        }
    }

    private async Task Deliver(Delivery delivery, AppDb db, IServiceProvider services, CancellationToken cancel)
    {
        var author = services.GetRequiredService<Author>();
        author.ActAsSystem(delivery.Subscriber);
        author.Correlation = delivery.Event.Correlation ?? Activity.Current?.TraceId.ToString();
        var subscriber = services.GetServices<ISubscriber>().SingleOrDefault(s => s.Name == delivery.Subscriber)
            ?? throw new InvalidOperationException($"Nobody subscribes under the name {delivery.Subscriber} any more.");
        db.SavingChanges += RefuseToSave;
        await subscriber.Deliver(delivery.Event, db, cancel);
        db.SavingChanges -= RefuseToSave;
        delivery.Done(Now);
        await db.SaveChangesAsync(cancel);
    }

    private static void RefuseToSave(object? sender, SavingChangesEventArgs e) =>
        throw new NotSupportedException("A subscriber does not save: what it wrote is saved together with the mark of its delivery.");

    private async Task Afterwards(Claimed taken, Func<IQueryable<Delivery>, Task> write)
    {
        await using var scope = scopes.CreateAsyncScope();
        await write(scope.ServiceProvider.GetRequiredService<AppDb>().Deliveries.Where(d => d.Id == taken.Id));
    }

    private async Task<bool> OthersAreAtIt(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Deliveries.Taken(Now).AnyAsync(cancel);
    }
}
