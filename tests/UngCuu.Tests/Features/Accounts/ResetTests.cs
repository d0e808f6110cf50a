using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class ResetTests(AccountServer server) : IClassFixture<AccountServer>
{
    private static readonly Guid Unit = Ids.New();
    private const string Chosen = "bốn mùa hoa nở rộ";

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Asking_is_answered_alike_for_a_known_an_unknown_and_a_disabled_address(string language)
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        var disabled = await server.NewPerson(PostRole.Auditor, Unit, a => a.Disable(server.Clock.Now));
        var invited = await server.NewPerson(PostRole.Auditor, Unit, a => a.ForgetSecrets());
        var answers = new List<string>();
        foreach (var email in new[] { person.Email, disabled.Email, invited.Email, $"nobody-{language}@example.vn" })
            for (var time = 1; time <= 6; time++)
            {
                var answer = AccountServer.Seen(await Ask(email, language), email);
                if (answers.Count < 6)
                    answers.Add(answer);
                Assert.Equal(answers[time - 1], answer);
            }
        Assert.Equal(SignInTries.Most, (await server.LettersTo(person.Email)).Count);
        foreach (var email in new[] { disabled.Email, invited.Email, $"nobody-{language}@example.vn" })
            Assert.Empty(await server.LettersTo(email));
    }

    [Fact]
    public async Task The_link_opens_once_and_every_session_ends()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var working = server.Browse();
        await server.SignIn(working, person, until: "password");
        await working.Send(await working.Get("/account/sign-in/code"), ("Form.Code", person.Phone.CodeAt(server.Time.Step)));
        Assert.Equal("/account", (await working.Get("/account")).Address.AbsolutePath);

        var link = await LinkFor(person);
        using var browser = server.Browse();
        var page = await browser.Get(link);
        var short1 = await browser.Send(page, ("Form.Password", "ngắn quá"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short1.Status);
        Assert.Equal("/account", (await working.Get("/account")).Address.AbsolutePath); // a refused password ends nothing
        Assert.Equal("/account/sign-in", (await browser.Send(page, ("Form.Password", Chosen))).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await working.Get("/account")).Address.AbsolutePath);

        var gone = await browser.Get(link);
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Empty(gone.Html.QuerySelectorAll("main form"));
        Assert.Contains("Quên mật khẩu", gone.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(page, ("Form.Password", "câu của kẻ đến sau"))).Status);
        Assert.Contains("không đúng", (await server.TryPassword(person.Email, person.Password)).Text, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in/code", (await server.TryPassword(person.Email, Chosen)).Address.AbsolutePath); // the phone is still asked for
        Assert.Contains(nameof(PasswordReset), await server.EventsOf(person.AccountId));
    }

    [Fact]
    public async Task A_newer_link_ends_the_one_before_and_an_hour_ends_it_too()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        var first = await LinkFor(person);
        var second = await LinkFor(person);
        using var browser = server.Browse();
        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(first)).Status);
        var page = await browser.Get(second);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        server.Time.Move(AccountLink.ResetLasts);
        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(second)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(page, ("Form.Password", Chosen))).Status);
        Assert.Equal("/account/sign-in/code", (await server.TryPassword(person.Email, person.Password)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_link_asked_for_before_the_account_was_disabled_opens_nothing()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        var link = await LinkFor(person);
        await server.In(async (db, _) =>
        {
            (await db.Accounts.SingleAsync(a => a.Id == person.AccountId)).Disable(server.Clock.Now);
            await db.SaveChangesAsync();
        });
        using var browser = server.Browse();
        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(link)).Status);
    }

    [Fact]
    public async Task Two_who_open_the_same_link_at_once_do_not_both_choose_a_password()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        var link = await LinkFor(person);
        var browsers = Enumerable.Range(0, 4).Select(_ => server.Browse()).ToList();
        var pages = await Task.WhenAll(browsers.Select(b => b.Get(link)));
        var ends = await Task.WhenAll(browsers.Zip(pages, (browser, page) => browser.Send(page, ("Form.Password", Chosen))));
        Assert.Single(ends, e => e.Address.AbsolutePath == "/account/sign-in");
        Assert.All(ends.Where(e => e.Address.AbsolutePath != "/account/sign-in"), e => Assert.True((int)e.Status is 409 or 422, $"{e.Status}"));
        browsers.ForEach(b => b.Dispose());
    }

    [Fact]
    public async Task The_letter_is_in_the_persons_language_and_its_secret_is_forgotten_once_it_has_left()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit, a => a.Language = "en");
        await Ask(person.Email, "vi");
        var letter = Assert.Single(await server.LettersTo(person.Email));
        Assert.Equal("A new password for Ứng Cứu", letter.Subject);
        Assert.True(letter.Secret);
        Assert.False(await server.In(async (db, _) =>
        {
            var secret = letter.Body.Split("/account/reset/")[1].Split()[0];
            return (await db.AccountLinks.Select(l => l.Hash).ToListAsync()).Contains(secret);
        }));
    }

    private async Task<Page> Ask(string email, string language)
    {
        using var browser = server.Browse(language);
        return await browser.Send(await browser.Get("/account/forgotten"), ("Form.Email", email));
    }

    private async Task<string> LinkFor(TestPerson person)
    {
        await Ask(person.Email, "vi");
        return await server.LinkInMailTo(person.Email);
    }
}
