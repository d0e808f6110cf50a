using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.Incidents;
using UngCuu.Features.Live;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Live;

[Trait("needs", "database")]
public class LiveTests(ReachNation nation) : IClassFixture<ReachNation>
{
    private sealed record Noted(string What);

    [Fact]
    public async Task What_one_person_writes_the_open_pages_of_others_are_told()
    {
        var incident = (await nation.Made()).Incident;
        using var reader = await nation.SignInAs(PostRole.OperatorContact, nation.Relations["operator"]);
        await using var line = await LiveLine.Open(reader);
        using var officer = await nation.SignInAs(PostRole.DutyOfficer, nation.Relations["coordinator"]);
        var page = await officer.Get($"/incidents/{incident.Reference}");
        await officer.Send(page, new Dictionary<string, object?> { ["Note.Text"] = "Đã gọi cho đơn vị." }, nation.Texts["incident.note.add"]);
        Assert.Contains(Named(incident), await line.UntilNamed(Named(incident)));
    }

    [Fact]
    public async Task What_a_reader_may_not_see_is_passed_over_in_silence()
    {
        var (ordinary, secret) = ((await nation.Made()).Incident, (await nation.Made()).Secret);
        using var member = await nation.SignInAs(PostRole.MemberContact, nation.Relations["member"]);
        using var officer = await nation.SignInAs(PostRole.DutyOfficer, nation.Relations["coordinator"]);
        await using var less = await LiveLine.Open(member);
        await using var all = await LiveLine.Open(officer);
        await Happen(secret);
        await Happen(ordinary);
        Assert.DoesNotContain(Named(secret), await less.UntilNamed(Named(ordinary)));
        Assert.Contains(Named(secret), (await all.UntilNamed(Named(secret))));
    }

