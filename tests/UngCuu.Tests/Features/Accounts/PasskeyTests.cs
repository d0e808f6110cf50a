using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class PasskeyTests(AccountServer server) : IClassFixture<AccountServer>
{
    private static readonly Guid Unit = Ids.New();
    private const string SignInPage = "/account/sign-in/passkey?back=/account/post";
    private const string Inside = "/account/post";

    private Uri Localhost => new UriBuilder(server.Address) { Host = "localhost" }.Uri;

    private string Origin => Localhost.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task A_person_keeps_several_passkeys_and_signs_in_with_one_alone()
    {
        var (person, browser, first) = await Registered("Điện thoại");
        using var _ = browser;
        var second = new SecurityKey { Origin = Origin, Counter = 7 };
        var own = await Add(browser, person, second, "Máy để bàn");
        Assert.Contains("Đã thêm khóa truy cập.", own.Text, StringComparison.Ordinal);
        Assert.Equal(["Điện thoại", "Máy để bàn"], own.Html.QuerySelectorAll("#passkeys .row-title").Select(e => e.TextContent));
        Assert.Equal(2, own.Html.QuerySelectorAll("#passkeys .row-note").Count(e => e.TextContent.Contains("chưa dùng", StringComparison.Ordinal)));

        second.Counter = 8;
        using var elsewhere = Browse();
        Assert.Equal(Inside, (await SignIn(elsewhere, second)).Address.AbsolutePath);
        own = await elsewhere.Get("/account");
        Assert.Contains("bằng khóa truy cập “Máy để bàn”", own.One("#sign-ins li").TextContent, StringComparison.Ordinal);
        Assert.Single(own.Html.QuerySelectorAll("#passkeys .row-note"), e => e.TextContent.Contains("dùng lần cuối", StringComparison.Ordinal));
        Assert.Equal(8u, await server.In((db, _) => db.Passkeys.Where(p => p.CredentialId == second.Id).Select(p => p.Data.SignCount).SingleAsync()));
        Assert.NotNull(first.UserHandle);

        Assert.Equal(2, (await server.EventsOf(person.AccountId)).Count(n => n == nameof(PasskeyAdded)));
        var letters = (await server.LettersTo(person.Email)).Where(l => l.Subject == "Khóa truy cập mới cho tài khoản Ứng Cứu").ToList();
        Assert.Equal(2, letters.Count);
        Assert.Contains("“Máy để bàn”", letters[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_wants_the_password_and_keeps_what_the_device_answered_while_it_is_mistyped()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = await SignedIn(person);
        var key = new SecurityKey { Origin = Origin };
        var page = await browser.Get("/account/passkeys/add");
        var answer = key.Create(Options(page));
        var refused = await browser.Send(page, ("Form.Name", "Khóa"), ("Form.Password", "không phải mật khẩu này"), ("Form.Answer", answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Mật khẩu hiện tại không đúng", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await Passkeys(person));
        Assert.Equal("/account", (await browser.Send(refused, ("Form.Password", person.Password))).Address.AbsolutePath);
        Assert.Single(await Passkeys(person));
        Assert.Equal("Khóa", (await Passkeys(person))[0].Name);
    }

    [Theory]
    [InlineData("signature")]
    [InlineData("origin")]
    [InlineData("domain")]
    [InlineData("unverified")]
    [InlineData("counter")]
    [InlineData("somebody else's")]
    [InlineData("another question")]
    [InlineData("unknown key")]
    [InlineData("no answer at all")]
    public async Task A_forged_answer_opens_nothing(string lie)
    {
        var (_, browser, key) = await Registered("Khóa", counter: 3);
        browser.Dispose();
        var (_, other, strange) = await Registered("Khóa của người khác");
        other.Dispose();
        SecurityKey liar = lie switch
        {
            "signature" => new(key) { Origin = Origin, SignsWrong = true },
            "origin" => new(key) { Origin = "http://localhost.example.vn" },
            "domain" => new(key) { Origin = Origin, Domain = "example.vn" },
            "unverified" => new(key) { Origin = Origin, Verifies = false },
            "unknown key" => new() { Origin = Origin, UserHandle = key.UserHandle },
            "somebody else's" => new(key) { Origin = Origin, UserHandle = strange.UserHandle },
            _ => new(key) { Origin = Origin },
        };
        liar.Counter = lie == "counter" ? 3u : 4u;
        using var visitor = Browse();
        var page = await visitor.Get(SignInPage);
        var asked = lie == "another question" ? await visitor.Get(SignInPage) : page;
        var answered = await visitor.Send(page, ("Form.Answer", lie == "no answer at all" ? "{}" : liar.Show(Options(asked))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answered.Status);
        Assert.Contains("không đăng nhập được", answered.Text, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await visitor.Get("/account")).Address.AbsolutePath);

        // The true one does.
        Assert.Equal(Inside, (await SignIn(visitor, new SecurityKey(key) { Origin = Origin, Counter = 5 })).Address.AbsolutePath);
    }

    [Fact]
    public async Task One_question_opens_once_even_for_a_key_that_does_not_count()
    {
        var (_, browser, key) = await Registered("Khóa đồng bộ");
        browser.Dispose();
        using var owner = Browse();
        var page = await owner.Get(SignInPage);
        var answer = key.Show(Options(page));
        Assert.Equal(Inside, (await owner.Send(page, ("Form.Answer", answer))).Address.AbsolutePath);

        using var thief = Browse();
        var replayed = await thief.Send(await thief.Get(SignInPage), ("Form.Question", page.One("[name='Form.Question']").GetAttribute("value")), ("Form.Answer", answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.Status);
        Assert.Equal("/account/sign-in", (await thief.Get("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_question_is_good_for_five_minutes_and_only_as_it_was_sealed()
    {
        var (_, browser, key) = await Registered("Khóa");
        browser.Dispose();
        using var visitor = Browse();
        var page = await visitor.Get(SignInPage);
        var answer = key.Show(Options(page));
        var changed = await visitor.Send(page, ("Form.Question", page.One("[name='Form.Question']").GetAttribute("value") + "AA"), ("Form.Answer", answer));
        Assert.Contains("quá thời gian", changed.Text, StringComparison.Ordinal);
        server.Time.Move(PasskeyQuestions.Lasts + TimeSpan.FromSeconds(1));
        Assert.Contains("quá thời gian", (await visitor.Send(page, ("Form.Answer", answer))).Text, StringComparison.Ordinal);
        Assert.Equal(Inside, (await SignIn(visitor, key)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Wrong_passkeys_are_counted_with_wrong_passwords_and_lock_the_address()
    {
        var (person, browser, key) = await Registered("Khóa");
        browser.Dispose();
        var forged = new SecurityKey(key) { Origin = Origin, SignsWrong = true };
        using var visitor = Browse();
        await server.TryPassword(person.Email, "không phải mật khẩu này");
        for (var wrong = 2; wrong <= 4; wrong++)
            Assert.Contains("không đăng nhập được", (await SignIn(visitor, forged)).Text, StringComparison.Ordinal);
        Assert.Contains("tạm khóa", (await SignIn(visitor, forged)).Text, StringComparison.Ordinal);
        Assert.Contains("tạm khóa", (await SignIn(visitor, key)).Text, StringComparison.Ordinal);
        Assert.Contains("tạm khóa", (await server.TryPassword(person.Email, person.Password)).Text, StringComparison.Ordinal);
        Assert.Single(await server.LettersTo(person.Email), l => l.Subject == "Tài khoản Ứng Cứu tạm khóa");
        server.Time.Move(SignInTries.Lock);
        Assert.Equal(Inside, (await SignIn(visitor, key)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Somebody_elses_passkey_is_not_there()
    {
        var (owner, browser, _) = await Registered("Khóa của tôi");
        browser.Dispose();
        var address = $"/account/passkeys/{(await Passkeys(owner))[0].Id}";
        var (other, stranger, _) = await Registered("Khóa khác");
        using var _1 = stranger;
        var form = await stranger.Get($"/account/passkeys/{(await Passkeys(other))[0].Id}/remove");
        foreach (var page in new[] { address, address + "/remove" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostLike(form, page, ("Form.Name", "Của tôi rồi"), ("Form.Password", other.Password))).Status);
        }
        Assert.Equal("Khóa của tôi", Assert.Single(await Passkeys(owner)).Name);
    }

    [Fact]
    public async Task A_removed_passkey_opens_nothing_other_sessions_end_and_password_and_code_still_sign_in()
    {
        var (person, browser, key) = await Registered("Khóa cũ");
        using var here = browser;
        using var there = Browse();
        await SignIn(there, key);
        var address = $"/account/passkeys/{(await Passkeys(person))[0].Id}";
        Assert.Contains("Đã đổi tên", (await here.Send(await here.Get(address), ("Form.Name", "Khóa đã mất"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.Send(await here.Get(address + "/remove"), ("Form.Password", "không phải mật khẩu này"))).Status);
        var own = await here.Send(await here.Get(address + "/remove"), ("Form.Password", person.Password));
        Assert.Equal("/account", own.Address.AbsolutePath);
        Assert.Empty(own.Html.QuerySelectorAll("#passkeys .row-title"));
        Assert.Equal("/account/sign-in", (await there.Get("/account")).Address.AbsolutePath);
        Assert.Contains("không đăng nhập được", (await SignIn(there, key)).Text, StringComparison.Ordinal);

        Assert.Equal([nameof(PasskeyAdded), nameof(PasskeyRenamed), nameof(PasskeyRemoved)], (await server.EventsOf(person.AccountId)).Where(n => n.StartsWith("Passkey", StringComparison.Ordinal)));
        Assert.Contains(await server.LettersTo(person.Email), l => l.Body.Contains("“Khóa đã mất”", StringComparison.Ordinal));
        server.Time.Move(TimeSpan.FromSeconds(3 * Totp.Seconds));
        Assert.Equal(Inside, (await there.Send(await server.SignIn(there, person, until: "password"), ("Form.Code", person.Phone.CodeAt(server.Time.Step)))).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_disabled_account_and_one_that_is_set_up_again_from_the_start_are_not_opened_by_a_passkey()
    {
        var (person, browser, key) = await Registered("Khóa");
        browser.Dispose();
        using var visitor = Browse();
        await Change(person, a => a.Disable(server.Clock.Now));
        Assert.Contains("không đăng nhập được", (await SignIn(visitor, key)).Text, StringComparison.Ordinal);
        await Change(person, a => a.Enable());
        Assert.Equal(Inside, (await SignIn(visitor, key)).Address.AbsolutePath);

        using var administrator = await SignedIn(await server.NewPerson(PostRole.Administrator, Unit));
        await administrator.Send(await administrator.Get($"/admin/accounts/{person.AccountId}"), new Dictionary<string, object?>(StringComparer.Ordinal), button: "Cài đặt lại từ đầu");
        Assert.Empty(await Passkeys(person));
        using var later = Browse();
        Assert.Contains("không đăng nhập được", (await SignIn(later, key)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_request_says_of_its_own_name_is_not_believed()
    {
        using var byNumber = server.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await byNumber.Get(SignInPage)).Status);
        Assert.Empty((await byNumber.Get("/account/sign-in")).Html.QuerySelectorAll("[data-passkey-link]"));
        using var named = Browse();
        Assert.True((await named.Get("/account/sign-in")).One("[data-passkey-link]").HasAttribute("hidden"));
        Assert.Contains("\"rpId\":\"localhost\"", Options(await named.Get(SignInPage)), StringComparison.Ordinal);
        using var liar = Browse();
        liar.Client.DefaultRequestHeaders.Host = "ungcuu.example.vn";
        Assert.Equal(HttpStatusCode.NotFound, (await liar.Get(SignInPage)).Status);
    }

    private Browser Browse() => new(Localhost, "vi");

    private static string Options(Page page) => page.One("form[data-passkey]").GetAttribute("data-options")!;

    private async Task<(TestPerson Person, Browser Browser, SecurityKey Key)> Registered(string name, uint counter = 0)
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        var browser = await SignedIn(person);
        var key = new SecurityKey { Origin = Origin, Counter = counter };
        Assert.Equal("/account", (await Add(browser, person, key, name)).Address.AbsolutePath);
        return (person, browser, key);
    }

    private async Task<Browser> SignedIn(TestPerson person)
    {
        var browser = Browse();
        await browser.Send(await server.SignIn(browser, person, until: "password"), ("Form.Code", person.Phone.CodeAt(server.Time.Step)));
        return browser;
    }

    private static async Task<Page> Add(Browser browser, TestPerson person, SecurityKey key, string name)
    {
        var page = await browser.Get("/account/passkeys/add");
        return await browser.Send(page, ("Form.Name", name), ("Form.Password", person.Password), ("Form.Answer", key.Create(Options(page))));
    }

    private async Task<Page> SignIn(Browser browser, SecurityKey key)
    {
        server.Time.Move(TimeSpan.FromSeconds(1));
        foreach (var session in browser.Cookies.GetCookies(Localhost).Where(c => c.Name == "ungcuu-session"))
            session.Expired = true;
        var page = await browser.Get(SignInPage);
        return await browser.Send(page, ("Form.Answer", key.Show(Options(page))));
    }

    private Task<List<Passkey>> Passkeys(TestPerson person) =>
        server.In((db, _) => db.Passkeys.AsNoTracking().Where(p => p.UserId == person.AccountId).ToListAsync());

    private Task Change(TestPerson person, Action<Account> change) => server.In(async (db, _) =>
    {
        change(await db.Accounts.SingleAsync(a => a.Id == person.AccountId));
        await db.SaveChangesAsync();
    });
}
