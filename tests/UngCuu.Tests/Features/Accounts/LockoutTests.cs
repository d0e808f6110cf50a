using System.Net;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class LockoutTests(AccountServer server) : IClassFixture<AccountServer>
{
    private static readonly Guid Unit = Ids.New();
    private const string Wrong = "không phải mật khẩu";

    [Fact]
    public async Task Five_wrong_passwords_lock_the_address_for_fifteen_minutes()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        for (var wrong = 1; wrong <= 4; wrong++)
            Assert.Contains("không đúng", (await server.TryPassword(person.Email, Wrong)).Text, StringComparison.Ordinal);
        var locked = await server.TryPassword(person.Email, Wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Contains($"tạm khóa đến {VietnamTime.Show(server.Time.GetUtcNow().UtcDateTime.AddMinutes(15))}", locked.Text, StringComparison.Ordinal);

        server.Time.Move(TimeSpan.FromMinutes(14));
        using var browser = server.Browse();
        Assert.Contains("tạm khóa", (await server.SignIn(browser, person, until: "password")).Text, StringComparison.Ordinal);
        server.Time.Move(TimeSpan.FromMinutes(1));
        var code = await server.SignIn(browser, person, until: "password");
        Assert.Equal("/account/post", (await browser.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)))).Address.AbsolutePath);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_it_too_and_the_right_code_does_not_help_before_its_time()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = server.Browse();
        var code = await server.SignIn(browser, person, until: "password");
        for (var wrong = 1; wrong <= 5; wrong++)
            code = await browser.Send(code, ("Form.Code", "12345"));
        Assert.Contains("tạm khóa", code.Text, StringComparison.Ordinal);
        Assert.Contains("tạm khóa", (await browser.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)))).Text, StringComparison.Ordinal);
        server.Time.Move(SignInTries.Lock);
        using var later = server.Browse();
        code = await server.SignIn(later, person, until: "password");
        Assert.Equal("/account/post", (await later.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)))).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_right_password_before_something_that_is_then_refused_is_no_wrong_try()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = server.Browse();
        var code = await server.SignIn(browser, person, until: "password");
        await browser.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)));
        var form = await browser.Get("/account/password");
        for (var refused = 1; refused <= SignInTries.Most + 1; refused++)
        {
            form = await browser.Send(form, ("Form.Password", person.Password), ("Form.NewPassword", person.Email));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
            Assert.DoesNotContain("tạm khóa", form.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Wrong_passwords_and_wrong_codes_are_counted_together_and_forgotten_after_a_whole_sign_in()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        for (var wrong = 1; wrong <= 3; wrong++)
            await server.TryPassword(person.Email, Wrong);
        using var browser = server.Browse();
        var code = await browser.Send(await server.SignIn(browser, person, until: "password"), ("Form.Code", "12345"));
        Assert.Contains("Mã không đúng", code.Text, StringComparison.Ordinal);
        await browser.Send(code, ("Form.Code", person.Phone.CodeAt(server.Time.Step)));
        Assert.Contains("không đúng", (await server.TryPassword(person.Email, Wrong)).Text, StringComparison.Ordinal);

        var other = await server.NewPerson(PostRole.Auditor, Unit);
        for (var wrong = 1; wrong <= 4; wrong++)
            await server.TryPassword(other.Email, Wrong);
        using var again = server.Browse();
        code = await server.SignIn(again, other, until: "password");
        Assert.Contains("tạm khóa", (await again.Send(code, ("Form.Code", "12345"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Tài khoản Ứng Cứu tạm khóa", "tạm khóa đến")]
    [InlineData("en", "Your Ứng Cứu account is locked for a while", "locked until")]
    public async Task The_person_is_told_by_one_letter_for_each_lock_in_their_language(string language, string subject, string words)
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit, a => a.Language = language);
        for (var wrong = 1; wrong <= 7; wrong++)
            await server.TryPassword(person.Email, Wrong);
        var letter = Assert.Single(await server.LettersTo(person.Email));
        Assert.Equal(subject, letter.Subject);
        Assert.Contains(words, letter.Body, StringComparison.Ordinal);
        Assert.Contains("/account/forgotten", letter.Body, StringComparison.Ordinal);
        Assert.Equal([nameof(SignInLocked)], (await server.EventsOf(person.AccountId)).Where(n => n == nameof(SignInLocked)));
        server.Time.Move(SignInTries.Lock);
        for (var wrong = 1; wrong <= 5; wrong++)
            await server.TryPassword(person.Email, Wrong);
        Assert.Equal(2, (await server.LettersTo(person.Email)).Count);
    }

    [Fact]
    public async Task A_locked_account_and_an_unknown_address_answer_byte_for_byte_alike()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        var disabled = await server.NewPerson(PostRole.Auditor, Unit, a => a.Disable(server.Clock.Now));
        const string Unknown = "nobody-at-all@example.vn";
        foreach (var language in new[] { "vi", "en" })
        {
            for (var attempt = 1; attempt <= 6; attempt++)
            {
                var known = AccountServer.Seen(await server.TryPassword(person.Email, Wrong, language), person.Email);
                Assert.Equal(known, AccountServer.Seen(await server.TryPassword(Unknown, Wrong, language), Unknown));
                Assert.Equal(known, AccountServer.Seen(await server.TryPassword(disabled.Email, disabled.Password, language), disabled.Email));
            }
            server.Time.Move(SignInTries.Lock);
        }
        Assert.Empty(await server.LettersTo(Unknown));
    }

    [Fact]
    public async Task As_many_passwords_are_hashed_for_an_unknown_address_as_for_a_known_one()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        var disabled = await server.NewPerson(PostRole.Auditor, Unit, a => a.Disable(server.Clock.Now));
        async Task<int> WorkFor(string email)
        {
            var before = server.Hashed;
            await server.TryPassword(email, Wrong);
            return server.Hashed - before;
        }
        foreach (var email in new[] { person.Email, disabled.Email, "somebody-else@example.vn" })
            Assert.Equal(1, await WorkFor(email));
    }
}
