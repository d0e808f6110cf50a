using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class SessionTests(AccountServer server) : IClassFixture<AccountServer>
{
    private static readonly Guid Unit = Ids.New();

    [Fact]
    public async Task A_session_ends_eight_hours_after_the_last_request()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = await In(person);
        for (var hours = 0; hours < 14; hours += 7)
        {
            server.Time.Move(TimeSpan.FromHours(7));
            Assert.Equal("/account", (await browser.Get("/account")).Address.AbsolutePath);
        }
        server.Time.Move(TimeSpan.FromHours(8) + TimeSpan.FromSeconds(1));
        Assert.Equal("/account/sign-in", (await browser.Get("/account")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("vi", "chưa được lưu")]
    [InlineData("en", "was not saved")]
    public async Task A_form_sent_after_the_session_ran_out_leads_back_to_its_page_and_says_what_happened(string language, string words)
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit, a => a.Language = language);
        using var browser = await In(person, language);
        var form = await browser.Get("/account/password?from=menu");
        server.Time.Move(TimeSpan.FromHours(9));
        browser.Client.DefaultRequestHeaders.Referrer = form.Address;
        var signIn = await browser.Send(form, ("Form.Password", person.Password), ("Form.NewPassword", "bốn mùa hoa nở rộ"));
        Assert.Equal("/account/sign-in", signIn.Address.AbsolutePath);
        Assert.Contains(words, signIn.One("[role=alert]").TextContent, StringComparison.Ordinal);
        browser.Client.DefaultRequestHeaders.Referrer = null;
        var code = await browser.Send(signIn, ("Form.Email", person.Email), ("Form.Password", person.Password));
        var back = await browser.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)));
        Assert.Equal("/account/password?from=menu", back.Address.PathAndQuery);
        Assert.Equal("/account/sign-in/code", (await server.TryPassword(person.Email, person.Password)).Address.AbsolutePath); // nothing was changed
    }

    [Fact]
    public async Task A_page_of_another_site_that_sends_a_form_is_not_led_back_to()
    {
        using var browser = server.Browse();
        var page = await browser.Get("/account/sign-in");
        browser.Client.DefaultRequestHeaders.Referrer = new Uri("https://evil.example/account/password");
        var signIn = await browser.PostLike(page, "/account/password", ("Form.Password", "x"));
        Assert.Equal("?back=%2Faccount%2Fpassword&unsaved=1", signIn.Address.Query);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("https:evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("%2f%2fevil.example")]
    [InlineData("/%2fevil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("/x/..//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("~//evil.example")]
    [InlineData("/account/sign-in?back=%2F")]
    [InlineData("")]
    public async Task Nobody_is_led_to_another_site_after_signing_in(string back)
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = server.Browse();
        var code = await server.SignIn(browser, person, back, until: "password");
        using var stop = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = browser.Cookies }) { BaseAddress = server.Address };
        using var content = new FormUrlEncodedContent(code.Form().QuerySelectorAll("input").Where(i => i.GetAttribute("name") is { } name && name != "Form.Code")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Append(new("Form.Code", person.Phone.CodeAt(server.Time.Step))));
        using var answer = await stop.PostAsync(code.Address.PathAndQuery, content, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("/account/post?q=sự cố", "/account/post?q=s%E1%BB%B1%20c%E1%BB%91")]
    [InlineData("/account/post?q=a%2Fb&x=1", "/account/post?q=a%2Fb&x=1")]
    [InlineData("/account/./post", "/account/post")]
    public async Task An_address_of_ours_is_led_back_to_whatever_letters_it_has(string back, string reached)
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = server.Browse();
        var code = await server.SignIn(browser, person, back, until: "password");
        Assert.Equal(reached, (await browser.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)))).Address.PathAndQuery);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(-9, -1)]
    public async Task A_post_that_begins_tomorrow_or_ended_yesterday_gives_nothing(int from, int? to)
    {
        var person = await server.NewPerson(PostRole.Administrator, Unit);
        var secret = await server.In(async (db, _) =>
        {
            (await db.Posts.SingleAsync(p => p.Id == person.PostId)).End(server.Clock.Now, reason: null);
            var (today, now) = (server.Clock.Today, server.Time.GetUtcNow().UtcDateTime);
            var post = Post.Give(person.AccountId, PostRole.Administrator, Unit, today.AddDays(from), to is { } last ? today.AddDays(last) : null, by: null, now);
            db.AddRange(post, ApiToken.New(person.AccountId, post.Id, "thử", [Permission.ReadRegistry], now, now.AddDays(30), out var token));
            await db.SaveChangesAsync();
            return token;
        });
        using var browser = await In(person);
        foreach (var address in new[] { "/admin/accounts", "/account/tokens", "/incidents" })
        {
            var page = await browser.Get(address);
            Assert.Equal("/account/post", page.Address.AbsolutePath);
            Assert.Contains("Không có vị trí nào", page.Text, StringComparison.Ordinal);
        }
        using var program = server.Bearing(secret);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/api/v1/me")).Status);

        if (from > 0) // and gives it from its first minute on, without signing in again
        {
            server.Time.Move(VietnamTime.StartOf(server.Clock.Today.AddDays(1)) - server.Time.GetUtcNow().UtcDateTime);
            Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/me")).Status);
        }
    }

    [Fact]
    public async Task A_post_of_somebody_else_cannot_be_chosen_and_one_that_ended_is_named_so()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        await server.Give(person, PostRole.Finance, Unit);
        var other = await server.NewPerson(PostRole.Administrator, Unit);
        using var browser = await In(person);
        var page = await browser.Get("/account/post");
        foreach (var foreign in new[] { other.PostId, Ids.New() })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostLike(page, "/account/post", ("post", foreign.ToString()))).Status);
        Assert.Equal("/", (await browser.PostLike(page, "/account/post", ("post", person.PostId.ToString()))).Address.PathAndQuery);
        await server.In(async (db, _) =>
        {
            (await db.Posts.SingleAsync(p => p.Id == person.PostId)).End(server.Clock.Now, reason: null);
            await db.SaveChangesAsync();
        });
        var ended = await browser.PostLike(page, "/account/post", ("post", person.PostId.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ended.Status);
        Assert.Contains("không còn hiệu lực", ended.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("[::1]", false)]
    [InlineData("ungcuu.example.vn", true)]
    [InlineData("localhost.evil.example", true)]
    public async Task Cookies_are_for_this_site_only_never_for_script_and_over_open_lines_only_on_this_machine(string host, bool secure)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in") { Headers = { Host = host } };
        using var answer = await client.SendAsync(asked, TestContext.Current.CancellationToken);
        var form = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("ungcuu-form=", StringComparison.Ordinal));
        AssertSafe(form, "strict", secure);
    }

    [Theory]
    [InlineData("localhost", false)]
    [InlineData("ungcuu.example.vn", true)]
    public async Task The_cookie_of_the_language_is_kept_as_the_others_are(string host, bool secure)
    {
        using var browser = server.Browse();
        var page = await browser.Get("/account/sign-in");
        using var stop = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = browser.Cookies }) { BaseAddress = server.Address };
        using var content = new FormUrlEncodedContent([new("to", "en"), new("__RequestVerificationToken", page.One("[name=__RequestVerificationToken]").GetAttribute("value")!)]);
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/language") { Content = content, Headers = { Host = host } };
        using var answer = await stop.SendAsync(asked, TestContext.Current.CancellationToken);
        AssertSafe(Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("ungcuu-language=en", StringComparison.Ordinal)), "lax", secure);
    }

    [Fact]
    public async Task The_session_is_a_cookie_of_the_browsers_session_that_no_script_and_no_other_sites_form_carries()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = server.Browse();
        var code = await server.SignIn(browser, person, until: "password");
        using var stop = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = browser.Cookies }) { BaseAddress = server.Address };
        using var content = new FormUrlEncodedContent(code.Form().QuerySelectorAll("input").Where(i => i.GetAttribute("name") is { } name && name != "Form.Code")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Append(new("Form.Code", person.Phone.CodeAt(server.Time.Step))));
        using var answer = await stop.PostAsync(code.Address.PathAndQuery, content, TestContext.Current.CancellationToken);
        var set = answer.Headers.GetValues("Set-Cookie").ToList();
        var session = Assert.Single(set, c => c.StartsWith("ungcuu-session=", StringComparison.Ordinal));
        AssertSafe(session, "lax", secure: false);
        Assert.DoesNotContain("expires=", session, StringComparison.OrdinalIgnoreCase);
        Assert.Single(set, c => c.StartsWith("ungcuu-half=;", StringComparison.Ordinal)); // what the password alone had opened is closed
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_kept_by_no_cache()
    {
        var person = await server.NewPerson(PostRole.Administrator, Unit);
        using var browser = await In(person);
        foreach (var address in new[] { "/", "/account", "/account/post", "/account/tokens", "/admin/accounts", "/nowhere" })
            Assert.True((await browser.Get(address)).Answer.Headers.CacheControl!.NoStore, address);
    }

    private static void AssertSafe(string cookie, string sameSite, bool secure)
    {
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"; samesite={sameSite}", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Browser> In(TestPerson person, string language = "vi")
    {
        var browser = server.Browse(language);
        var code = await server.SignIn(browser, person, until: "password");
        Assert.Equal("/account/post", (await browser.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)))).Address.AbsolutePath);
        return browser;
    }
}
