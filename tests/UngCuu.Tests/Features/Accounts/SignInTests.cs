using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class SignInTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly Guid Unit = Ids.New();

    [Fact]
    public async Task A_person_signs_in_with_password_and_code_and_acts_in_the_only_post()
    {
        var person = await server.NewPerson(PostRole.SpecialisedUnit, Unit);
        using var browser = server.Browse();
        var page = await server.SignIn(browser, person);
        Assert.Equal((HttpStatusCode.OK, "/account/post"), (page.Status, page.Address.AbsolutePath));
        await server.In(async (db, _) =>
        {
            var happened = await db.Events.Where(e => e.SubjectId == person.AccountId && e.Name == nameof(UngCuu.Features.Accounts.SignedIn)).SingleAsync();
            Assert.Equal("Account", happened.SubjectKind);
        });
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_back_to_where_they_were_going()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = server.Browse();
        var page = await browser.Get("/account/post?from=here");
        Assert.Equal("/account/sign-in", page.Address.AbsolutePath);
        page = await browser.Send(page, ("Form.Email", person.Email), ("Form.Password", person.Password));
        page = await browser.Send(page, ("Form.Code", person.Phone.Code()));
        Assert.Equal("/account/post?from=here", page.Address.PathAndQuery);
    }

    [Fact]
    public async Task A_form_opened_before_signing_in_elsewhere_comes_back_with_a_sentence_and_not_with_an_error()
    {
        var person = await server.NewPerson(PostRole.Auditor, Unit);
        using var browser = server.Browse();
        var otherTab = await browser.Get("/account/forgotten");
        await server.SignIn(browser, person);
        var page = await browser.Send(otherTab, ("Form.Email", person.Email));
        Assert.Equal((HttpStatusCode.OK, "/account/forgotten"), (page.Status, page.Address.AbsolutePath));
        Assert.Contains("chưa được lưu", page.One("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_helper_gives_browsers_of_one_person()
    {
        using var one = await server.SignInAs(PostRole.DutyOfficer, Unit);
        using var two = await server.SignInAs(PostRole.DutyOfficer, Unit);
        foreach (var browser in new[] { one, two })
            Assert.Equal("/account/post", (await browser.Get("/account/post")).Address.AbsolutePath);
        Assert.Equal(1, await server.In((AppDb db, IServiceProvider _) => db.Posts.CountAsync(p => p.Role == PostRole.DutyOfficer && p.OrganisationId == Unit)));
    }
}
