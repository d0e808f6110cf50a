using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security.Foreign;

/// <summary>The forms by which people come in, keep their account and look after those of others. Each is played by somebody made for it.</summary>
internal static class PlaysOfAccounts
{
    private const string NewPassword = "một câu dài chưa ai dùng";

    public static readonly IReadOnlyDictionary<string, Func<World, Task<Play>>> All = new Dictionary<string, Func<World, Task<Play>>>(StringComparer.Ordinal)
    {
        // First of all: it opens only while there is no account.
        ["/account/first/{secret}"] = async w => new(w.Browse(), $"/account/first/{await w.Link(LinkPurpose.FirstAdministrator, account: null)}", ("Form.Name", "Lê Quản Trị"), ("Form.Email", "dau-tien@example.vn")),
        ["/account/demo"] = async w =>
        {
            var account = new Account("trinh-dien@example.vn", "Người trình diễn", "vi", w.Clock.Now) { IsDemonstration = true };
            await w.Save(account, Post.Give(account.Id, PostRole.Finance, w.Relations["operator"], w.Clock.Today, to: null, by: null, w.Clock.Now));
            return new(w.Browse(), "/account/demo") { Silent = true };
        },
        ["/account/sign-in"] = async w => new(w.Browse(), "/account/sign-in", ("Form.Email", (await w.NewPerson(PostRole.Finance, w.Relations["operator"])).Email), ("Form.Password", "không phải mật khẩu ấy")) { Silent = true },
        ["/account/sign-in/code"] = async w =>
        {
            var person = await w.NewPerson(PostRole.Finance, w.Relations["operator"]);
            var browser = w.Browse();
            await w.SignIn(browser, person, until: "password");
            return new(browser, "/account/sign-in/code", ("Form.Code", person.Phone.Code()));
        },
        ["/account/sign-in/passkey"] = async w =>
        {
            var (browser, _, key, _) = await WithPasskey(w);
            browser.Dispose();
            return new(new Browser(w.Localhost, "vi"), "/account/sign-in/passkey", page => [("Form.Answer", key.Show(Options(page)))]);
        },
        ["/account/sign-out"] = async w => new((await w.Newcomer()).Browser, "/account") { Silent = true },
        ["/account/post"] = async w =>
        {
            var (browser, person) = await w.Newcomer();
            await w.Give(person, PostRole.Auditor, w.Relations["operator"]);
            return new(browser, "/account/post") { Silent = true };
        },
        ["/account/password"] = w => Known(w, "/account/password", p => [("Form.Password", p.Password), ("Form.NewPassword", NewPassword)]),
        ["/account/everywhere"] = w => Known(w, "/account/everywhere", p => [("Form.Password", p.Password)]),
        ["/account/recovery-codes"] = w => Known(w, "/account/recovery-codes", p => [("Form.Password", p.Password)]),
        ["/account/app"] = async w =>
        {
            var (browser, person) = await w.Newcomer();
            return new(browser, "/account/app", page => [("Form.Password", person.Password), ("Form.Code", Shown(page))]);
        },
        ["/account/forgotten"] = async w => new(w.Browse(), "/account/forgotten", ("Form.Email", (await w.NewPerson(PostRole.Finance, w.Relations["operator"])).Email)),
        ["/account/reset/{secret}"] = async w =>
            new(w.Browse(), $"/account/reset/{await w.Link(LinkPurpose.PasswordReset, (await w.NewPerson(PostRole.Finance, w.Relations["operator"])).AccountId)}", ("Form.Password", NewPassword)),
        ["/account/set-up/{secret}"] = async w => new(w.Browse(), await Invited(w), ("Form.Password", NewPassword)),
        ["/account/set-up/{secret}/app"] = async w =>
        {
            var (browser, link) = (w.Browse(), await Invited(w));
            await browser.Send(await browser.Get(link), ("Form.Password", NewPassword));
            return new(browser, $"{link}/app", page => [("Form.Code", Shown(page))]);
        },
        ["/account/passkeys/add"] = async w =>
        {
            var (browser, person) = await w.Newcomer(local: true);
            var key = new SecurityKey { Origin = Origin(w) };
            return new(browser, "/account/passkeys/add", page => [("Form.Name", "Khóa"), ("Form.Password", person.Password), ("Form.Answer", key.Create(Options(page)))]);
        },
        ["/account/passkeys/{id:guid}"] = async w =>
        {
            var (browser, _, _, id) = await WithPasskey(w);
            return new(browser, $"/account/passkeys/{id}", ("Form.Name", "Tên mới"));
        },
        ["/account/passkeys/{id:guid}/remove"] = async w =>
        {
            var (browser, person, _, id) = await WithPasskey(w);
            return new(browser, $"/account/passkeys/{id}/remove", ("Form.Password", person.Password));
        },
        ["/account/delegations/add"] = async w =>
        {
            var (browser, _) = await w.Newcomer();
            await w.NewPerson(PostRole.Finance, w.Relations["operator"]);
            return new(browser, "/account/delegations/add", ("Form.To", "10/4/2018"), ("Form.Reason", "Nghỉ phép"));
        },
        ["/account/delegations/{id:guid}/end"] = async w =>
        {
            var (browser, giver) = await w.Newcomer();
            await Lend(w, giver);
            return new(browser, "/account/delegations");
        },
        ["/account/tokens"] = async w => new((await w.Newcomer()).Browser, "/account/tokens", ("Form.Name", "Máy giám sát"), ("Form.Scopes", nameof(Permission.ReadRegistry))),
        ["/account/tokens/{id:guid}/revoke"] = async w =>
        {
            var (browser, person) = await w.Newcomer();
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            await w.Save(ApiToken.New(person.AccountId, person.PostId, "thử", [Permission.ReadRegistry], now, now.AddDays(30), out _));
            return new(browser, "/account/tokens");
        },

        ["/admin/accounts/invite"] = async w => new(await Administrator(w), "/admin/accounts/invite",
            ("Form.Name", "Người mới"), ("Form.Email", "nguoi-moi@example.vn"), ("Form.Role", nameof(PostRole.Finance)), ("Form.OrganisationId", w.Relations["operator"].ToString())),
        ["/admin/accounts/{id:guid}/post"] = async w => new(await Administrator(w), $"/admin/accounts/{(await Managed(w)).AccountId}/post", ("Form.Role", nameof(PostRole.Auditor)), ("Form.OrganisationId", w.Relations["operator"].ToString())),
        ["/admin/accounts/{id:guid}?handler=Invite"] = async w => new(await Administrator(w), $"/admin/accounts/{(await Managed(w)).AccountId}"),
        ["/admin/accounts/{id:guid}?handler=Disable"] = async w => new(await Administrator(w), $"/admin/accounts/{(await Managed(w)).AccountId}", ("reason", "Thôi việc")),
        ["/admin/accounts/{id:guid}?handler=Enable"] = async w =>
            new(await Administrator(w), $"/admin/accounts/{(await w.NewPerson(PostRole.Finance, w.Relations["operator"], a => a.Disable(w.Clock.Now))).AccountId}"),
        ["/admin/accounts/{id:guid}?handler=End"] = async w => new(await Administrator(w), $"/admin/accounts/{(await Managed(w)).AccountId}", ("reason", "Chuyển công tác")),
        ["/admin/accounts/{id:guid}?handler=EndDelegation"] = async w =>
        {
            var giver = await Managed(w);
            await Lend(w, giver);
            return new(await Administrator(w), $"/admin/accounts/{giver.AccountId}", ("reason", "Về sớm"));
        },
        ["/admin/accounts/{id:guid}?handler=Approve"] = async w =>
        {
            var (person, giver) = (await Managed(w), await Managed(w));
            await w.Save(Post.Propose(person.AccountId, PostRole.Finance, w.Relations["coordinator"], w.Clock.Today, to: null, giver.AccountId));
            return new(await w.SignInAs(PostRole.Administrator, w.Relations["coordinator"]), $"/admin/accounts/{person.AccountId}");
        },
    };

