using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class ApiTokenTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly Guid Unit = Ids.New();

    private static DateOnly Today => VietnamTime.Day(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_token_is_shown_once_stored_as_a_hash_and_opens_what_it_was_given()
    {
        var person = await server.NewPerson(PostRole.SpecialisedUnit, Unit);
        using var browser = server.Browse();
        await server.SignIn(browser, person);
        var made = await Make(browser, "Máy quét", [nameof(Permission.ReadIncidents), nameof(Permission.ReadRegistry)], Today.AddDays(10));
        var secret = made.One("code.key").TextContent;
        Assert.StartsWith("uc_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await browser.Get("/account/tokens")).Html.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var stored = await server.In((db, _) => db.ApiTokens.AsNoTracking().SingleAsync(t => t.AccountId == person.AccountId));
        Assert.Equal(Secret.Hash(secret), stored.Hash);
        Assert.Null(stored.LastUsedAt);

        using var program = server.Bearing(secret);
        var me = await Me(program);
        Assert.Equal(["ReadIncidents", "ReadRegistry"], me.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()));
        Assert.Equal(Unit, me.GetProperty("organisationId").GetGuid());
        Assert.NotNull(await server.In((db, _) => db.ApiTokens.Where(t => t.AccountId == person.AccountId).Select(t => t.LastUsedAt).SingleAsync()));
    }

    [Fact]
    public async Task Scopes_narrow_the_post()
    {
        using var narrow = await server.ApiAs(PostRole.DutyOfficer, Unit, Permission.ReadIncidents);
        using var whole = await server.ApiAs(PostRole.DutyOfficer, Unit);
        Assert.Equal(HttpStatusCode.Forbidden, (await narrow.Get("/api/v1/organisations")).Status);
        Assert.Equal(HttpStatusCode.OK, (await whole.Get("/api/v1/organisations")).Status);
    }

    [Fact]
    public async Task A_token_gives_nothing_the_post_does_not_have()
    {
        using var program = await server.ApiAs(PostRole.Finance, Unit, Permission.ReadIncidents, Permission.ManageAccounts, Permission.ReadRegistry);
        Assert.Equal(["ReadRegistry"], (await Me(program)).GetProperty("permissions").EnumerateArray().Select(p => p.GetString()));
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("revoked")]
    [InlineData("post ended")]
    [InlineData("account disabled")]
    public async Task A_token_that_ended_in_any_way_is_answered_401_with_problem_details(string how)
    {
        var unit = Ids.New();
        using var program = await server.ApiAs(PostRole.ResponseTeam, unit);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/me")).Status);
        var person = await server.PersonOf(PostRole.ResponseTeam, unit);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await server.In(async (db, _) =>
        {
            var token = await db.ApiTokens.SingleAsync(t => t.AccountId == person.AccountId);
            if (how == "expired")
                db.Entry(token).Property(t => t.ExpiresAt).CurrentValue = now.AddSeconds(-1);
            else if (how == "revoked")
                token.Revoke(now);
            else if (how == "post ended")
                (await db.Posts.SingleAsync(p => p.Id == person.PostId)).End(server.Clock.Now, reason: null);
            else
                (await db.Accounts.SingleAsync(a => a.Id == person.AccountId)).Disable(server.Clock.Now);
            await db.SaveChangesAsync();
        });
        var answer = (await program.Get("/api/v1/me")).Answer;
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("Bearer uc_nothing")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Anything_else_in_the_header_is_401(string header)
    {
        using var program = server.Browse();
        program.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/api/v1/me")).Status);
    }

    [Fact]
    public async Task A_cookie_does_not_open_the_API_and_a_token_does_not_open_pages()
    {
        using var browser = await server.SignInAs(PostRole.Auditor, Unit);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/v1/me")).Status);
        using var program = await server.ApiAs(PostRole.Auditor, Unit);
        Assert.Equal("/account/sign-in", (await program.Get("/account")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("token")]
    [InlineData("api_key")]
    [InlineData("Authorization")]
    public async Task A_token_in_the_address_opens_nothing(string name)
    {
        var token = await server.TokenFor(PostRole.Auditor, Unit);
        using var program = server.Browse();
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get($"/api/v1/me?{name}={token}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get($"/api/v1/me?{name}=Bearer%20{token}")).Status);
    }

    [Fact]
    public async Task A_token_never_makes_a_cookie()
    {
        using var program = await server.ApiAs(PostRole.DutyOfficer, Unit);
        foreach (var address in new[] { "/api/v1/me", "/api/v1/organisations", "/api/v1/nowhere" })
            Assert.False((await program.Get(address)).Answer.Headers.Contains("Set-Cookie"), address);
    }

    [Fact]
    public async Task A_write_to_the_API_is_never_made_by_a_cookie_so_no_antiforgery_is_asked_for()
    {
        using var browser = await server.SignInAs(PostRole.OperatorContact, Unit);
        var page = await browser.Get("/account/password");
        var token = page.One("[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.False((await browser.Post("/api/v1/incidents", form)).Answer.IsSuccessStatusCode); // not even JSON
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        json.Headers.Add("RequestVerificationToken", token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Post("/api/v1/incidents", json)).Status);
        // The same request with a token of the same person is read: what it lacks is said, not who asks.
        using var program = await server.ApiAs(PostRole.OperatorContact, Unit);
        using var again = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Assert.True((int)(await program.Post("/api/v1/incidents", again)).Status is 400 or 422);
    }

    [Fact]
    public async Task A_cookie_beside_a_token_adds_nothing_to_it()
    {
        using var program = await server.SignInAs(PostRole.DutyOfficer, Unit);
        program.Client.DefaultRequestHeaders.Authorization = new("Bearer", await server.TokenFor(PostRole.DutyOfficer, Unit, Permission.ReadIncidents));
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get("/api/v1/organisations")).Status);
    }

    [Fact]
    public async Task Revoking_ends_it_at_once_and_only_ones_own_can_be_revoked()
    {
        using var other = await server.SignInAs(PostRole.Auditor, Unit);
        var unit = Ids.New();
        using var program = await server.ApiAs(PostRole.Auditor, unit);
        using var mine = await server.SignInAs(PostRole.Auditor, unit);
        var id = await server.In(async (db, _) => (await db.ApiTokens.ToListAsync()).MaxBy(t => t.MadeAt)!.Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.PostLike(await other.Get("/account/tokens"), $"/account/tokens/{id}/revoke")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/me")).Status);
        var list = await mine.Send(await mine.Get("/account/tokens"), new Dictionary<string, object?>(), "Thu hồi");
        Assert.Contains("đã thu hồi", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/api/v1/me")).Status);
    }

    [Theory]
    [InlineData(366 + 1, nameof(Permission.ReadRegistry))]
    [InlineData(-1, nameof(Permission.ReadRegistry))]
    [InlineData(10, nameof(Permission.ManageTokens))]
    [InlineData(10, nameof(Permission.ManageAccounts))]
    [InlineData(10, "NoSuchThing")]
    public async Task A_token_lasts_a_year_at_most_and_has_no_more_than_the_post(int days, string scope)
    {
        var person = await server.NewPerson(PostRole.Finance, Unit);
        using var browser = server.Browse();
        await server.SignIn(browser, person);
        var page = await Make(browser, "x", [scope], Today.AddDays(days));
        Assert.True((int)page.Status is 400 or 422);
        Assert.False(await server.In((db, _) => db.ApiTokens.AnyAsync(t => t.AccountId == person.AccountId)));
    }

    private static async Task<Page> Make(Browser browser, string name, string[] scopes, DateOnly lastDay) => await browser.Send(
        await browser.Get("/account/tokens"), ("Form.Name", name), ("Form.Scopes", scopes), ("Form.LastDay", VietnamTime.Show(lastDay)));

    private static async Task<JsonElement> Me(Browser program)
    {
        var answer = (await program.Get("/api/v1/me")).Answer;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
