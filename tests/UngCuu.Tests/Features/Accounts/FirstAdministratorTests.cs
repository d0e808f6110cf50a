using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class FirstAdministratorTests(RegistryOfToday server) : IClassFixture<RegistryOfToday>
{
    [Fact]
    public async Task The_link_of_the_console_makes_the_first_administrator_and_then_nothing_more()
    {
        var forgotten = await Offer();
        var link = await Offer();
        using var browser = server.Browse();
        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(forgotten!)).Status);

        var agency = await server.In(async (_, services) =>
            (await services.GetRequiredService<RegistrySource>().Snapshot()).NationalRoles.HolderOf(NationalRole.Coordinating, server.Clock.Today)!.OrganisationId);
        var page = await browser.Get(link!);
        var foreign = await browser.Send(page, ("Form.Name", "Lê Quản Trị"), ("Form.Email", "first@example.vn"), ("Form.OrganisationId", Guid.Empty));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        var password = await browser.Send(page, ("Form.Name", "Lê Quản Trị"), ("Form.Email", "first@example.vn"), ("Form.OrganisationId", agency));
        await server.SetUp(browser, password.Address.AbsolutePath, "một câu của người đầu tiên");
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/admin/accounts")).Status);

        // The first three at national agencies need no second yes; the fourth does.
        foreach (var (number, state) in new[] { (2, "có hiệu lực"), (3, "có hiệu lực"), (4, "chờ đồng ý") })
        {
            var shown = await browser.Send(await browser.Get("/admin/accounts/invite"),
                ("Form.Name", $"Người thứ {number}"), ("Form.Email", $"n{number}@example.vn"), ("Form.Role", PostRole.Administrator), ("Form.OrganisationId", agency));
            Assert.Contains(state, shown.One(".rows").TextContent, StringComparison.Ordinal);
        }

        using var late = server.Browse();
        Assert.Equal(HttpStatusCode.Gone, (await late.Get(link!)).Status);
        Assert.Null(await Offer());
        var names = await server.In((db, _) => db.Events.Where(e => e.SubjectKind == "Account").OrderBy(e => e.Id).Select(e => e.Name).Take(4).ToListAsync());
        Assert.Equal(["AccountInvited", "AccountSetUp", "PasswordChosen", "PostGiven"], names.Order(StringComparer.Ordinal));
    }

    private Task<string?> Offer() => server.In(async (_, services) =>
        (await services.GetRequiredService<FirstAdministrator>().Offer(TestContext.Current.CancellationToken))?.AbsolutePath);
}
