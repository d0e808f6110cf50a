using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class NameTests(RegistryOfToday server) : IClassFixture<RegistryOfToday>
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Nguyễn Thị Ngọc Huyền ", 20))[..Account.LongestName].TrimEnd().PadRight(Account.LongestName, 'ỹ');

    [Fact]
    public async Task A_name_of_a_hundred_letters_typed_decomposed_is_kept_composed_and_works_everywhere()
    {
        var name = await Kept(Long.Normalize(NormalizationForm.FormD), "dai@hanoi.example.vn");
        Assert.Equal(Long, name);
        Assert.True(name.IsNormalized(NormalizationForm.FormC));

        // Signed with it, from the set-up to a token of the same length: nothing is too long for its column.
        using var person = server.Browse();
        await server.SetUp(person, await server.LinkInMailTo("dai@hanoi.example.vn"), "con mèo trèo cây cau");
        var made = await person.Send(await person.Get("/account/tokens"), ("Form.Name", Long[..ApiToken.LongestName]), ("Form.Scopes", nameof(Permission.ReadRegistry)));
        Assert.Equal(HttpStatusCode.OK, made.Status);
        using var program = server.Bearing(made.One("code.key").TextContent);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/me")).Status);
        Assert.Contains(Long, (await person.Get("/account")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_letter_more_is_refused_in_words_and_what_was_typed_stays()
    {
        using var admin = await server.SignInAs(PostRole.Administrator, await Hanoi());
        foreach (var name in new[] { Long + "a", Long + Long })
        {
            var page = await Invite(admin, name, "qua-dai@hanoi.example.vn");
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains("100", page.One(".field-fault").TextContent, StringComparison.Ordinal);
            Assert.Equal(name, page.One("[name='Form.Name']").GetAttribute("value"));
        }
    }

    [Theory]
    [InlineData("Lan\u202Enưac\u202C Anh", "Lannưac Anh")]
    [InlineData("  Trần\u0007 Thị\u2066 Lan\u2069  ", "Trần Thị Lan")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>", "\"><img src=x onerror=alert(1)>")]
    [InlineData("محمد Nguyễn", "محمد Nguyễn")]
    [InlineData("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0")]
    public async Task Marks_that_turn_the_writing_around_are_dropped_and_markup_is_only_text(string typed, string kept)
    {
        var email = $"ten{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(kept))[..12]}@hanoi.example.vn";
        Assert.Equal(kept, await Kept(typed, email));
        using var admin = await server.SignInAs(PostRole.Administrator, await Hanoi());
        var list = await admin.Get($"/admin/accounts?q={email}");
        Assert.Equal(kept, list.One("td .cell-title").TextContent);
        var id = await server.In((db, _) => db.Accounts.Where(a => a.Email == email).Select(a => a.Id).SingleAsync());
        var card = await admin.Get($"/admin/accounts/{id}");
        Assert.Contains(kept, card.One("h1").TextContent, StringComparison.Ordinal);
        Assert.Empty(card.Html.QuerySelectorAll("main script, main img"));
    }

    [Fact]
    public async Task A_letter_that_folds_into_many_does_not_overflow_what_is_searched()
    {
        var name = new string('ﷺ', Account.LongestName); // one character, eighteen when folded
        Assert.Equal(name, await Kept(name, "arabic@hanoi.example.vn"));
    }

    [Fact]
    public async Task A_signature_longer_than_its_place_is_cut_and_the_act_is_recorded()
    {
        var subject = new Subject("Account", Ids.New());
        await server.In(async (db, services) =>
        {
            services.GetRequiredService<Acting>().Signs($"{Long} — {Long} — {Long}");
            db.Record(subject, new AccountEnabled());
            await db.SaveChangesAsync();
        });
        var author = await server.In((db, _) => db.Events.Where(e => e.SubjectId == subject.Id).Select(e => e.Author).SingleAsync());
        Assert.Equal(300, author.Length);
        Assert.StartsWith(Long, author, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b@example.vn")]
    [InlineData("a@example.vn, b@example.vn")]
    [InlineData("a@example.vn\r\nBcc: b@example.vn")]
    [InlineData("\"a b\"@example.vn")]
    [InlineData("a@")]
    public async Task An_address_that_could_be_more_than_one_is_refused(string email)
    {
        using var admin = await server.SignInAs(PostRole.Administrator, await Hanoi());
        var page = await Invite(admin, "Trần Thị Lan", email);
        Assert.True((int)page.Status is 400 or 422, $"{page.Status}");
    }

    private async Task<string> Kept(string name, string email)
    {
        using var admin = await server.SignInAs(PostRole.Administrator, await Hanoi());
        var page = await Invite(admin, name, email);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return await server.In((db, _) => db.Accounts.Where(a => a.Email == email).Select(a => a.Name).SingleAsync());
    }

    private async Task<Page> Invite(Browser browser, string name, string email) => await browser.Send(
        await browser.Get("/admin/accounts/invite"),
        ("Form.Name", name), ("Form.Email", email), ("Form.Role", PostRole.Auditor), ("Form.OrganisationId", await Hanoi()));

    private Task<Guid> Hanoi() => server.In(async (_, services) =>
    {
        var registry = await services.GetRequiredService<RegistrySource>().Snapshot();
        return registry.CommitteeOf(registry.Territories.First(t => t.Name == "Thành phố Hà Nội" && t.HoldsOn(RegistryOfToday.Today)).Id, RegistryOfToday.Today)!.Value;
    });
}
