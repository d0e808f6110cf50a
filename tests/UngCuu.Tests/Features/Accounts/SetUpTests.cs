using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class SetUpTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly Guid Unit = Ids.New();
    private const string Good = "con mèo trèo cây cau";

    [Fact]
    public async Task An_invited_person_chooses_a_password_ties_the_phone_keeps_the_codes_and_is_signed_in()
    {
        var (link, account) = await Invited();
        using var browser = server.Browse();
        var app = await browser.Send(await browser.Get(link), ("Form.Password", Good));
        Assert.Equal($"{link}/app", app.Address.AbsolutePath);
        Assert.StartsWith("data:image/png;base64,", app.One("img.qr").GetAttribute("src"), StringComparison.Ordinal);
        var phone = AuthenticatorApp.FromTyped(app.One("code.key").TextContent);
        var kept = await browser.Send(app, ("Form.Code", phone.Code()));
        var codes = kept.Html.QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(RecoveryCodes.Number, codes.Distinct().Count());
        Assert.Equal("/account", (await browser.Get("/account")).Address.AbsolutePath);
        Assert.Single(await server.In((db, _) => db.Events.Where(e => e.SubjectId == account.Id && e.Name == "SignedIn").ToListAsync()));
        Assert.Single(await server.In((db, _) => db.KnownDevices.Where(d => d.AccountId == account.Id).ToListAsync()));

        // All of it again from another browser: with a recovery code, and once only.
        using var other = server.Browse();
        Assert.Equal("/account/post", (await SignIn(other, account.Email!, Good, codes[3].ToLowerInvariant())).Address.AbsolutePath);
        using var third = server.Browse();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(third, account.Email!, Good, codes[3])).Status);
        Assert.Equal("/account/post", (await SignIn(third, account.Email!, Good, codes[4])).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_used_link_opens_nothing_any_more()
    {
        var (link, account) = await Invited();
        using var browser = server.Browse();
        using var thief = server.Browse();
        var seen = await thief.Get(link);
        var app = await browser.Send(await browser.Get(link), ("Form.Password", Good));
        await browser.Send(app, ("Form.Code", AuthenticatorApp.FromTyped(app.One("code.key").TextContent).Code()));
        foreach (var address in new[] { link, $"{link}/app" })
        {
            var page = await thief.Get(address);
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Empty(page.Html.QuerySelectorAll("main form"));
        }
        var late = await thief.Send(seen, ("Form.Password", "một câu khác hẳn của kẻ gian"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("/account/sign-in/code", (await SignIn(thief, account.Email!, Good, "")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("revoked")]
    [InlineData("disabled")]
    public async Task A_link_that_is_over_says_so_and_takes_nothing(string how)
    {
        var (link, account) = await Invited();
        using var browser = server.Browse();
        var open = await browser.Get(link);
        await server.In(async (db, _) =>
        {
            var row = await db.AccountLinks.SingleAsync(l => l.AccountId == account.Id);
            var past = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1);
            if (how == "expired")
                db.Entry(row).Property(l => l.ExpiresAt).CurrentValue = past;
            else if (how == "revoked")
                row.Revoke(past);
            else
                (await db.Accounts.SingleAsync(a => a.Id == account.Id)).Disable(past);
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(link)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(open, ("Form.Password", Good))).Status);
        Assert.Null(await server.In((db, _) => db.Accounts.Where(a => a.Id == account.Id).Select(a => a.PasswordHash).SingleAsync()));
    }

    [Fact]
    public async Task Two_who_finish_the_same_invitation_at_once_do_not_both_get_in()
    {
        var (link, account) = await Invited();
        var browsers = Enumerable.Range(0, 3).Select(_ => server.Browse()).ToList();
        await browsers[0].Send(await browsers[0].Get(link), ("Form.Password", Good));
        var pages = await Task.WhenAll(browsers.Select(b => b.Get($"{link}/app")));
        var ends = await Task.WhenAll(browsers.Zip(pages, (browser, page) =>
            browser.Send(page, ("Form.Code", AuthenticatorApp.FromTyped(page.One("code.key").TextContent).Code()))));
        Assert.Single(ends, e => e.Html.QuerySelector(".codes") is not null);
        Assert.All(ends.Where(e => e.Html.QuerySelector(".codes") is null), e => Assert.True((int)e.Status is 409 or 422, $"{e.Status}"));
        Assert.Single(await server.In((db, _) => db.Events.Where(e => e.SubjectId == account.Id && e.Name == nameof(AccountSetUp)).ToListAsync()));
        browsers.ForEach(b => b.Dispose());
    }

    [Theory]
    [InlineData("vi", "đề nghị quản trị viên")]
    [InlineData("en", "ask the administrator")]
    public async Task A_link_that_is_over_says_what_to_do_next(string language, string words)
    {
        var (link, account) = await Invited();
        await server.In(async (db, _) =>
        {
            (await db.AccountLinks.SingleAsync(l => l.AccountId == account.Id)).Revoke(server.Clock.Now);
            await db.SaveChangesAsync();
        });
        using var browser = server.Browse(language);
        var page = await browser.Get(link);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("main a[href='/account/sign-in']"));
    }

    [Theory]
    [InlineData("/account/set-up/")]
    [InlineData("/account/reset/")]
    public async Task A_link_nobody_made_does_not_exist(string page)
    {
        using var browser = server.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(page + Secret.New())).Status);
    }

    [Fact]
    public async Task A_link_of_one_kind_does_not_open_the_other()
    {
        var (link, _) = await Invited();
        using var browser = server.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(link.Replace("set-up", "reset", StringComparison.Ordinal))).Status);
    }

    [Theory]
    [InlineData("ngắn quá", "ít nhất 12")]
    [InlineData("            ", "Cần nhập")]
    [InlineData("aaaaaaaaaaaaaaaa", "dễ đoán")]
    [InlineData("Mật khẩu 123456", "dễ đoán")]
    [InlineData("Qwertyuiop12345", "dễ đoán")]
    [InlineData("1234567890123", "dễ đoán")]
    [InlineData("Nguyen Van Thu 2026", "tên")]
    public async Task A_password_that_everybody_tries_first_is_refused_in_words(string password, string words)
    {
        var (link, _) = await Invited();
        using var browser = server.Browse();
        var page = await browser.Send(await browser.Get(link), ("Form.Password", password));
        Assert.True((int)page.Status is 400 or 422);
        Assert.Contains(words, page.One(".field-fault").TextContent, StringComparison.Ordinal);

    }

    [Fact]
    public async Task A_wrong_code_keeps_the_offered_key_and_finishes_nothing()
    {
        var (link, account) = await Invited();
        using var browser = server.Browse();
        var app = await browser.Send(await browser.Get(link), ("Form.Password", Good));
        var key = app.One("code.key").TextContent;
        var again = await browser.Send(app, ("Form.Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(key, again.One("code.key").TextContent);
        Assert.False(await server.In((db, _) => db.Accounts.Where(a => a.Id == account.Id).Select(a => a.TotpKey != null).SingleAsync()));
        using var other = server.Browse();
        Assert.Contains("chưa cài đặt xong", (await SignIn(other, account.Email!, Good, "")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_offered_to_somebody_else_is_not_taken()
    {
        var (mine, _) = await Invited();
        var (theirs, _) = await Invited();
        using var browser = server.Browse();
        var myApp = await browser.Send(await browser.Get(mine), ("Form.Password", Good));
        var theirApp = await browser.Send(await browser.Get(theirs), ("Form.Password", Good));
        var phone = AuthenticatorApp.FromTyped(theirApp.One("code.key").TextContent);
        var page = await browser.Send(myApp, ("Form.Key", theirApp.One("[name='Form.Key']").GetAttribute("value")), ("Form.Code", phone.Code()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    private async Task<(string Link, Account Account)> Invited() => await server.In(async (db, _) =>
    {
        await server.PersonOf(PostRole.OperatorContact, Unit); // brings the organisation
        var number = Ids.New().ToString("N");
        var account = new Account($"{number}@example.vn", "Nguyễn Văn Thử", "vi", server.Clock.Now);
        var link = AccountLink.New(LinkPurpose.Invitation, account.Id, TimeProvider.System.GetUtcNow().UtcDateTime, out var secret);
        var post = Post.Give(account.Id, PostRole.OperatorContact, Unit, server.Clock.Today, to: null, by: null, server.Clock.Now);
        db.AddRange(account, link, post);
        await db.SaveChangesAsync();
        return ($"/account/set-up/{secret}", account);
    });

    private static async Task<Page> SignIn(Browser browser, string email, string password, string code)
    {
        var page = await browser.Send(await browser.Get("/account/sign-in?back=/account/post"), ("Form.Email", email), ("Form.Password", password));
        return code.Length == 0 ? page : await browser.Send(page, ("Form.Code", code));
    }
}