    [Fact]
    public async Task It_names_what_changed_and_never_says_what_or_by_whom()
    {
        var incident = (await nation.Made()).Incident;
        using var reader = await nation.SignInAs(PostRole.OperatorContact, nation.Relations["operator"]);
        await using var line = await LiveLine.Open(reader);
        await Happen(incident);
        Assert.Equal($"[\"{Named(incident)}\"]", (await line.Until(ReadLive.Changed)).Data);
        Assert.Equal("no-store", line.Answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_page_hears_what_happened_while_it_was_on_its_way_but_not_of_its_readers_own_act()
    {
        var incident = (await nation.Made()).Incident;
        using var officer = await nation.SignInAs(PostRole.DutyOfficer, nation.Relations["coordinator"]);
        var page = await officer.Get($"/incidents/{incident.Reference}");
        var since = await LastEvent();
        await officer.Send(page, new Dictionary<string, object?> { ["Note.Text"] = "Việc của chính tôi." }, nation.Texts["incident.note.add"]);
        await using (var own = await LiveLine.Ask(officer, since))
            Assert.NotEqual(ReadLive.Changed, (await own.Next())!.Value.EventType);
        using var reader = await nation.SignInAs(PostRole.OperatorContact, nation.Relations["operator"]);
        await using var line = await LiveLine.Ask(reader, since);
        Assert.Contains(Named(incident), await line.UntilNamed(Named(incident)));
    }

    [Fact]
    public async Task A_page_says_from_where_it_wants_to_hear()
    {
        using var reader = await nation.SignInAs(PostRole.OperatorContact, nation.Relations["operator"]);
        await using (await LiveLine.Open(reader)) // the events have been read once
        {
            var page = await reader.Get("/");
            var since = long.Parse(page.One("meta[name=live]").GetAttribute("data-since")!, CultureInfo.InvariantCulture);
            Assert.InRange(since, 1, await LastEvent());
            Assert.NotEmpty(page.Html.QuerySelectorAll("[data-live][id]"));
        }
        using var stranger = nation.Browse();
        Assert.Empty((await stranger.Get("/")).Html.QuerySelectorAll("meta[name=live]"));
    }

    [Fact]
    public async Task A_reader_who_missed_too_much_is_told_to_read_everything_again()
    {
        using var reader = await nation.SignInAs(PostRole.OperatorContact, nation.Relations["operator"]);
        await nation.In(async (db, _) =>
        {
            for (var i = 0; i < 1_001; i++)
                db.Record(new Subject("Nothing", Ids.New()), new Noted("nhiều"));
            await db.SaveChangesAsync();
        });
        await using var line = await LiveLine.Ask(reader, since: 0);
        Assert.Equal("[\"*\"]", (await line.Until(ReadLive.Changed)).Data);
    }

    [Fact]
    public async Task The_figure_on_the_bell_follows()
    {
        var incident = (await nation.Made()).Incident;
        using var reader = await nation.SignInAs(PostRole.OperatorContact, nation.Relations["operator"]);
        await using var line = await LiveLine.Ask(reader);
        var before = int.Parse((await line.Until(ReadLive.Unread)).Data, CultureInfo.InvariantCulture);
        await Notify(incident);
        Assert.Equal(before + 1, int.Parse((await line.Until(ReadLive.Unread)).Data, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_figure_on_the_bell_follows_also_while_something_changes_all_the_time()
    {
        var incident = (await nation.Made()).Incident;
        using var reader = await nation.SignInAs(PostRole.OperatorContact, nation.Relations["operator"]);
        await using var line = await LiveLine.Ask(reader);
        var before = int.Parse((await line.Until(ReadLive.Unread)).Data, CultureInfo.InvariantCulture);
        await Notify(incident);
        var told = line.Until(ReadLive.Unread);
        while (!told.IsCompleted)
            await Happen(incident);
        Assert.Equal(before + 1, int.Parse((await told).Data, CultureInfo.InvariantCulture));
    }

    private Task Notify(ReachNation.Told incident) => nation.In(async (db, services) =>
    {
        await db.Notify(new()
        {
            Kind = "thử",
            AboutId = incident.Id,
            Step = Ids.New().ToString("N"),
            RecipientId = nation.Relations["operator"],
            To = NoticeTo.Organisation,
            TextKey = "notice.none",
            Link = "/",
            CreatedAt = services.GetRequiredService<Clock>().Now,
        }, CancellationToken.None);
        db.Record(new Subject(nameof(Incident), incident.Id), new Noted("có thông báo"));
        await db.SaveChangesAsync();
    });

    [Fact]
    public async Task It_ends_with_the_session_and_tells_nothing_more()
    {
        var incident = (await nation.Made()).Incident;
        var person = await nation.NewPerson(PostRole.OperatorContact, nation.Relations["operator"]);
        using var reader = nation.Browse();
        await nation.SignIn(reader, person);
        await using var line = await LiveLine.Open(reader);
        await nation.In(async (db, _) =>
        {
            (await db.Accounts.SingleAsync(a => a.Id == person.AccountId)).SecurityStamp = "another";
            await db.SaveChangesAsync();
        });
        await Happen(incident);
        var said = new List<string>();
        while (await line.Next() is { } item)
            said.Add(item.EventType);
        Assert.DoesNotContain(ReadLive.Changed, said);
        Assert.Equal(ReadLive.Ended, said[^1]);
        await using var again = await LiveLine.Ask(reader);
        Assert.Equal(HttpStatusCode.Unauthorized, again.Answer.StatusCode);
    }

    [Fact]
    public async Task One_account_holds_a_bounded_number_of_streams_and_gives_each_back()
    {
        using var reader = await nation.SignInAs(PostRole.Auditor, nation.Relations["above"]);
        var lines = new List<LiveLine>();
        try
        {
            do
                lines.Add(await LiveLine.Open(reader));
            while (lines[^1].Answer.IsSuccessStatusCode && lines.Count < 100);
            Assert.Equal((21, HttpStatusCode.TooManyRequests), (lines.Count, lines[^1].Answer.StatusCode));
        }
        finally
        {
            foreach (var line in lines)
                await line.DisposeAsync();
        }
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            await using var one = await LiveLine.Ask(reader);
            if (one.Answer.IsSuccessStatusCode)
                return;
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task What_is_saved_late_with_a_smaller_number_is_told_too()
    {
        var (first, second) = ((await nation.Made()).Incident, (await nation.Made()).Secret);
        using var officer = await nation.SignInAs(PostRole.DutyOfficer, nation.Relations["coordinator"]);
        await using var line = await LiveLine.Open(officer);
        await using (var slow = nation.Services.CreateAsyncScope())
        {
            var db = slow.ServiceProvider.GetRequiredService<AppDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            db.Record(new Subject(nameof(Incident), first.Id), new Noted("chậm"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            if (TestDatabase.OnPostgres) // elsewhere nobody else can save meanwhile
            {
                await Happen(second);
                Assert.DoesNotContain(Named(first), await line.UntilNamed(Named(second)));
            }
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }
        await Happen(second);
        Assert.Contains(Named(first), await line.UntilNamed(Named(first)));
    }

    private static string Named(ReachNation.Told told) => $"{nameof(Incident)}:{told.Id}";

    private Task Happen(ReachNation.Told told) => nation.In(async (db, _) =>
    {
        db.Record(new Subject(nameof(Incident), told.Id), new Noted("vừa xảy ra"));
        await db.SaveChangesAsync();
    });

    private Task<long> LastEvent() => nation.In((db, _) => db.Events.MaxAsync(e => e.Id));
}
