using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Accounts;
using UngCuu.Jobs.Mail;
using UngCuu.Security;

namespace UngCuu.Tests.Support;

/// <summary>Steps that several tests of accounts take.</summary>
public static class AccountWalks
{
    extension(TestServer server)
    {
        /// <summary>Follows an invitation to its end; the browser is then signed in.</summary>
        public async Task<AuthenticatorApp> SetUp(Browser browser, string link, string password)
        {
            var app = await browser.Send(await browser.Get(link), ("Form.Password", password));
            var phone = AuthenticatorApp.FromTyped(app.One("code.key").TextContent);
            var codes = await browser.Send(app, ("Form.Code", phone.Code()));
            codes.One(".codes");
            return phone;
        }

        /// <summary>The path of the link in the newest letter to this address.</summary>
        public async Task<string> LinkInMailTo(string email)
        {
            var letter = await server.In((db, _) => db.OutgoingMails.Where(m => m.To == email).OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());
            return new Uri(letter.Split().First(w => w.StartsWith("http", StringComparison.Ordinal))).AbsolutePath;
        }

        public Task Give(TestPerson person, PostRole role, Guid organisation) => server.In(async (db, _) =>
        {
            db.Posts.Add(Post.Give(person.AccountId, role, organisation, server.Clock.Today, to: null, by: null, server.Clock.Now));
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Posts to another address with the token of a page that was really opened, as somebody writing requests by hand would.</summary>
    public static async Task<Page> PostLike(this Browser browser, Page opened, string address, params (string Name, string Value)[] fields)
    {
        var token = opened.One("[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await browser.Post(address, content);
    }
}
