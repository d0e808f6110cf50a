using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class AdministrationTests(RegistryOfToday server) : IClassFixture<RegistryOfToday>
{
    [Fact]
    public async Task An_administrator_invites_and_the_person_alone_learns_the_way_in()
    {
        var province = await Committee("Thành phố Hà Nội");
        using var browser = await server.SignInAs(PostRole.Administrator, province);
        var shown = await Invite(browser, "lan.tran@hanoi.example.vn", PostRole.SpecialisedUnit, province);
        Assert.Contains("Đã gửi lời mời tới lan.tran@hanoi.example.vn", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Chưa cài đặt", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/account/set-up/", shown.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var link = await server.LinkInMailTo("lan.tran@hanoi.example.vn");
        using var invited = server.Browse();
        var phone = await server.SetUp(invited, link, "con mèo trèo cây cau");
        Assert.NotNull(phone);
        var own = await invited.Get("/account");
        Assert.Contains("Trần Thị Lan", own.Text, StringComparison.Ordinal);
        Assert.Contains("Đơn vị chuyên trách", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_sent_again_ends_the_one_before()
    {
        var province = await Committee("Thành phố Đà Nẵng");
        using var browser = await server.SignInAs(PostRole.Administrator, province);
        var shown = await Invite(browser, "an@danang.example.vn", PostRole.Auditor, province);
        var first = await server.LinkInMailTo("an@danang.example.vn");
        await browser.Send(shown, new Dictionary<string, object?>(), "Gửi lại lời mời");
        var second = await server.LinkInMailTo("an@danang.example.vn");
        Assert.NotEqual(first, second);
        using var invited = server.Browse();
        Assert.Equal(HttpStatusCode.Gone, (await invited.Get(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await invited.Get(second)).Status);
    }

    [Fact]
    public async Task Nobody_sees_or_touches_an_account_of_another_tree_or_a_stronger_one()
    {
        var hanoi = await Committee("Thành phố Hà Nội");
        var national = await Coordinating();
        var stranger = await server.PersonOf(PostRole.Auditor, await Committee("Thành phố Huế"));
        var strong = await server.PersonOf(PostRole.DutyOfficer, national);
        using var browser = await server.SignInAs(PostRole.Administrator, hanoi);
        var invite = await browser.Get("/admin/accounts/invite");
        foreach (var other in new[] { stranger, strong })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/admin/accounts/{other.AccountId}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/admin/accounts/{other.AccountId}/post")).Status);
            foreach (var verb in new[] { "Invite", "Disable", "Enable", "Approve", "End" })
                Assert.Equal(HttpStatusCode.NotFound, (await browser.PostLike(invite, $"/admin/accounts/{other.AccountId}?handler={verb}", ("post", other.PostId.ToString()), ("reason", "x"))).Status);
            Assert.DoesNotContain(other.Email, (await browser.Get($"/admin/accounts?q={other.Email}")).One("main").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Somebody_who_also_sits_elsewhere_is_seen_but_managed_only_from_above()
    {
        var hanoi = await Committee("Thành phố Hà Nội");
        var huế = await Committee("Thành phố Huế");
        var person = await server.NewPerson(PostRole.Finance, hanoi);
        await server.Give(person, PostRole.Finance, huế);
        using var browser = await server.SignInAs(PostRole.Administrator, hanoi);
        var card = await browser.Get($"/admin/accounts/{person.AccountId}");
        Assert.Equal(HttpStatusCode.OK, card.Status);
        Assert.DoesNotContain("Huế", card.One("main").TextContent, StringComparison.Ordinal);
        Assert.Empty(card.Html.QuerySelectorAll("main form"));
        var refused = await browser.PostLike(await browser.Get("/admin/accounts/invite"), $"/admin/accounts/{person.AccountId}?handler=Disable", ("reason", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        using var above = await server.SignInAs(PostRole.Administrator, await Coordinating());
        Assert.NotEmpty((await above.Get($"/admin/accounts/{person.AccountId}")).Html.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Nobody_changes_their_own_posts()
    {
        var national = await Coordinating();
        var me = await server.PersonOf(PostRole.Administrator, national);
        using var browser = await server.SignInAs(PostRole.Administrator, national);
        var card = await browser.Get($"/admin/accounts/{me.AccountId}");
        Assert.Equal(HttpStatusCode.OK, card.Status);
        Assert.Empty(card.Html.QuerySelectorAll("main form"));
        var give = await browser.Get($"/admin/accounts/{me.AccountId}/post");
        var refused = await browser.Send(give, ("Form.Role", PostRole.DutyOfficer), ("Form.OrganisationId", national));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        foreach (var verb in new[] { "End", "Approve", "Disable", "Invite" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PostLike(give, $"/admin/accounts/{me.AccountId}?handler={verb}", ("post", me.PostId.ToString()), ("reason", "x"))).Status);
        Assert.Equal([PostRole.Administrator], await server.In((db, _) => db.Posts.Where(p => p.AccountId == me.AccountId && p.EndedAt == null).Select(p => p.Role).ToListAsync()));
    }

    [Fact]
    public async Task A_post_that_would_end_before_it_begins_is_refused_beside_its_last_day()
    {
        var national = await Coordinating();
        var person = await server.NewPerson(PostRole.Auditor, national);
        using var browser = await server.SignInAs(PostRole.Administrator, national);
        var give = await browser.Get($"/admin/accounts/{person.AccountId}/post");
        var refused = await browser.Send(give, ("Form.Role", PostRole.Finance), ("Form.OrganisationId", national), ("Form.From", "05/3/2027"), ("Form.To", "04/3/2027"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Html.QuerySelector(".field-wrong [name='Form.To']"));
    }

    [Fact]
    public async Task A_post_at_a_national_agency_waits_for_a_second_administrator()
    {
        var national = await Coordinating();
        foreach (var role in new[] { PostRole.DutyOfficer, PostRole.CoordinationLead, PostRole.Auditor, PostRole.Administrator })
            await server.PersonOf(role, national); // the first three are long there
        using var first = await server.SignInAs(PostRole.Administrator, national);
        var shown = await Invite(first, "truc@dieuphoi.example.vn", PostRole.DutyOfficer, national);
        Assert.Contains("chờ đồng ý", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Html.QuerySelectorAll("button"), b => b.TextContent.Trim() == "Đồng ý");
        var post = await server.In((db, _) => db.Posts.OrderByDescending(p => p.Id).FirstAsync(p => p.Role == PostRole.DutyOfficer && p.ApprovedAt == null));
        var self = await first.PostLike(shown, $"{shown.Address.AbsolutePath}?handler=Approve", ("post", post.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, self.Status);

        var other = await server.NewPerson(PostRole.Administrator, national);
        using var second = server.Browse();
        await server.SignIn(second, other);
        var approved = await second.Send(await second.Get(shown.Address.AbsolutePath), new Dictionary<string, object?>(), "Đồng ý");
        Assert.Contains("có hiệu lực", approved.Text, StringComparison.Ordinal);
        Assert.Equal(other.AccountId, await server.In((db, _) => db.Posts.Where(p => p.Id == post.Id).Select(p => p.ApprovedById).SingleAsync()));
    }

    [Theory]
    [InlineData(PostRole.DutyOfficer)]
    [InlineData(PostRole.CoordinationLead)]
    [InlineData(PostRole.StandingAgency)]
    [InlineData(PostRole.NationalSteering)]
    public async Task A_role_of_the_national_system_is_given_only_where_that_part_of_it_sits(PostRole role)
    {
        var hanoi = await Committee("Thành phố Hà Nội");
        using var browser = await server.SignInAs(PostRole.Administrator, hanoi);
        var page = await Invite(browser, $"{role}@hanoi.example.vn", role, hanoi);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.False(await server.In((db, _) => db.Accounts.AnyAsync(a => a.Email == $"{role}@hanoi.example.vn")));
    }

    [Fact]
    public async Task An_organisation_out_of_reach_cannot_be_named_in_the_form()
    {
        var hanoi = await Committee("Thành phố Hà Nội");
        using var browser = await server.SignInAs(PostRole.Administrator, hanoi);
        var page = await Invite(browser, "out@hanoi.example.vn", PostRole.Auditor, await Coordinating());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("trong phạm vi", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_back_only_after_signing_in_again()
    {
        var hanoi = await Committee("Thành phố Hà Nội");
        var person = await server.NewPerson(PostRole.ResponseTeam, hanoi);
        using var theirs = server.Browse();
        await server.SignIn(theirs, person);
        using var admin = await server.SignInAs(PostRole.Administrator, hanoi);
        var card = await admin.Send(await admin.Get($"/admin/accounts/{person.AccountId}"), new Dictionary<string, object?> { ["reason"] = "nghỉ việc" }, "Khóa ngay");
        Assert.Equal("/account/sign-in", (await theirs.Get("/account")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.SignIn(server.Browse(), person, until: "password")).Status);
        Assert.Equal("nghỉ việc", await server.In((db, _) => db.Events.Where(e => e.SubjectId == person.AccountId && e.Name == nameof(AccountDisabled)).Select(e => e.Reason).SingleAsync()));
        await admin.Send(card, new Dictionary<string, object?>(), "Mở lại tài khoản");
        Assert.Equal("/account/sign-in", (await theirs.Get("/account")).Address.AbsolutePath);
        Assert.Equal("/account/post", (await server.SignIn(theirs, person)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Setting_up_from_the_start_takes_password_phone_tokens_and_sessions_and_shows_the_administrator_nothing()
    {
        var hanoi = await Committee("Thành phố Hà Nội");
        var person = await server.NewPerson(PostRole.ResponseTeam, hanoi);
        using var theirs = server.Browse();
        await server.SignIn(theirs, person);
        using var program = server.Bearing(await server.TokenOf(person, [Permission.ReadIncidents]));
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/me")).Status);
        using var admin = await server.SignInAs(PostRole.Administrator, hanoi);
        var card = await admin.Send(await admin.Get($"/admin/accounts/{person.AccountId}"), new Dictionary<string, object?>(), "Cài đặt lại từ đầu");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/api/v1/me")).Status);
        Assert.DoesNotContain("/set-up/", card.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await theirs.Get("/account")).Address.AbsolutePath);
        await server.SetUp(theirs, await server.LinkInMailTo(person.Email), "một câu hoàn toàn mới");
        Assert.Equal("/account", (await theirs.Get("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_post_that_was_ended_is_gone_from_the_next_request_on()
    {
        var hanoi = await Committee("Thành phố Hà Nội");
        var person = await server.NewPerson(PostRole.Administrator, hanoi);
        await server.Give(person, PostRole.Finance, hanoi);
        using var theirs = server.Browse();
        await theirs.PostLike(await server.SignIn(theirs, person), "/account/post", ("post", person.PostId.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await theirs.Get("/admin/accounts")).Status);
        using var admin = await server.SignInAs(PostRole.Administrator, hanoi);
        var card = await admin.Get($"/admin/accounts/{person.AccountId}");
        var ending = card.Html.QuerySelectorAll(".rows > li").First(r => r.TextContent.Contains("Quản trị", StringComparison.Ordinal)).QuerySelector("input[name=post]")!.GetAttribute("value")!;
        await admin.PostLike(card, $"/admin/accounts/{person.AccountId}?handler=End", ("post", ending), ("reason", "chuyển công tác"));
        var sent = await theirs.Get("/admin/accounts");
        Assert.Equal("/account/post?back=%2Fadmin%2Faccounts", sent.Address.PathAndQuery);
        Assert.Contains("Tài chính", sent.One(".choices").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Quản trị", sent.One(".choices").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_of_somebody_else_cannot_be_ended_through_another_account()
    {
        var hanoi = await Committee("Thành phố Hà Nội");
        var one = await server.NewPerson(PostRole.Finance, hanoi);
        var strong = await server.PersonOf(PostRole.DutyOfficer, await Coordinating());
        using var admin = await server.SignInAs(PostRole.Administrator, hanoi);
        var card = await admin.Get($"/admin/accounts/{one.AccountId}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostLike(card, $"/admin/accounts/{one.AccountId}?handler=End", ("post", strong.PostId.ToString()))).Status);
        Assert.Null(await server.In((db, _) => db.Posts.Where(p => p.Id == strong.PostId).Select(p => p.EndedAt).SingleAsync()));
    }

    [Fact]
    public async Task The_list_is_found_by_name_without_marks_and_by_state()
    {
        var hanoi = await Committee("Thành phố Hà Nội");
        using var admin = await server.SignInAs(PostRole.Administrator, hanoi);
        await Invite(admin, "dong@hanoi.example.vn", PostRole.Auditor, hanoi, "Đỗ Thị Đông");
        Assert.Contains("Đỗ Thị Đông", (await admin.Get("/admin/accounts?q=do+dong&state=Invited")).One("main").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Đỗ Thị Đông", (await admin.Get("/admin/accounts?q=do+dong&state=Active")).One("main").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Đỗ Thị Đông", (await admin.Get("/admin/accounts?q=100%25")).One("main").TextContent, StringComparison.Ordinal);
    }

    private async Task<Page> Invite(Browser browser, string email, PostRole role, Guid organisation, string name = "Trần Thị Lan") => await browser.Send(
        await browser.Get("/admin/accounts/invite"),
        ("Form.Name", name), ("Form.Email", email), ("Form.Role", role), ("Form.OrganisationId", organisation));

    private Task<Guid> Coordinating() => server.In(async (_, services) =>
        (await services.GetRequiredService<RegistrySource>().Snapshot()).NationalRoles.HolderOf(NationalRole.Coordinating, server.Clock.Today)!.OrganisationId);

    private Task<Guid> Committee(string place) => server.In(async (_, services) =>
    {
        var registry = await services.GetRequiredService<RegistrySource>().Snapshot();
        var territory = registry.Territories.First(t => t.Name == place && t.HoldsOn(server.Clock.Today));
        return registry.CommitteeOf(territory.Id, server.Clock.Today)!.Value;
    });
}
