using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Jobs.Schedules;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Jobs;

[Trait("needs", "database")]
public class ScheduleTests(TestDatabase database)
{
    private sealed class ByTheClock(string name, string cron, Func<AppDb, Task> run) : IScheduled
    {
        public string Name => name;

        public string Cron => cron;

        public Task Run(AppDb db, CancellationToken cancel) => run(db);
    }

    /// <summary>A server with schedules of the test's own; notes what ran, and when by the domain clock.</summary>
    private sealed class ScheduledServer(TestDatabase database, params (string Name, string Cron)[] schedules) : OutboxServer(database)
    {
        public ConcurrentQueue<string> Ran { get; } = [];

        /// <summary>Set when as many runs as <see cref="Awaited"/> have ended.</summary>
        public TaskCompletionSource Enough { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Awaited { get; init; } = 1;

        public Func<string, AppDb, Task> Does { get; set; } = (_, _) => Task.CompletedTask;

        public DatabaseSettings? On { get; init; }

        public bool Works { get; init; }

        public Schedule Schedule => Services.GetRequiredService<Schedule>();

        public static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

        protected override ServerSettings Configure(ServerSettings settings)
        {
            var usual = base.Configure(settings);
            return usual with
            {
                WorksToo = Works,
                Database = On ?? settings.Database,
                Also = services =>
                {
                    usual.Also!(services);
                    foreach (var (name, cron) in schedules)
                        services.AddScoped<IScheduled>(s => new ByTheClock(name, cron, async db =>
                        {
                            Ran.Enqueue($"{VietnamTime.Show(s.GetRequiredService<Clock>().Now)} {name}");
                            await Does(name, db);
                            if (Ran.Count == Awaited)
                                Enough.TrySetResult();
                        }));
                },
            };
        }
    }

    [Fact]
    public async Task Moving_the_clock_steps_through_everything_that_falls_due_in_order_and_by_vietnam_time()
    {
        await using var server = new ScheduledServer(database, ("test.reminders", "0 0 0/12 * * ?"), ("test.calendar", "0 0 0 * * ?"), ("test.yearly", "0 0 0 1 1 ?"));
        await server.InitializeAsync();
        await server.Schedule.RunAllDue(ScheduledServer.Utc("2018-04-03T00:00:00+07:00"), ScheduledServer.Utc("2018-04-05T00:00:00+07:00"), TestContext.Current.CancellationToken);

        Assert.Equal(
        [
            "12:00 03/4/2018 test.reminders",
            "00:00 04/4/2018 test.calendar",
            "00:00 04/4/2018 test.reminders",
            "12:00 04/4/2018 test.reminders",
            "00:00 05/4/2018 test.calendar",
            "00:00 05/4/2018 test.reminders",
        ], server.Ran);
        Assert.Equal("00:00 05/4/2018", VietnamTime.Show(server.Clock.Now));
    }

    [Fact]
    public async Task What_a_schedule_starts_is_delivered_before_the_next_moment_and_signed_by_the_system()
    {
        await using var server = new ScheduledServer(database, ("test.hourly", "0 0 * * * ?"));
        await server.InitializeAsync();
        var subject = Ids.New();
        server.Does = (_, db) =>
        {
            db.Record(new Subject("Conversation", subject), new Said(server.Ran.Count));
            return Task.CompletedTask;
        };
        server.Listener.Behaves(subject, (number, _, _) =>
        {
            server.Ran.Enqueue($"heard {number}");
            return Task.CompletedTask;
        });
        await server.Schedule.RunAllDue(ScheduledServer.Utc("2026-09-07T08:30:00+07:00"), ScheduledServer.Utc("2026-09-07T10:30:00+07:00"), TestContext.Current.CancellationToken);

        Assert.Equal(["09:00 07/9/2026 test.hourly", "heard 1", "10:00 07/9/2026 test.hourly", "heard 3"], server.Ran);
        var authors = await server.In((db, _) => db.Events.Where(e => e.SubjectId == subject && e.Name == nameof(Said)).Select(e => e.Author).Distinct().ToListAsync());
        Assert.Equal(["system (test.hourly)"], authors);
    }

