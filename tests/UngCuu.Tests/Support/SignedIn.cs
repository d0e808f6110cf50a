using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Tests.Support;

/// <summary>A person with an account on a test server, and what they know: password and phone.</summary>
public sealed record TestPerson(Guid AccountId, Guid PostId, string Email, string Password, AuthenticatorApp Phone)
{
    public PostRole Role { get; init; }

    public Guid OrganisationId { get; init; }
}

/// <summary>People of a test: made in the database, signed in through the real pages.</summary>
public static class SignedIn
{
    private const string Password = "đường dài hay sức ngựa";
    private static readonly ConditionalWeakTable<TestServer, ConcurrentDictionary<(PostRole, Guid), Once>> Known = [];
    private static int made;

    extension(TestServer server)
    {
        /// <summary>
        /// A browser of the person who holds this role at this organisation, signed in through the real pages. Made once for each role and organisation;
        /// every call gives a new browser of the same person.
        /// </summary>
        public async Task<Browser> SignInAs(PostRole role, Guid organisationId, string language = "vi")
        {
            var (_, cookies) = await server.Remembered(role, organisationId);
            var browser = server.Browse(language);
            browser.Cookies.Add(cookies);
            return browser;
        }

        /// <summary>Whom <see cref="SignInAs"/> signs in.</summary>
        public async Task<TestPerson> PersonOf(PostRole role, Guid organisationId) => (await server.Remembered(role, organisationId)).Item1;

        /// <summary>An API token of that person, with these scopes or else with all the post may do.</summary>
        public async Task<string> TokenFor(PostRole role, Guid organisationId, params Permission[] scopes) =>
            await server.TokenOf(await server.PersonOf(role, organisationId), scopes.Length > 0 ? scopes : Roles.Of(role));

        public Task<string> TokenOf(TestPerson person, IEnumerable<Permission> scopes) => server.In(async (db, _) =>
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            db.ApiTokens.Add(ApiToken.New(person.AccountId, person.PostId, "thử", scopes, now, now.AddDays(30), out var secret));
            await db.SaveChangesAsync();
            return secret;
        });

        /// <summary>A program of that person: no cookies, the token in every request.</summary>
        public async Task<Browser> ApiAs(PostRole role, Guid organisationId, params Permission[] scopes) =>
            server.Bearing(await server.TokenFor(role, organisationId, scopes));

        public Browser Bearing(string token)
        {
            var program = server.Browse();
            program.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return program;
        }

        /// <summary>An account ready to sign in, in the database only.</summary>
        public async Task<TestPerson> NewPerson(PostRole role, Guid organisationId, Action<Account>? also = null)
        {
            var number = Interlocked.Increment(ref made);
            var key = RandomNumberGenerator.GetBytes(20);
            return await server.In(async (db, services) =>
            {
                var now = services.GetRequiredService<Clock>().Now;
                if (!await db.Organisations.AnyAsync(o => o.Id == organisationId))
                    db.Organisations.Add(Invented(organisationId));
                var account = new Account($"person{number}@example.vn", $"Người thử {number}", "vi", now);
                account.PasswordHash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, Password);
                account.UseTotp(services.GetRequiredService<TotpKeys>().Protect(key), step: 0, recoveryCodeHashes: []);
                also?.Invoke(account);
                var post = Post.Give(account.Id, role, organisationId, VietnamTime.Day(now).AddYears(-30), to: null, by: null, now);
                db.AddRange(account, post);
                await db.SaveChangesAsync();
                return new TestPerson(account.Id, post.Id, account.Email!, Password, new AuthenticatorApp(key)) { Role = role, OrganisationId = organisationId };
            });
        }

        /// <summary>The whole sign-in by its forms; gives the page it ends on.</summary>
        public async Task<Page> SignIn(Browser browser, TestPerson person, string back = "/account/post", string until = "code")
        {
            var code = await browser.Send(
                await browser.Get($"/account/sign-in?back={Uri.EscapeDataString(back)}"),
                ("Form.Email", person.Email), ("Form.Password", person.Password));
            return until == "password" ? code : await browser.Send(code, ("Form.Code", person.Phone.Code()));
        }

        private static Organisation Invented(Guid id) => Organisation.Import(
            id, [new() { Name = $"Đơn vị thử {id}", ShortName = "Đơn vị thử", Code = id.ToString("N") }], [new() { Kind = OrganisationKind.Enterprise }],
            territory: null, sector: null, Force.Civil, from: null, to: null, basis: null, Certainty.Default);

        private Task<(TestPerson, CookieCollection)> Remembered(PostRole role, Guid organisationId) =>
            Known.GetOrCreateValue(server).GetOrAdd((role, organisationId), _ => new Once()).Get(async () =>
            {
                var person = await server.NewPerson(role, organisationId);
                using var browser = server.Browse();
                await server.SignIn(browser, person);
                var cookies = new CookieCollection();
                foreach (var cookie in browser.Cookies.GetCookies(server.Address).Where(c => c.Name == "ungcuu-session"))
                    cookies.Add(cookie);
                return cookies.Count > 0 ? (person, cookies) : throw new InvalidOperationException($"Signing in as {role} gave no session.");
            });
    }

    /// <summary>Tests of one class may ask for the same person at the same time.</summary>
    private sealed class Once
    {
        private readonly Lock one = new();
        private Task<(TestPerson, CookieCollection)>? made;

        public Task<(TestPerson, CookieCollection)> Get(Func<Task<(TestPerson, CookieCollection)>> make)
        {
            lock (one)
                return made ??= make();
        }
    }
}