    private static Task<Browser> Administrator(World w) => w.SignInAs(PostRole.Administrator, w.Relations["operator"]);

    private static Task<TestPerson> Managed(World w) => w.NewPerson(PostRole.Finance, w.Relations["operator"]);

    private static async Task<Play> Known(World w, string page, Func<TestPerson, IEnumerable<(string, string)>> fields)
    {
        var (browser, person) = await w.Newcomer();
        return new(browser, page, _ => fields(person));
    }

    private static async Task<string> Invited(World w) =>
        $"/account/set-up/{await w.Link(LinkPurpose.Invitation, (await w.NewPerson(PostRole.Finance, w.Relations["operator"], a => a.ForgetSecrets())).AccountId)}";

    private static async Task Lend(World w, TestPerson giver)
    {
        var receiver = await Managed(w);
        await w.In(async (db, _) =>
        {
            db.Add(Delegation.Give(await db.Posts.SingleAsync(p => p.Id == giver.PostId), await db.Accounts.SingleAsync(a => a.Id == receiver.AccountId),
                w.Clock.Today, w.Clock.Today.AddDays(5), "Nghỉ phép", w.Clock.Now));
            await db.SaveChangesAsync();
        });
    }

    private static string Origin(World w) => w.Localhost.GetLeftPart(UriPartial.Authority);

    private static string Options(Page page) => page.One("form[data-passkey]").GetAttribute("data-options")!;

    private static string Shown(Page page) => AuthenticatorApp.FromTyped(page.One("code.key").TextContent).Code();

    private static async Task<(Browser Browser, TestPerson Person, SecurityKey Key, Guid Id)> WithPasskey(World w)
    {
        var (browser, person) = await w.Newcomer(local: true);
        var key = new SecurityKey { Origin = Origin(w) };
        var page = await browser.Get("/account/passkeys/add");
        await browser.Send(page, ("Form.Name", "Khóa"), ("Form.Password", person.Password), ("Form.Answer", key.Create(Options(page))));
        return (browser, person, key, await w.In((db, _) => db.Passkeys.Where(p => p.UserId == person.AccountId).Select(p => p.Id).SingleAsync()));
    }
}
