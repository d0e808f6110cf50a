using System.Diagnostics;
using Npgsql;
using UngCuu.Drills;
using UngCuu.Security;
using UngCuu.Tests.Support;
using Browser = UngCuu.Tests.Support.Browser;

namespace UngCuu.Tests.Nodes;

/// <summary>What two workers of one installation do by the clock and with the letters.</summary>
[Collection(nameof(Alone))]
public sealed class WorkersTests(NodesOnPostgres installation) : IClassFixture<NodesOnPostgres>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Each_schedule_is_begun_once_at_each_moment_by_whichever_of_two_workers()
    {
        NeedsPostgres();
        await installation.Sql("""
            delete from schedule_runs;
            create table begun (name text not null);
            create function keep_begun() returns trigger language plpgsql as $$ begin insert into begun values (new.name); return null; end $$;
            create trigger keep_begun after insert or update of started_at on schedule_runs for each row execute function keep_begun();
            create table fired (name text not null, moment bigint not null);
            create function keep_fired() returns trigger language plpgsql as $$ begin insert into fired values (new.job_name, new.sched_time); return null; end $$;
            create trigger keep_fired after update on qrtz_fired_triggers for each row when (new.state = 'EXECUTING' and old.state <> 'EXECUTING') execute function keep_fired();
            """);
        await using var first = await installation.Work();
        await using var second = await installation.Work();
        Assert.True(await installation.Sql("select count(*) from qrtz_job_details") > 3);
        await AllBegun(times: 1); // what never ran runs at the start
        for (var moment = 2; moment <= 3; moment++)
        {
            await installation.Sql($"update qrtz_triggers set next_fire_time = {TimeProvider.System.GetUtcNow().UtcTicks} where trigger_type = 'CRON'");
            await AllBegun(moment);
        }
        Assert.Equal(0, await installation.Sql("select count(*) - count(distinct (name, moment)) from fired"));
        Assert.Equal(0, await installation.Sql("select (select count(*) from begun) - (select count(*) from fired)"));

        // Until each was begun so often and nothing runs or is about to.
        async Task AllBegun(int times) => await Until($"""
            select (select count(*) from qrtz_job_details where (select count(*) from begun where name = job_name) < {times})
              + (select count(*) from schedule_runs where ended_at is null)
              + (select count(*) from qrtz_fired_triggers)
            """);
    }

    [Fact]
    public async Task While_the_mail_server_is_away_the_administrator_sees_it_and_afterwards_every_letter_leaves_once()
    {
        NeedsPostgres();
        int port;
        await using (var gone = new SmtpListener())
            port = gone.Port;
        (string, string)[] mail = [("UNGCUU_Smtp__Host", "127.0.0.1"), ("UNGCUU_Smtp__Port", $"{port}"), ("UNGCUU_Smtp__Security", "None"), ("UNGCUU_Smtp__From", "ungcuu@example.vn")];
        await using var first = await installation.Work(mail);
        await using var second = await installation.Work(mail);
        await using var server = await installation.Serve();
        using var reader = new Browser(server.Address, "en");
        await installation.Inside.SignIn(reader, await installation.Inside.NewPerson(PostRole.Administrator, installation.Coordinator, a => a.Language = "en"));

        var people = new List<string>();
        for (var number = 0; number < 8; number++)
        {
            using var forgetful = new Browser(server.Address, "en");
            people.Add((await installation.Inside.NewPerson(PostRole.OperatorContact, installation.Operator)).Email);
            var asked = await forgetful.Send(await forgetful.Get("/account/forgotten"), ("Form.Email", people[^1]));
            Assert.Equal(System.Net.HttpStatusCode.OK, asked.Status); // nobody waits for the mail server
        }
        await Until($"select {people.Count} - count(*) from outgoing_mails where attempts > 0 and done_at is null");
        var shown = await reader.Get("/admin/deliveries");
        Assert.Equal(people.Count, shown.Text.Split("Connection refused").Length - 1);

        await first.Kill();
        await using var smtp = new SmtpListener(port);
        await Until("select count(*) from outgoing_mails where done_at is null");
        var sent = smtp.Letters.Select(l => l.Message).Where(m => people.Contains(m.To.Mailboxes.Single().Address)).ToList();
        Assert.Equal(people.Order(StringComparer.Ordinal), sent.Select(m => m.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal));
        Assert.Equal(sent.Count, sent.Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_worker_whose_schedule_was_running_when_PostgreSQL_went_ends_when_it_is_asked_to()
    {
        NeedsPostgres();
        await using var hold = new NpgsqlConnection(installation.Address);
        await hold.OpenAsync(TestContext.Current.CancellationToken);
        await hold.Sql("delete from schedule_runs"); // what never ran runs at the start
        await using var held = await hold.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await hold.Sql("lock table schedule_runs in share row exclusive mode");
        await using var worker = await installation.Work();
        await Until("select 1 - least(1, count(*)) from pg_locks where relation = 'schedule_runs'::regclass and not granted");
        await installation.Postgres.Crash(TestContext.Current.CancellationToken);
        try
        {
            Assert.True(await worker.EndsWithin(TimeSpan.FromSeconds(20)), worker.LastWords);
        }
        finally
        {
            await installation.Postgres.Resume(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until the question is answered with 0.</summary>
    private async Task Until(string question)
    {
        for (var look = Stopwatch.StartNew(); await installation.Sql(question) is not 0 and var left; await Task.Delay(100, TestContext.Current.CancellationToken))
            Assert.True(look.Elapsed < Patience, $"{left} left of: {question}");
    }

    private static void NeedsPostgres() => Assert.SkipUnless(PrivatePostgres.Programs is not null, "PostgreSQL is not installed (postgresql-15).");
}
