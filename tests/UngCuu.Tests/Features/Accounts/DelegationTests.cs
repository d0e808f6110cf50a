using System.Globalization;
using System.Net;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Accounts;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class DelegationTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    private DateOnly Today => nation.Clock.Today;

    [Fact]
    public async Task Who_stands_in_is_told_chooses_the_post_and_everything_names_for_whom()
    {
        var (reference, _) = await nation.Report();
        var (giver, receiver) = (await Person(PostRole.SpecialisedUnit), await Person(PostRole.Finance));
        using var away = await SignedIn(giver);
        var list = await Delegate(away, giver, receiver);
        Assert.Equal("/account/delegations", list.Address.AbsolutePath);
        Assert.Contains(await NameOf(receiver), list.One("#given").TextContent, StringComparison.Ordinal);
        await nation.Services.GetRequiredService<Outbox>().Drain();
        var letter = await nation.In((db, _) => db.Set<OutgoingMail>().SingleAsync(m => m.To == receiver.Email));
        Assert.Contains($"làm thay ở vị trí “Đơn vị chuyên trách” từ {VietnamTime.Show(Today)}", letter.Body, StringComparison.Ordinal);
        Assert.Single(await nation.In((db, _) => db.Notices.Where(n => n.RecipientId == receiver.AccountId && n.Kind == "account.delegation").ToListAsync()));

        var inHand = await nation.In((db, _) => db.PostsInHand(Today).Where(p => p.OrganisationId == nation.Unit && p.Role == PostRole.SpecialisedUnit).Select(p => p.AccountId).ToListAsync());
        Assert.Contains(giver.AccountId, inHand);
        Assert.Contains(receiver.AccountId, inHand);

        using var colleague = nation.Browse();
        var choice = await nation.SignIn(colleague, receiver, back: "/incidents");
        Assert.Equal("/account/post", choice.Address.AbsolutePath);
        var label = $"Đơn vị chuyên trách (thay {await NameOf(giver)})";
        Assert.Contains(label, choice.One("main").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Choose(colleague, receiver.PostId, "/incidents")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Choose(colleague, giver.PostId, "/incidents")).Status);
        var card = await colleague.Send(await colleague.Get($"/incidents/{reference}"), Nothing, "Nhận xử lý");
        Assert.Equal(HttpStatusCode.OK, card.Status);
        Assert.Contains(label, card.One(".person").TextContent, StringComparison.Ordinal);
        Assert.Contains($"{await NameOf(receiver)} (thay {await NameOf(giver)}) — Đơn vị chuyên trách", (await colleague.Get($"/incidents/{reference}")).Text, StringComparison.Ordinal);

        var happened = await nation.In((db, _) => db.Events.Where(e => e.Name == "IncidentAssigned").OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal((receiver.AccountId, giver.AccountId, giver.PostId), (happened.AccountId, happened.OnBehalfOf, happened.PostId!.Value));
        using var english = await nation.SignInAs(PostRole.DutyOfficer, nation.Coordinator, "en");
        Assert.Contains($"{await NameOf(receiver)} (for {await NameOf(giver)})", (await english.Get($"/incidents/{reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_the_post_a_stand_in_may_do_exactly_what_its_holder_may()
    {
        var organisations = new[] { nation.Coordinator, nation.Unit, nation.Operator };
        var holders = new List<TestPerson>();
        foreach (var role in Enum.GetValues<PostRole>())
            holders.Add(await nation.NewPerson(role, organisations[holders.Count % organisations.Length]));
        var pairs = holders.SelectMany(g => holders.Where(r => r != g).Select(r => (Giver: g, Receiver: r))).ToList();
        await nation.In(async (db, _) =>
        {
            var posts = await db.Posts.ToDictionaryAsync(p => p.Id);
            var accounts = await db.Accounts.ToDictionaryAsync(a => a.Id);
            foreach (var (giver, receiver) in pairs)
                db.Delegations.Add(Delegation.Give(posts[giver.PostId], accounts[receiver.AccountId], Today, Today, "nghỉ", nation.Clock.Now));
            await db.SaveChangesAsync();
        });
        await Gen.Int[0, pairs.Count - 1].Select(i => pairs[i]).SampleAsync(async pair =>
        {
            var (own, standing) = (await Act(pair.Giver, pair.Giver.PostId), await Act(pair.Receiver, pair.Giver.PostId));
            Assert.Equal(pair.Giver.AccountId, standing.StandsInFor);
            Assert.Null(own.StandsInFor);
            Assert.Equal(pair.Receiver.AccountId, standing.AccountId);
            Assert.Equal((own.Role, own.OrganisationId, own.PostId), (standing.Role, standing.OrganisationId, standing.PostId));
            Assert.Equal(Roles.Of(pair.Giver.Role).Order(), standing.Permissions.Order());
            Assert.Equal(own.Permissions.Order(), standing.Permissions.Order());
            Assert.Equal(own.NationalRoles.Order(), standing.NationalRoles.Order());
            Assert.Null((await Act(pair.Receiver, pair.Receiver.PostId)).StandsInFor);
        }, iter: 60, threads: 1);
    }

    [Theory]
    [InlineData("taken back")]
    [InlineData("the post has ended")]
    [InlineData("the giver is locked out")]
    [InlineData("the receiver's own post has ended")]
    [InlineData("the administrator ends it")]
    public async Task It_dies_at_once_in_the_middle_of_a_session(string how)
    {
        var (giver, receiver) = (await Person(PostRole.SpecialisedUnit), await Person(PostRole.Finance));
        using var away = await SignedIn(giver);
        await Delegate(away, giver, receiver);
        using var colleague = await SignedIn(receiver);
        Assert.Equal(HttpStatusCode.OK, (await Choose(colleague, giver.PostId, "/incidents")).Status);
        using var administrator = await SignedIn(await Person(PostRole.Administrator));
        var account = await administrator.Get($"/admin/accounts/{giver.AccountId}");
        Assert.Contains(await NameOf(receiver), account.One("#delegations").TextContent, StringComparison.Ordinal);
        Assert.Contains($"thay {await NameOf(giver)}", (await administrator.Get($"/admin/accounts/{receiver.AccountId}")).One("#delegations").TextContent, StringComparison.Ordinal);
        var ended = how switch
        {
            "taken back" => await away.Send(await away.Get("/account/delegations"), Nothing, "Kết thúc"),
            "the post has ended" => await administrator.PostLike(account, account.Address + "?handler=End", ("post", giver.PostId.ToString())),
            "the receiver's own post has ended" => await administrator.PostLike(account, $"/admin/accounts/{receiver.AccountId}?handler=End", ("post", receiver.PostId.ToString())),
            "the giver is locked out" => await administrator.PostLike(account, account.Address + "?handler=Disable", ("reason", "nghi bị lộ")),
            _ => await administrator.PostLike(account, account.Address + "?handler=EndDelegation", ("delegation", (await Only(giver)).ToString())),
        };
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.Equal("/account/post", (await colleague.Get("/incidents")).Address.AbsolutePath);
        var page = await colleague.Get("/account/post");
        Assert.DoesNotContain("thay", page.One("main").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await colleague.PostLike(page, "/account/post", ("post", giver.PostId.ToString()))).Status);
    }

    [Theory]
    [InlineData("oneself", "cho chính mình")]
    [InlineData("yesterday", "quá khứ")]
    [InlineData("too long", "nhiều nhất 30 ngày")]
    [InlineData("backwards", "từ ngày bắt đầu trở đi")]
    [InlineData("stranger", "Chọn một người có vị trí")]
    [InlineData("locked out", "Chọn một người có vị trí")]
    [InlineData("somebody else's post", "Không tìm thấy vị trí")]
    [InlineData("after the post", "chỉ có hiệu lực đến")]
    [InlineData("twice", "đã được ủy quyền")]
    public async Task What_may_not_be_given_is_refused(string what, string words)
    {
        var (giver, receiver) = (await Person(PostRole.SpecialisedUnit), await Person(PostRole.Finance));
        using var away = await SignedIn(giver);
        var (post, who, from, to) = (giver.PostId, receiver.AccountId, Today, Today.AddDays(29));
        switch (what)
        {
            case "oneself": who = giver.AccountId; break;
            case "yesterday": from = Today.AddDays(-1); break;
            case "too long": to = Today.AddDays(30); break;
            case "backwards": (from, to) = (Today.AddDays(5), Today.AddDays(4)); break;
            case "stranger": who = (await nation.NewPerson(PostRole.Finance, nation.Stranger)).AccountId; break;
            case "locked out": who = (await nation.NewPerson(PostRole.Finance, nation.Unit, a => a.Disable(nation.Clock.Now))).AccountId; break;
            case "somebody else's post": post = receiver.PostId; break;
            case "twice": await Delegate(away, giver, receiver); break;
            case "after the post":
                post = await nation.In(async (db, _) =>
                {
                    var short_ = Post.Give(giver.AccountId, PostRole.ResponseTeam, nation.Unit, Today, Today.AddDays(3), by: null, nation.Clock.Now);
                    db.Posts.Add(short_);
                    await db.SaveChangesAsync();
                    return short_.Id;
                });
                break;
        }
        var before = await nation.In((db, _) => db.Delegations.CountAsync(d => d.GiverId == giver.AccountId));
        var refused = await Give(away, post, who, from, to);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(words, refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await nation.In((db, _) => db.Delegations.CountAsync(d => d.GiverId == giver.AccountId)));
        Assert.Equal("/account/delegations", (await Give(away, giver.PostId, receiver.AccountId, Today.AddDays(what == "twice" ? 30 : 0), Today.AddDays(what == "twice" ? 59 : 29))).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_lent_post_is_not_lent_on_and_opens_no_token()
    {
        var (giver, receiver, third) = (await Person(PostRole.SpecialisedUnit), await Person(PostRole.Finance), await Person(PostRole.ResponseTeam));
        using var away = await SignedIn(giver);
        await Delegate(away, giver, receiver);
        using var colleague = await SignedIn(receiver);
        var refused = await Give(colleague, giver.PostId, third.AccountId, Today, Today);
        Assert.Contains("Không tìm thấy vị trí", refused.Text, StringComparison.Ordinal);
        await Choose(colleague, giver.PostId, "/account");
        foreach (var post in new[] { giver.PostId, receiver.PostId })
            Assert.Contains("Đang làm thay người khác", (await Give(colleague, post, third.AccountId, Today, Today)).Text, StringComparison.Ordinal);
        var tokens = await colleague.Send(await colleague.Get("/account/tokens"), ("Form.Name", "lén"), ("Form.Scopes", new[] { "ReadIncidents" }));
        Assert.Contains("Đang làm thay người khác", tokens.Text, StringComparison.Ordinal);
        Assert.False(await nation.In((db, _) => db.ApiTokens.AnyAsync(t => t.AccountId == receiver.AccountId)));
    }

    [Fact]
    public async Task Only_the_giver_and_who_looks_after_them_end_it()
    {
        var (giver, receiver) = (await Person(PostRole.SpecialisedUnit), await Person(PostRole.Finance));
        using var away = await SignedIn(giver);
        await Delegate(away, giver, receiver);
        var address = $"/account/delegations/{await Only(giver)}/end";
        foreach (var person in new[] { receiver, await nation.NewPerson(PostRole.Administrator, nation.Stranger) })
        {
            using var other = await SignedIn(person);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostLike(await other.Get("/account/delegations/add"), address)).Status);
        }
        using var stranger = await SignedIn(await nation.NewPerson(PostRole.Administrator, nation.Stranger));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostLike(await stranger.Get("/account/password"), $"/admin/accounts/{giver.AccountId}?handler=EndDelegation", ("delegation", (await Only(giver)).ToString()))).Status);
        Assert.True(await nation.In((db, _) => db.Delegations.AnyAsync(d => d.GiverId == giver.AccountId && d.EndedAt == null)));
    }

    [Fact]
    public async Task Nobody_changes_the_posts_of_either_by_standing_in_for_an_administrator()
    {
        var (giver, receiver) = (await Person(PostRole.Administrator), await Person(PostRole.Finance));
        var third = await Person(PostRole.ResponseTeam);
        using var away = await SignedIn(giver);
        await Delegate(away, giver, receiver);
        using var colleague = await SignedIn(receiver);
        await Choose(colleague, giver.PostId, "/admin/accounts");
        var form = await colleague.Get("/admin/accounts/invite");
        foreach (var person in new[] { giver, receiver })
            foreach (var (handler, fields) in new[] { ("End", ("post", person.PostId.ToString())), ("Disable", ("reason", "x")), ("Invite", ("x", "x")), ("EndDelegation", ("delegation", (await Only(giver)).ToString())) })
            {
                var refused = await colleague.PostLike(form, $"/admin/accounts/{person.AccountId}?handler={handler}", fields);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
                Assert.Contains("tài khoản của chính mình", refused.Text, StringComparison.Ordinal);
            }
        Assert.Equal(HttpStatusCode.OK, (await colleague.PostLike(form, $"/admin/accounts/{third.AccountId}?handler=End", ("post", third.PostId.ToString()))).Status);
        var happened = await nation.In((db, _) => db.Events.SingleAsync(e => e.SubjectId == third.AccountId && e.Name == nameof(PostEnded)));
        Assert.Equal((receiver.AccountId, giver.AccountId), (happened.AccountId, happened.OnBehalfOf));
        var stranger = await nation.NewPerson(PostRole.ResponseTeam, nation.Stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Get($"/admin/accounts/{stranger.AccountId}")).Status);
    }

    [Fact]
    public void The_second_yes_is_never_given_by_hands_the_first_one_came_from()
    {
        var people = Enumerable.Range(0, 4).Select(_ => Ids.New()).ToArray();
        var one = Gen.Int[0, 3].Select(i => people[i]);
        var perhaps = Gen.Int[-4, 3].Select(i => i < 0 ? (Guid?)null : people[i]);
        Gen.Select(one, one, perhaps, one, perhaps).Sample((account, by, byFor, second, secondFor) =>
        {
            var post = Post.Propose(account, PostRole.Auditor, Ids.New(), Today, to: null, by, byFor);
            var hands = new[] { account, by, byFor ?? by };
            var allowed = !hands.Contains(second) && !(secondFor is { } away && hands.Contains(away));
            Assert.Equal(allowed, post.MayBeApprovedBy(second, secondFor));
            if (allowed)
                post.Approve(second, nation.Clock.Now, secondFor);
            else
                Assert.Throws<RuleBroken>(() => { post.Approve(second, nation.Clock.Now, secondFor); });
        });
    }

    [Fact]
    public async Task It_holds_from_its_first_day_to_its_last()
    {
        var (giver, receiver) = (await Person(PostRole.SpecialisedUnit), await Person(PostRole.Finance));
        using var away = await SignedIn(giver);
        await Give(away, giver.PostId, receiver.AccountId, Today.AddDays(2), Today.AddDays(4));
        foreach (var day in Enumerable.Range(0, 7))
            Assert.Equal(day is >= 2 and <= 4, await nation.In((db, _) => db.LentPosts(Today.AddDays(day)).AnyAsync(l => l.ReceiverId == receiver.AccountId)));
        using var colleague = await SignedIn(receiver);
        Assert.DoesNotContain("thay", (await colleague.Get("/account/post")).One("main").TextContent, StringComparison.Ordinal);
    }

    private Task<TestPerson> Person(PostRole role) => nation.NewPerson(role, nation.Unit);

    private async Task<Browser> SignedIn(TestPerson person)
    {
        var browser = nation.Browse();
        await nation.SignIn(browser, person);
        await Choose(browser, person.PostId, "/account");
        return browser;
    }

    private static async Task<Page> Choose(Browser browser, Guid post, string back) =>
        await browser.PostLike(await browser.Get("/account/post"), "/account/post", ("post", post.ToString()), ("Back", back));

    private Task<Page> Delegate(Browser browser, TestPerson giver, TestPerson receiver) =>
        Give(browser, giver.PostId, receiver.AccountId, Today, Today.AddDays(6));

    private static async Task<Page> Give(Browser browser, Guid post, Guid receiver, DateOnly from, DateOnly to)
    {
        var page = await browser.Get("/account/delegations/add");
        return await browser.PostLike(page, "/account/delegations/add", ("Form.PostId", post.ToString()), ("Form.ReceiverId", receiver.ToString()),
            ("Form.From", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Form.To", to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Form.Reason", "nghỉ phép"));
    }

    private Task<Guid> Only(TestPerson giver) => nation.In((db, _) => db.Delegations.Where(d => d.GiverId == giver.AccountId).Select(d => d.Id).SingleAsync());

    private Task<string> NameOf(TestPerson person) => nation.In((db, _) => db.Accounts.Where(a => a.Id == person.AccountId).Select(a => a.Name).SingleAsync());

    private Task<CurrentUser> Act(TestPerson person, Guid post) => nation.In(async (db, services) =>
    {
        var stamp = await db.Accounts.Where(a => a.Id == person.AccountId).Select(a => a.SecurityStamp).SingleAsync();
        Assert.True(await services.GetRequiredService<Acting>().TakeUp(new Session(person.AccountId, stamp!, post), CancellationToken.None));
        return services.GetRequiredService<CurrentUser>();
    });
}
