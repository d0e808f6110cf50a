using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Jobs;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Jobs;

/// <summary>Something to deliver; <see cref="Number"/> counts within its subject.</summary>
internal sealed record Said(int Number);

/// <summary>What the listener writes through the database it is handed.</summary>
internal sealed record Heard(int Number);

/// <summary>Hears everything said: notes it in memory (a side effect), writes it down, and behaves as the test asks for a subject.</summary>
public sealed class Listener : ISubscriber
{
    private readonly ConcurrentDictionary<Guid, Func<int, AppDb, CancellationToken, Task>> behaviour = [];

    public ConcurrentQueue<(Guid Subject, int Number)> Effects { get; } = [];

    public string Name => "test.listener";

    public bool Wants(string eventName) => eventName == nameof(Said);

    public void Behaves(Guid subject, Func<int, AppDb, CancellationToken, Task> how) => behaviour[subject] = how;

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var number = FactJson.Read<Said>(happened.Payload).Number;
        Effects.Enqueue((happened.SubjectId, number));
        db.Record(new Subject("Conversation", happened.SubjectId), new Heard(number));
        if (behaviour.TryGetValue(happened.SubjectId, out var how))
            await how(number, db, cancel);
    }
}

public class OutboxServer(TestDatabase database) : TestServer(database)
{
    public Listener Listener { get; } = new();

    public MovableTime Time { get; } = new();

    public Outbox Outbox => Services.GetRequiredService<Outbox>();

    protected override ServerSettings Configure(ServerSettings settings) => settings with
    {
        Also = services => services.AddSingleton<TimeProvider>(Time).AddSingleton<ISubscriber>(Listener),
    };

    /// <summary>One save for each number.</summary>
    public async Task Say(Guid subject, params IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
            await In(async (db, _) =>
            {
                db.Record(new Subject("Conversation", subject), new Said(number));
                await db.SaveChangesAsync();
            });
    }

    public Task<List<int>> Written(Guid subject) => In(async (db, _) =>
        (await db.Events.Where(e => e.SubjectId == subject && e.Name == nameof(Heard)).OrderBy(e => e.Id).Select(e => e.Payload).ToListAsync())
        .ConvertAll(p => FactJson.Read<Heard>(p).Number));

    public Task<List<Delivery>> Deliveries(Guid subject) =>
        In((db, _) => db.Deliveries.AsNoTracking().Where(d => d.SubjectId == subject).OrderBy(d => d.Id).ToListAsync());

    public async Task DeliverEverythingDue()
    {
        while (await Outbox.DeliverOne(CancellationToken.None))
        {
        }
    }
}
