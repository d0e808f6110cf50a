using System.Net;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Features.Accounts;

/// <summary>Two servers on one database, reached by one public address.</summary>
[Trait("needs", "database")]
public class PasskeyNodeTests(PasskeyNodeTests.TwoNodes nodes) : IClassFixture<PasskeyNodeTests.TwoNodes>
{
    private const string Origin = "http://localhost:4321";

    [Fact]
    public async Task What_one_node_asked_another_one_understands_and_neither_believes_its_own_port()
    {
        var person = await nodes.NewPerson(PostRole.Auditor, Ids.New());
        var key = new SecurityKey { Origin = Origin };
        await using var other = Server.Build(nodes.Settings);
        await other.StartAsync();
        var (here, there) = (At(nodes.Address.Port), At(new Uri(other.Urls.Single()).Port));
        using var browser = new Browser(here, "vi"); // cookies know no ports
        await nodes.SignIn(browser, person);
        var page = await browser.Get("/account/passkeys/add");
        var added = await Answer(browser, page, new Uri(there, "/account/passkeys/add"), ("Form.Name", "Khóa"), ("Form.Password", person.Password), ("Form.Answer", key.Create(Options(page))));
        Assert.Equal("/account", added.Address.AbsolutePath);

        using var visitor = new Browser(here, "vi");
        page = await visitor.Get("/account/sign-in/passkey?back=/account/post");
        var onPort = new SecurityKey(key) { Origin = here.GetLeftPart(UriPartial.Authority) };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Answer(visitor, page, page.Address, ("Form.Answer", onPort.Show(Options(page))))).Status);
        var inside = await Answer(visitor, page, new Uri(there, page.Address.PathAndQuery), ("Form.Answer", key.Show(Options(page))));
        Assert.Equal("/account/post", inside.Address.AbsolutePath);
        await other.StopAsync();
    }

    [Fact]
    public void An_installation_that_is_reached_by_a_number_has_no_passkeys()
    {
        Assert.Null(Domain("https://10.1.2.3/").Name);
        Assert.False(Domain("https://10.1.2.3/").IsOrigin("https://10.1.2.3"));
        Assert.Equal("localhost", Domain("http://127.0.0.1:5080/").Name);
        Assert.Equal("ungcuu.example.vn", Domain("https://ungcuu.example.vn/").Name);
        Assert.True(Domain("https://ungcuu.example.vn/").IsOrigin("https://ungcuu.example.vn"));
        Assert.False(Domain("https://ungcuu.example.vn/").IsOrigin("http://ungcuu.example.vn"));
        Assert.False(Domain("https://ungcuu.example.vn/").IsOrigin("https://ungcuu.example.vn:8443"));
        Assert.False(Domain("https://ungcuu.example.vn/").IsOrigin("https://a.ungcuu.example.vn"));
        Assert.False(Domain("https://ungcuu.example.vn/").IsOrigin("null"));
    }

    private PasskeyDomain Domain(string address) =>
        new(new PublicAddress(server: null!, nodes.Settings with { PublicAddress = new Uri(address) }));

    private static Uri At(int port) => new($"http://localhost:{port}/");

    private static string Options(Page page) => page.One("form[data-passkey]").GetAttribute("data-options")!;

    private static Task<Page> Answer(Browser browser, Page page, Uri to, params (string, string)[] fields) =>
        browser.PostLike(page, to.ToString(), [.. fields, ("Form.Question", page.One("[name='Form.Question']").GetAttribute("value")!), ("Back", "/account/post")]);

    public sealed class TwoNodes(TestDatabase database) : TestServer(database)
    {
        public ServerSettings Settings { get; private set; } = null!;

        protected override ServerSettings Configure(ServerSettings settings) => Settings = settings with { PublicAddress = new Uri(Origin) };
    }
}
