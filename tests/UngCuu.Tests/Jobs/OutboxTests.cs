using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs;
using UngCuu.Shared;

namespace UngCuu.Tests.Jobs;

[Trait("needs", "database")]
public class OutboxTests(OutboxServer server) : IClassFixture<OutboxServer>
{
    [Fact]
    public async Task Eight_workers_deliver_forty_deliveries_each_exactly_once()
    {
        var subjects = Enumerable.Range(0, 40).Select(_ => Ids.New()).ToList();
        foreach (var subject in subjects)
            await server.Say(subject, 1);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(server.DeliverEverythingDue)));

        var mine = server.Listener.Effects.Where(e => subjects.Contains(e.Subject)).Select(e => e.Subject).ToList();
        Assert.Equal(subjects.Order(), mine.Order());
        foreach (var subject in subjects)
        {
            var delivery = Assert.Single(await server.Deliveries(subject));
            Assert.NotNull(delivery.DoneAt);
            Assert.Equal(1, delivery.Attempts);
            Assert.Null(delivery.ClaimedBy);
        }
    }

    [Fact]
    public async Task However_many_work_each_subject_hears_its_events_in_their_order()
    {
        var subjects = Enumerable.Range(0, 4).Select(_ => Ids.New()).ToList();
        for (var number = 1; number <= 10; number++)
            foreach (var subject in subjects)
                await server.Say(subject, number);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(server.DeliverEverythingDue)));
        await server.Outbox.Drain(); // a worker may have left while the last of a subject was still being delivered
        foreach (var subject in subjects)
            Assert.Equal(Enumerable.Range(1, 10), server.Listener.Effects.Where(e => e.Subject == subject).Select(e => e.Number));
    }

    [Fact]
    public async Task A_poisoned_delivery_holds_back_its_own_subject_and_no_other()
    {
        var (poisoned, other) = (Ids.New(), Ids.New());
        server.Listener.Behaves(poisoned, (number, _, _) => number == 2 ? throw new InvalidOperationException("Không gửi được cho 'Nguyễn Văn A' <a@example.vn>, 0912 345 678\nat C:\\secret") : Task.CompletedTask);
        await server.Say(poisoned, 1, 2, 3);
        await server.Say(other, 1, 2);
        await server.DeliverEverythingDue();

        Assert.Equal([1], await server.Written(poisoned));
        Assert.Equal([1, 2], await server.Written(other));
        var deliveries = await server.Deliveries(poisoned);
        Assert.Equal("InvalidOperationException: Không gửi được cho '…' <…@…>, …", deliveries[1].LastError);
        Assert.Equal(1, deliveries[1].Attempts);
        Assert.Equal(0, deliveries[2].Attempts);

        server.Listener.Behaves(poisoned, (_, _, _) => Task.CompletedTask);
        await server.DeliverEverythingDue();
        Assert.Equal([1], await server.Written(poisoned)); // it waits its turn
        server.Time.Move(Claims.WaitAfter(1));
        await server.DeliverEverythingDue();
        Assert.Equal([1, 2, 3], await server.Written(poisoned));
        Assert.All(await server.Deliveries(poisoned), d => Assert.Null(d.LastError));
    }

    [Fact]
    public async Task What_fails_eight_times_counts_as_stuck_and_is_still_tried_every_hour()
    {
        var subject = Ids.New();
        server.Listener.Behaves(subject, (_, _, _) => throw new TimeoutException());
        await server.Say(subject, 1);
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            await server.DeliverEverythingDue();
            Assert.Equal(attempt, Assert.Single(await server.Deliveries(subject)).Attempts);
            Assert.Equal(attempt >= 8, await server.In((db, _) => db.Deliveries.Stuck().AnyAsync(d => d.SubjectId == subject)));
            server.Time.Move(TimeSpan.FromHours(1));
        }
        server.Listener.Behaves(subject, (_, _, _) => Task.CompletedTask);
        await server.DeliverEverythingDue();
        Assert.Equal([1], await server.Written(subject));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(5, 160)]
    [InlineData(9, 2560)]
    [InlineData(10, 3600)]
    [InlineData(4000, 3600)]
    public void The_wait_doubles_from_ten_seconds_to_an_hour(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Claims.WaitAfter(attempts));

    [Fact]
    public async Task A_worker_that_hangs_after_its_side_effect_loses_its_claim_and_what_was_to_be_saved_is_saved_once()
    {
        var subject = Ids.New();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wakes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Listener.Behaves(subject, async (_, _, _) =>
        {
            reached.SetResult();
            await wakes.Task.WaitAsync(TestContext.Current.CancellationToken);
        });
        await server.Say(subject, 1, 2);
        var hanging = Task.Run(async () =>
        {
            // What another test left behind may be due before it; when nothing is left the test fails instead of going round for ever.
            while (!reached.Task.IsCompleted && await server.Outbox.DeliverOne(CancellationToken.None))
            {
            }
        });
        try
        {
            await Task.WhenAny(reached.Task, hanging);
            Assert.True(reached.Task.IsCompleted, "the delivery was not taken");
            server.Listener.Behaves(subject, (_, _, _) => Task.CompletedTask);

            await server.DeliverEverythingDue();
            Assert.Empty(await server.Written(subject)); // the claim holds, and the second waits for the first
            server.Time.Move(new WorkSettings().Lease + TimeSpan.FromSeconds(1));
            await server.DeliverEverythingDue();
            Assert.Equal([1, 2], await server.Written(subject));
        }
        finally
        {
            wakes.SetResult(); // the first comes back from the dead: what it wrote must not be saved again
            await hanging;
        }
        Assert.Equal([1, 2], await server.Written(subject));
        Assert.Equal([1, 1, 2], server.Listener.Effects.Where(e => e.Subject == subject).Select(e => e.Number));
        Assert.All(await server.Deliveries(subject), d => Assert.NotNull(d.DoneAt));
    }

    [Fact]
    public async Task A_save_that_fails_after_the_work_takes_the_work_back_and_its_effect_is_written_once()
    {
        var subject = Ids.New();
        var broken = true;
        server.Listener.Behaves(subject, (_, db, _) =>
        {
            if (broken)
                db.SavedChanges += (_, _) => throw new IOException("the line broke"); // before or after the commit: it must stand once
            return Task.CompletedTask;
        });
        await server.Say(subject, 1);
        await server.DeliverEverythingDue();
        broken = false;
        server.Time.Move(Claims.WaitAfter(1));
        await server.DeliverEverythingDue();
        Assert.Equal([1], await server.Written(subject));
        Assert.NotNull(Assert.Single(await server.Deliveries(subject)).DoneAt);
    }

    [Fact]
    public async Task Draining_ignores_waits_delivers_what_arises_and_tries_what_fails_once()
    {
        var (failing, talkative) = (Ids.New(), Ids.New());
        server.Listener.Behaves(failing, (_, _, _) => throw new TimeoutException());
        server.Listener.Behaves(talkative, (number, db, _) =>
        {
            if (number < 3)
                db.Record(new Subject("Conversation", talkative), new Said(number + 1));
            return Task.CompletedTask;
        });
        await server.Say(failing, 1);
        await server.Say(talkative, 1);
        await server.Outbox.Drain();
        await server.Outbox.Drain();
        Assert.Equal([1, 2, 3], await server.Written(talkative));
        Assert.Equal(2, Assert.Single(await server.Deliveries(failing)).Attempts);
    }

    [Fact]
    public async Task A_worker_that_is_stopping_takes_nothing()
    {
        var subject = Ids.New();
        await server.Say(subject, 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Outbox.DeliverOne(new CancellationToken(canceled: true)));
        Assert.Equal(0, Assert.Single(await server.Deliveries(subject)).Attempts);
    }

    [Fact]
    public async Task A_subscriber_that_saves_by_itself_is_refused_and_leaves_nothing_behind()
    {
        var subject = Ids.New();
        server.Listener.Behaves(subject, (_, db, cancel) => db.SaveChangesAsync(cancel));
        await server.Say(subject, 1);
        await server.DeliverEverythingDue();
        Assert.Empty(await server.Written(subject));
        Assert.StartsWith("NotSupportedException", Assert.Single(await server.Deliveries(subject)).LastError);
    }

    [Fact]
    public async Task A_delivery_whose_subscriber_is_gone_stays_visible_with_the_reason()
    {
        var subject = Ids.New();
        await server.In(async (db, _) =>
        {
            db.Record(new Subject("Conversation", subject), new Heard(0));
            await db.SaveChangesAsync();
            var happened = await db.Events.SingleAsync(e => e.SubjectId == subject);
            db.Deliveries.Add(new Delivery { Event = happened, Subscriber = "test.gone", SubjectId = subject, DueAt = server.Time.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
        });
        await server.DeliverEverythingDue();
        Assert.Contains("test.gone", Assert.Single(await server.Deliveries(subject)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_subscriber_does_is_signed_by_the_system_with_its_name()
    {
        var subject = Ids.New();
        await server.Say(subject, 1);
        await server.DeliverEverythingDue();
        Assert.Equal("system (test.listener)", await server.In((db, _) => db.Events.Where(e => e.SubjectId == subject && e.Name == nameof(Heard)).Select(e => e.Author).SingleAsync()));
    }
}