    [Fact]
    public async Task A_schedule_that_fails_is_recorded_without_values_and_stops_the_moving_clock()
    {
        await using var server = new ScheduledServer(database, ("test.failing", "0 0 * * * ?"));
        await server.InitializeAsync();
        server.Does = (_, _) => throw new InvalidOperationException("no 'Nguyễn Văn A'");
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Schedule.RunAllDue(
            ScheduledServer.Utc("2026-09-07T08:30:00Z"), ScheduledServer.Utc("2026-09-07T10:30:00Z"), TestContext.Current.CancellationToken));
        var run = await server.In((db, _) => db.ScheduleRuns.SingleAsync(r => r.Name == "test.failing"));
        Assert.Equal("InvalidOperationException: no '…'", run.Error);
        Assert.NotNull(run.EndedAt);

        server.Does = (_, _) => Task.CompletedTask;
        await server.Schedule.Run("test.failing", TestContext.Current.CancellationToken);
        Assert.Null((await server.In((db, _) => db.ScheduleRuns.SingleAsync(r => r.Name == "test.failing"))).Error);
    }

    [Fact]
    public async Task A_worker_runs_at_its_start_what_never_ran_and_what_was_missed_while_it_was_down()
    {
        // On PostgreSQL the scheduler's own tables know what was missed; there only what never ran is started.
        string[] expected = TestDatabase.OnPostgres ? ["test.new"] : ["test.new", "test.nightly"];
        var shared = await database.Clone();
        var yesterday = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        await using var server = new ScheduledServer(database, ("test.nightly", "0 0 0 * * ?"), ("test.new", "0 0 0 1 1 ? 2099"))
        {
            On = shared,
            Works = true,
            Awaited = expected.Length,
        };
        await using (var earlier = new ScheduledServer(database) { On = shared })
        {
            await earlier.InitializeAsync();
            await earlier.In(async (db, _) =>
            {
                db.ScheduleRuns.Add(new ScheduleRun { Name = "test.nightly", StartedAt = TestDatabase.OnPostgres ? yesterday.AddDays(1) : yesterday });
                await db.SaveChangesAsync();
            });
        }
        await server.InitializeAsync();
        await server.Enough.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(expected, server.Ran.Select(r => r.Split(' ')[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task On_postgresql_workers_share_the_triggers_and_what_left_the_code_leaves_the_tables()
    {
        if (!TestDatabase.OnPostgres)
            return; // in memory there is nothing to share
        var shared = await database.Clone();
        async Task<List<string>> Stored()
        {
            await using var connection = new Npgsql.NpgsqlConnection(shared.ConnectionString);
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand("select trigger_name || ' ' || cron_expression || ' ' || time_zone_id from qrtz_cron_triggers where trigger_name like 'test.%' order by 1", connection);
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
                rows.Add(reader.GetString(0));
            return rows;
        }

        await using (var first = new ScheduledServer(database, ("test.a", "0 0 0 1 1 ? 2099"), ("test.b", "0 0 0 1 1 ? 2099")) { On = shared, Works = true })
        await using (var second = new ScheduledServer(database, ("test.a", "0 0 0 1 1 ? 2099"), ("test.b", "0 0 0 1 1 ? 2099")) { On = shared, Works = true })
        {
            await first.InitializeAsync();
            await second.InitializeAsync();
            Assert.Equal(["test.a 0 0 0 1 1 ? 2099 Asia/Ho_Chi_Minh", "test.b 0 0 0 1 1 ? 2099 Asia/Ho_Chi_Minh"], await Stored());
        }
        await using var later = new ScheduledServer(database, ("test.a", "0 30 0 1 1 ? 2099")) { On = shared, Works = true };
        await later.InitializeAsync();
        Assert.Equal(["test.a 0 30 0 1 1 ? 2099 Asia/Ho_Chi_Minh"], await Stored());
    }

    [Fact]
    public async Task Every_schedule_of_the_product_has_a_name_of_its_own_and_a_rhythm_that_comes_again()
    {
        await using var server = new TestServer(database);
        await server.InitializeAsync();
        var entries = server.Services.GetRequiredService<Schedule>().Entries;
        Assert.Equal(entries.Select(e => e.Name).Distinct(), entries.Select(e => e.Name));
        Assert.All(entries, e => Assert.NotNull(e.Cron.GetNextValidTimeAfter(TimeProvider.System.GetUtcNow())));
    }
}
