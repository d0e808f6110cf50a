using System.Net;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class SecondFactorTests(AccountServer server) : IClassFixture<AccountServer>
{
    private static readonly Guid Unit = Ids.New();
    private const string Inside = "/account/post";

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task The_code_of_this_step_or_the_one_beside_it_opens_once(int offset)
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        var code = person.Phone.CodeAt(server.Time.Step + offset);
        Assert.Equal(Inside, (await SignIn(person, code)).Address.AbsolutePath);
        var replayed = await SignIn(person, code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.Status);
        Assert.Contains("đã dùng", replayed.Text, StringComparison.Ordinal);
        // Nor does an older one that was never typed.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(person, person.Phone.CodeAt(server.Time.Step + offset - 1))).Status);
        server.Time.Move(TimeSpan.FromSeconds(3 * Totp.Seconds));
        Assert.Equal(Inside, (await SignIn(person, person.Phone.CodeAt(server.Time.Step))).Address.AbsolutePath);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task The_code_of_a_step_further_away_opens_nothing(int offset)
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(person, person.Phone.CodeAt(server.Time.Step + offset))).Status);
    }

    [Fact]
    public async Task A_code_typed_twice_at_the_same_moment_opens_once()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        var browsers = Enumerable.Range(0, 4).Select(_ => server.Browse()).ToList();
        var pages = new List<Page>();
        foreach (var browser in browsers)
            pages.Add(await server.SignIn(browser, person, until: "password"));
        var code = person.Phone.CodeAt(server.Time.Step);
        var ends = await Task.WhenAll(browsers.Zip(pages, (browser, page) => browser.Send(page, ("Form.Code", code))));
        Assert.Single(ends, e => e.Address.AbsolutePath == Inside);
        browsers.ForEach(b => b.Dispose());
    }

    [Fact]
    public async Task The_password_alone_opens_no_page_and_is_good_for_ten_minutes()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = server.Browse();
        var code = await server.SignIn(browser, person, until: "password");
        Assert.Equal("/account/sign-in", (await browser.Get("/account")).Address.AbsolutePath);
        server.Time.Move(TimeSpan.FromMinutes(11));
        var late = await browser.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)));
        Assert.Contains("quá thời gian", late.Text, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await browser.Get("/account/sign-in/code")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        var codes = RecoveryCodes.New();
        var person = await server.NewPerson(PostRole.Auditor, Unit, a => a.UseRecoveryCodes(RecoveryCodes.Hashes(codes)));
        Assert.Equal(Inside, (await SignIn(person, RecoveryCodes.Show(codes[0]))).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(person, codes[0])).Status);
        Assert.Equal(Inside, (await SignIn(person, codes[1].ToLowerInvariant())).Address.AbsolutePath);
    }

    [Fact]
    public async Task New_recovery_codes_ask_for_the_password_and_end_the_old_ones()
    {
        var codes = RecoveryCodes.New();
        var person = await server.NewPerson(PostRole.Auditor, Unit, a => a.UseRecoveryCodes(RecoveryCodes.Hashes(codes)));
        using var browser = await SignedIn(person);
        var page = await browser.Get("/account/recovery-codes");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(page, ("Form.Password", "không phải mật khẩu"))).Status);
        var shown = await browser.Send(page, ("Form.Password", person.Password));
        var fresh = shown.Html.QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(RecoveryCodes.Number, fresh.Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(person, codes[0])).Status);
        Assert.Equal(Inside, (await SignIn(person, fresh[0])).Address.AbsolutePath);
        Assert.Contains(nameof(RecoveryCodesRenewed), await server.EventsOf(person.AccountId));
    }

    [Fact]
    public async Task Another_phone_asks_for_the_password_ends_the_old_phone_and_every_other_session()
    {
        var codes = RecoveryCodes.New();
        var person = await server.NewPerson(PostRole.Auditor, Unit, a => a.UseRecoveryCodes(RecoveryCodes.Hashes(codes)));
        using var here = await SignedIn(person);
        server.Time.Move(TimeSpan.FromSeconds(Totp.Seconds));
        using var elsewhere = await SignedIn(person);
        var page = await here.Get("/account/app");
        var phone = AuthenticatorApp.FromTyped(page.One("code.key").TextContent);
        var refused = await here.Send(page, ("Form.Code", phone.CodeAt(server.Time.Step)), ("Form.Password", "không phải mật khẩu"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(page.One("code.key").TextContent, refused.One("code.key").TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.Send(page, ("Form.Code", "000000"), ("Form.Password", person.Password))).Status);

        var done = await here.Send(page, ("Form.Code", phone.CodeAt(server.Time.Step)), ("Form.Password", person.Password));
        Assert.Equal(RecoveryCodes.Number, done.Html.QuerySelectorAll(".codes code").Length);
        Assert.Equal("/account", (await here.Get("/account")).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await elsewhere.Get("/account")).Address.AbsolutePath);
        server.Time.Move(TimeSpan.FromSeconds(3 * Totp.Seconds));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(person, person.Phone.CodeAt(server.Time.Step))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(person, codes[0])).Status);
        Assert.Equal(Inside, (await SignIn(person, phone.CodeAt(server.Time.Step))).Address.AbsolutePath);
        Assert.Contains(nameof(AppRenewed), await server.EventsOf(person.AccountId));
    }

    [Fact]
    public async Task Changing_the_password_asks_for_the_old_one_and_ends_every_other_session()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var here = await SignedIn(person);
        server.Time.Move(TimeSpan.FromSeconds(Totp.Seconds));
        using var elsewhere = await SignedIn(person);
        const string Chosen = "bốn mùa hoa nở rộ";
        var page = await here.Get("/account/password");
        var refused = await here.Send(page, ("Form.Password", "không phải mật khẩu"), ("Form.NewPassword", Chosen));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.DoesNotContain(Chosen, refused.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.Send(page, ("Form.Password", ""), ("Form.NewPassword", Chosen))).Status);
        Assert.Equal("/account", (await here.Send(page, ("Form.Password", person.Password), ("Form.NewPassword", Chosen))).Address.AbsolutePath);
        Assert.Equal("/account", (await here.Get("/account")).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await elsewhere.Get("/account")).Address.AbsolutePath);
        server.Time.Move(TimeSpan.FromSeconds(Totp.Seconds));
        Assert.Contains("không đúng", (await server.TryPassword(person.Email, person.Password)).Text, StringComparison.Ordinal);
        Assert.Equal(Inside, (await SignIn(person with { Password = Chosen }, person.Phone.CodeAt(server.Time.Step))).Address.AbsolutePath);
        Assert.Contains(nameof(PasswordChanged), await server.EventsOf(person.AccountId));
    }

    [Fact]
    public async Task A_session_left_open_on_a_desk_cannot_be_used_to_guess_the_password()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = await SignedIn(person);
        var page = await browser.Get("/account/password");
        for (var wrong = 1; wrong <= 5; wrong++)
            page = await browser.Send(page, ("Form.Password", "không phải mật khẩu"), ("Form.NewPassword", "bốn mùa hoa nở rộ"));
        Assert.Contains("tạm khóa", page.Text, StringComparison.Ordinal);
        page = await browser.Send(page, ("Form.Password", person.Password), ("Form.NewPassword", "bốn mùa hoa nở rộ"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    private async Task<Browser> SignedIn(TestPerson person)
    {
        var browser = server.Browse();
        var code = await server.SignIn(browser, person, until: "password");
        Assert.Equal(Inside, (await browser.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)))).Address.AbsolutePath);
        return browser;
    }

    private async Task<Page> SignIn(TestPerson person, string code)
    {
        using var browser = server.Browse();
        return await browser.Send(await server.SignIn(browser, person, until: "password"), ("Form.Code", code));
    }
}
