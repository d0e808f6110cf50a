using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Jobs;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

/// <summary>A nation whose first three people are long there.</summary>
public sealed class SettledNation(TestDatabase database) : RegistryOfToday(database)
{
    public Guid Coordinating { get; private set; }

    public Guid Standing { get; private set; }

    protected override async Task Prepare(IServiceProvider services)
    {
        await base.Prepare(services);
        await using var scope = services.CreateAsyncScope();
        var roles = (await scope.ServiceProvider.GetRequiredService<RegistrySource>().Snapshot()).NationalRoles;
        Coordinating = roles.HolderOf(NationalRole.Coordinating, Today)!.OrganisationId;
        Standing = roles.HolderOf(NationalRole.Standing, Today)!.OrganisationId;
    }
}

[Trait("needs", "database")]
public class SecondAdministratorTests(SettledNation server, TestDatabase database) : IClassFixture<SettledNation>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public async Task The_second_administrator_is_told_finds_the_post_waiting_and_says_yes()
    {
        var (first, second) = await TwoAdministrators();
        using var proposer = await In(first);
        using var other = await In(second);
        var shown = await Invite(proposer, "cho-y-kien@dieuphoi.example.vn", PostRole.CoordinationLead, server.Coordinating);
        Assert.Contains("chờ đồng ý", shown.Text, StringComparison.Ordinal);
        var account = await AccountOf("cho-y-kien@dieuphoi.example.vn");
        await server.Services.GetRequiredService<Outbox>().Drain();

        var notices = await server.In((db, _) => db.Notices.AsNoTracking().Where(n => n.AboutId == account).ToListAsync());
        Assert.Contains(notices, n => n.RecipientId == second.AccountId && n.Link == $"/admin/accounts/{account}");
        Assert.DoesNotContain(notices, n => n.RecipientId == first.AccountId || n.RecipientId == account);
        Assert.Contains("Trần Thị Lan được đề nghị giữ vị trí “Lãnh đạo điều phối”", (await other.Get("/notices")).Text, StringComparison.Ordinal);

        var waiting = await other.Get("/admin/accounts?state=Waiting");
        Assert.Contains("cho-y-kien@dieuphoi.example.vn", waiting.One("main").TextContent, StringComparison.Ordinal);
        var approved = await other.Send(await other.Get($"/admin/accounts/{account}"), Nothing, "Đồng ý");
        Assert.Contains("có hiệu lực", approved.Text, StringComparison.Ordinal);
        var happened = await server.In((db, _) => db.Events.Where(e => e.SubjectId == account && e.Name.StartsWith("Post")).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([nameof(PostProposed), nameof(PostApproved)], happened.Select(e => e.Name));
        Assert.Equal([first.AccountId, second.AccountId], happened.Select(e => e.AccountId!.Value));
    }

    [Fact]
    public async Task Until_the_yes_the_person_signs_in_and_may_do_nothing()
    {
        var (first, second) = await TwoAdministrators();
        using var proposer = await In(first);
        await Invite(proposer, "doi@dieuphoi.example.vn", PostRole.DutyOfficer, server.Coordinating);
        var account = await AccountOf("doi@dieuphoi.example.vn");
        using var person = server.Browse();
        await server.SetUp(person, await server.LinkInMailTo("doi@dieuphoi.example.vn"), "con mèo trèo cây cau");
        Assert.Equal("/account/post", (await person.Get("/incidents")).Address.AbsolutePath);
        using var other = await In(second);
        await other.Send(await other.Get($"/admin/accounts/{account}"), Nothing, "Đồng ý");
        var choice = await person.Get("/account/post");
        await person.PostLike(choice, "/account/post", ("post", choice.One(".choices button").GetAttribute("value")!));
        Assert.Equal("/incidents", (await person.Get("/incidents")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_proposal_can_be_refused_and_then_nobody_can_agree_to_it()
    {
        var (first, second) = await TwoAdministrators();
        using var proposer = await In(first);
        var shown = await Invite(proposer, "khong@dieuphoi.example.vn", PostRole.DutyOfficer, server.Coordinating);
        using var other = await In(second);
        var card = await other.Get(shown.Address.AbsolutePath);
        var post = card.One("input[name=post]").GetAttribute("value")!;
        await other.Send(card, new Dictionary<string, object?> { ["reason"] = "không đúng người" }, "Kết thúc ngay");
        var late = await other.PostLike(card, $"{shown.Address.AbsolutePath}?handler=Approve", ("post", post));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("không còn chờ", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_is_proposed_and_an_administrator_below_cannot_say_yes()
    {
        var (first, second) = await TwoAdministrators();
        using var proposer = await In(first);
        // Somebody who administers the national agency already is proposed for one more post: not by themselves.
        var card = await proposer.Get($"/admin/accounts/{second.AccountId}/post");
        var shown = await proposer.Send(card, ("Form.Role", PostRole.Auditor), ("Form.OrganisationId", server.Standing));
        var post = await server.In((db, _) => db.Posts.Where(p => p.AccountId == second.AccountId && p.ApprovedAt == null).Select(p => p.Id).SingleAsync());
        using var own = await In(second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await own.PostLike(await own.Get("/account/post"), $"/admin/accounts/{second.AccountId}?handler=Approve", ("post", post.ToString()))).Status);

        var hanoi = await server.In(async (_, services) =>
        {
            var registry = await services.GetRequiredService<RegistrySource>().Snapshot();
            return registry.CommitteeOf(registry.Territories.First(t => t.Name == "Thành phố Hà Nội" && t.HoldsOn(RegistryOfToday.Today)).Id, RegistryOfToday.Today)!.Value;
        });
        using var below = await server.SignInAs(PostRole.Administrator, hanoi);
        Assert.Equal(HttpStatusCode.NotFound, (await below.PostLike(await below.Get("/admin/accounts/invite"), $"/admin/accounts/{second.AccountId}?handler=Approve", ("post", post.ToString()))).Status);
        Assert.Null(await server.In((db, _) => db.Posts.Where(p => p.Id == post).Select(p => p.ApprovedAt).SingleAsync()));
        Assert.Contains("chờ đồng ý", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_yeses_at_once_are_one()
    {
        var (first, second) = await TwoAdministrators();
        using var proposer = await In(first);
        var shown = await Invite(proposer, "hai@dieuphoi.example.vn", PostRole.DutyOfficer, server.Coordinating);
        var account = await AccountOf("hai@dieuphoi.example.vn");
        using var one = await In(second);
        var card = await one.Get(shown.Address.AbsolutePath);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => one.Send(card, Nothing, "Đồng ý")));
        Assert.All(answers, a => Assert.True((int)a.Status is 200 or 409 or 422, $"{a.Status}"));
        Assert.Equal(1, await server.In((db, _) => db.Events.CountAsync(e => e.SubjectId == account && e.Name == nameof(PostApproved))));
    }

    [Fact]
    public async Task A_second_post_never_counts_among_the_first_three()
    {
        await using var young = new SettledNation(database);
        await young.InitializeAsync();
        var administrator = await young.NewPerson(PostRole.Administrator, young.Coordinating);
        using var browser = young.Browse();
        await young.SignIn(browser, administrator);
        var person = await young.NewPerson(PostRole.Auditor, await young.In((db, _) => db.Organisations.Where(o => o.Id != young.Coordinating && o.Id != young.Standing).Select(o => o.Id).FirstAsync()));
        var shown = await browser.Send(await browser.Get($"/admin/accounts/{person.AccountId}/post"), ("Form.Role", PostRole.DutyOfficer), ("Form.OrganisationId", young.Coordinating));
        Assert.Contains("chờ đồng ý", shown.Text, StringComparison.Ordinal);
    }

    private async Task<(TestPerson First, TestPerson Second)> TwoAdministrators()
    {
        foreach (var role in new[] { PostRole.DutyOfficer, PostRole.CoordinationLead, PostRole.Auditor })
            await server.PersonOf(role, server.Coordinating);
        return (await server.NewPerson(PostRole.Administrator, server.Coordinating), await server.NewPerson(PostRole.Administrator, server.Standing));
    }

    private async Task<Browser> In(TestPerson person)
    {
        var browser = server.Browse();
        await server.SignIn(browser, person);
        return browser;
    }

    private Task<Guid> AccountOf(string email) => server.In((db, _) => db.Accounts.Where(a => a.Email == email).Select(a => a.Id).SingleAsync());

    private static async Task<Page> Invite(Browser browser, string email, PostRole role, Guid organisation) => await browser.Send(
        await browser.Get("/admin/accounts/invite"),
        ("Form.Name", "Trần Thị Lan"), ("Form.Email", email), ("Form.Role", role), ("Form.OrganisationId", organisation));
}
