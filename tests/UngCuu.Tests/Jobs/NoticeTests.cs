using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Jobs;

[Trait("needs", "database")]
public class NoticeTests(TestServer server) : IClassFixture<TestServer>
{
    private static Notice ANotice(Guid recipient, NoticeTo to = NoticeTo.Organisation, Guid? about = null, string step = "", Permission? needs = null) => new()
    {
        Kind = "test.received",
        AboutId = about ?? Ids.New(),
        Step = step,
        RecipientId = recipient,
        To = to,
        Needs = needs,
        TextKey = "error.number",
        Args = NoticeArgs.Write("SC-2026-000123"),
        Link = "/notices?after=somewhere",
        CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
    };

    private Task<bool> Notify(Notice notice) => server.In(async (db, _) =>
    {
        var added = await db.Notify(notice, CancellationToken.None);
        await db.SaveChangesAsync();
        return added;
    });

    [Fact]
    public async Task A_recipient_has_a_notice_once_for_each_kind_subject_and_step()
    {
        var (me, other, about) = (Ids.New(), Ids.New(), Ids.New());
        Assert.True(await Notify(ANotice(me, about: about, step: "-1 day")));
        Assert.False(await Notify(ANotice(me, about: about, step: "-1 day")));
        Assert.True(await Notify(ANotice(me, about: about, step: "0")));
        Assert.True(await Notify(ANotice(other, about: about, step: "-1 day")));
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            db.Notices.Add(ANotice(me, about: about, step: "0")); // as a worker that looked before another wrote
            Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())).IsUniqueViolation(db));
        });
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            var twice = ANotice(me);
            Assert.True(await db.Notify(twice, CancellationToken.None));
            Assert.False(await db.Notify(ANotice(me, about: twice.AboutId), CancellationToken.None));
        });
    }

    [Fact]
    public async Task Two_workers_that_notify_at_the_same_moment_leave_one_notice()
    {
        var (me, about) = (Ids.New(), Ids.New());
        var saved = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => server.In(async (db, _) =>
        {
            try
            {
                var added = await db.Notify(ANotice(me, about: about), CancellationToken.None);
                await db.SaveChangesAsync();
                return added;
            }
            catch (DbUpdateException e) when (e.IsUniqueViolation(db))
            {
                return false; // the delivery is tried again and then finds it
            }
        }))));
        Assert.Single(saved, s => s);
        Assert.Equal(1, await server.In((db, _) => db.Notices.CountAsync(n => n.AboutId == about)));
    }

    [Fact]
    public void What_a_notice_says_is_worded_for_each_reader()
    {
        var args = NoticeArgs.Read(NoticeArgs.Write("SC-2026-000123", 3, new DateTime(2026, 9, 7, 1, 30, 0, DateTimeKind.Utc), new DateOnly(2026, 9, 7), NoticeTo.Post, new TextKey("notice.title")));
        var texts = new Texts(new Dictionary<string, Texts.Text>
        {
            ["t"] = new("{0} {1} {2} {3} {4} {5}", "{5} {4} {3} {2} {1} {0}"),
            ["NoticeTo.Post"] = new("vị trí", "post"),
            ["notice.title"] = new("Thông báo", "Notices"),
        });
        Assert.Equal("SC-2026-000123 3 08:30 07/9/2026 07/9/2026 vị trí Thông báo", texts.In(Texts.Vietnamese, "t", args));
        Assert.Equal("Notices post 07/9/2026 08:30 07/9/2026 3 SC-2026-000123", texts.In(Texts.English, "t", args));
        Assert.Throws<ArgumentException>(() => NoticeArgs.Write(new object()));
    }

    [Fact]
    public async Task The_bell_counts_and_the_list_shows_what_is_mine_and_nothing_else()
    {
        var organisation = Ids.New();
        var me = await server.PersonOf(PostRole.DutyOfficer, organisation);
        await Notify(ANotice(me.AccountId, NoticeTo.Account));
        await Notify(ANotice(me.PostId, NoticeTo.Post));
        await Notify(ANotice(organisation, NoticeTo.Organisation, needs: Permission.ReadIncidents));
        await Notify(ANotice(organisation, NoticeTo.Organisation, needs: Permission.ManageAccounts));
        await Notify(ANotice(Ids.New()));

        using var mine = await server.SignInAs(PostRole.DutyOfficer, organisation);
        var page = await mine.Get("/notices");
        Assert.Equal(3, page.Html.QuerySelectorAll(".notices > li").Length);
        Assert.Equal("Thông báo: 3 chưa đọc", page.One(".bell").GetAttribute("aria-label"));
        Assert.Contains("Mã số lỗi: SC-2026-000123", page.Text, StringComparison.Ordinal);

        using var finance = await server.SignInAs(PostRole.Finance, organisation, "en");
        var theirs = await finance.Get("/notices");
        Assert.Empty(theirs.Html.QuerySelectorAll(".notices > li"));
        Assert.Contains("No notices yet", theirs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_a_notice_reads_it_and_leads_to_what_it_is_about()
    {
        var organisation = Ids.New();
        var person = await server.PersonOf(PostRole.DutyOfficer, organisation);
        await Notify(ANotice(organisation));
        using var officer = await server.SignInAs(PostRole.DutyOfficer, organisation);
        var page = await officer.Send(await officer.Get("/notices"), new Dictionary<string, object?>(), "Mã số lỗi: SC-2026-000123");
        Assert.Equal("/notices?after=somewhere", page.Address.PathAndQuery);

        var after = await officer.Get("/notices");
        Assert.Empty(after.Html.QuerySelectorAll(".is-unread"));
        Assert.Matches("Người thử \\d+ đã đọc", after.Text);
        Assert.Equal("Thông báo: 0 chưa đọc", after.One(".bell").GetAttribute("aria-label"));
        Assert.NotEqual(Guid.Empty, person.AccountId);
    }

    [Fact]
    public async Task Reading_all_reads_mine_and_leaves_those_of_others_unread()
    {
        var (mine, theirs) = (Ids.New(), Ids.New());
        for (var i = 0; i < 3; i++)
            await Notify(ANotice(mine));
        await Notify(ANotice(theirs));
        using var officer = await server.SignInAs(PostRole.DutyOfficer, mine);
        var page = await officer.Send(await officer.Get("/notices"), new Dictionary<string, object?>(), "Đánh dấu tất cả đã đọc");
        Assert.Empty(page.Html.QuerySelectorAll(".is-unread"));
        Assert.Equal(1, await server.In((db, _) => db.Notices.CountAsync(n => n.RecipientId == theirs && n.ReadAt == null)));
    }

    [Fact]
    public async Task A_notice_of_somebody_else_does_not_exist()
    {
        var theirs = ANotice(Ids.New());
        await Notify(theirs);
        var mine = Ids.New();
        await Notify(ANotice(mine));
        using var officer = await server.SignInAs(PostRole.DutyOfficer, mine);
        foreach (var handler in new[] { "Mã số lỗi: SC-2026-000123", "Đánh dấu đã đọc" })
        {
            var page = await officer.Send(await officer.Get("/notices"), new Dictionary<string, object?> { ["id"] = theirs.Id }, handler);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, page.Status);
        }
        Assert.Null(await server.In((db, _) => db.Notices.Where(n => n.Id == theirs.Id).Select(n => n.ReadAt).SingleAsync()));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to()
    {
        using var visitor = server.Browse();
        Assert.Equal("/account/sign-in", (await visitor.Get("/notices")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_long_list_goes_on_page_by_page()
    {
        var mine = Ids.New();
        await server.In(async (db, _) =>
        {
            for (var i = 0; i < 120; i++)
                await db.Notify(ANotice(mine), CancellationToken.None);
            await db.SaveChangesAsync();
        });
        using var officer = await server.SignInAs(PostRole.DutyOfficer, mine);
        var page = await officer.Get("/notices");
        Assert.Equal("100", page.One(".bell .count").TextContent.Trim()); // it counts no further
        var seen = page.Html.QuerySelectorAll(".notices input[name=id]").Select(i => i.GetAttribute("value")).ToHashSet();
        while (page.Html.QuerySelector(".pager [rel=next]") is { } next)
        {
            page = await officer.Get(next.GetAttribute("href")!);
            seen.UnionWith(page.Html.QuerySelectorAll(".notices input[name=id]").Select(i => i.GetAttribute("value")));
        }
        Assert.Equal(120, seen.Count);
    }
}
