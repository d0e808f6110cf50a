using System.Net;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Features.Accounts;

/// <summary>On SQLite only: on PostgreSQL there is no demonstration.</summary>
public class DemonstrationTests(DemonstrationTests.WithDemo demo, TestServer without) : IClassFixture<DemonstrationTests.WithDemo>, IClassFixture<TestServer>
{
    private static readonly Guid Unit = Ids.New();

    public sealed class WithDemo(TestDatabase database) : TestServer(database)
    {
        protected override ServerSettings Configure(ServerSettings settings) => base.Configure(settings) with { Demo = true };
    }

    [Fact]
    public async Task One_click_on_a_card_signs_in_an_invented_person_and_every_page_says_so()
    {
        var person = await Invented(demo, PostRole.ResponseTeam);
        using var browser = demo.Browse();
        var cards = await browser.Get("/account/sign-in?back=/account");
        Assert.Contains("Người thử", cards.One(".cards").TextContent, StringComparison.Ordinal);
        var own = await browser.PostLike(cards, "/account/demo?back=/account", ("post", person.PostId.ToString()));
        Assert.Equal("/account", own.Address.AbsolutePath);
        foreach (var address in new[] { "/account", "/account/post", "/account/demo" })
            Assert.Contains("Dữ liệu minh họa", (await browser.Get(address)).One(".banner").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_person_has_no_card()
    {
        var real = await demo.NewPerson(PostRole.Administrator, Unit);
        using var browser = demo.Browse();
        var cards = await browser.Get("/account/demo");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PostLike(cards, "/account/demo", ("post", real.PostId.ToString()))).Status);
        Assert.Equal("/account/sign-in", (await browser.Get("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Without_the_switch_there_are_no_cards_and_no_way_in_for_invented_people()
    {
        var person = await Invented(without, PostRole.ResponseTeam);
        using var browser = without.Browse();
        var page = await browser.Get("/account/sign-in");
        Assert.Empty(page.Html.QuerySelectorAll(".cards, .banner"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/account/demo")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostLike(page, "/account/demo", ("post", person.PostId.ToString()))).Status);
        // Even with the right password, should somebody have set one.
        var refused = await browser.Send(page, ("Form.Email", person.Email), ("Form.Password", person.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("không đúng", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void On_PostgreSQL_the_demonstration_is_refused()
    {
        var settings = new ServerSettings
        {
            Database = new DatabaseSettings(DatabaseKind.Postgres, "Host=nowhere"),
            DataFolder = Path.GetTempPath(),
            Addresses = [],
            Demo = true,
        };
        Assert.Throws<InvalidOperationException>(() => Server.Build(settings) as object);
    }

    private static Task<TestPerson> Invented(TestServer server, PostRole role) =>
        server.NewPerson(role, Unit, a => typeof(Account).GetProperty(nameof(Account.IsDemonstration))!.SetValue(a, true));
}
