using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Incidents;
using UngCuu.Jobs;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

[Trait("needs", "database")]
public class ExportIncidentsTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    [Fact]
    public async Task The_file_holds_the_rows_of_the_list_and_is_recorded_and_told_to_the_administrator()
    {
        var administrator = await nation.NewPerson(PostRole.Administrator, nation.Coordinator);
        var (mine, _) = await nation.Report();
        var (other, _) = await nation.ReportPublicly("khac.example", "=HYPERLINK(\"http://xau.example\")");
        using var officer = await nation.AsOfficer();
        Assert.Equal("/incidents.csv?status=all&q=khac.example", (await officer.Get("/incidents?status=all&q=khac.example")).One("a[href^='/incidents.csv']").GetAttribute("href"));
        var lines = await Lines(officer, "/incidents.csv?status=all&q=khac.example");
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain("incident.", lines[0], StringComparison.Ordinal); // every heading is worded
        Assert.StartsWith(other + ",", lines[1], StringComparison.Ordinal);

        var every = await Lines(officer, "/incidents.csv");
        var listed = (await officer.Get("/incidents")).Html.QuerySelectorAll("main tbody .cell-title").Select(a => a.GetAttribute("href")!.Split('/')[^1]);
        Assert.Equal(listed, every.Skip(1).Select(l => l.Split(',')[0]));
        Assert.Contains(every, l => l.StartsWith(mine + ",", StringComparison.Ordinal));

        await nation.In((_, services) => services.GetRequiredService<Backlog>().Clear(TestContext.Current.CancellationToken));
        var recorded = await nation.In((db, _) => db.Events.Where(e => e.Name == nameof(IncidentsExported)).OrderBy(e => e.Id).Select(e => e.Payload).ToListAsync());
        Assert.Contains(recorded, p => p.Contains("\"rows\":1", StringComparison.Ordinal) && p.Contains("khac.example", StringComparison.Ordinal));
        var notices = await nation.In((db, _) => db.Notices.Where(n => n.Kind == "accounts.export").ToListAsync());
        Assert.NotEmpty(notices);
        Assert.All(notices, n => Assert.Equal((nation.Coordinator, (Permission?)Permission.ManageAccounts), (n.RecipientId, n.Needs)));
        using var reader = await nation.SignInAs(PostRole.Administrator, nation.Coordinator);
        Assert.Contains("danh sách sự cố", (await reader.Get("/notices")).Text, StringComparison.Ordinal);
        Assert.NotEqual(default, administrator.AccountId);
    }

    [Fact]
    public async Task The_reach_of_the_file_is_that_of_the_list()
    {
        var (reference, _) = await nation.Report();
        using var stranger = await nation.AsStranger();
        Assert.Single(await Lines(stranger, "/incidents.csv?status=all"));
        using var unit = await nation.AsUnit();
        Assert.Contains(await Lines(unit, "/incidents.csv?status=all"), l => l.StartsWith(reference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_right_there_is_no_button_and_no_file()
    {
        using var centre = await nation.AsOperator();
        Assert.Null((await centre.Get("/incidents")).Html.QuerySelector("a[href^='/incidents.csv']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await centre.Get("/incidents.csv")).Status);
        using var nobody = nation.Browse();
        Assert.Equal("/account/sign-in", (await nobody.Get("/incidents.csv")).Address.AbsolutePath);
    }

    [Fact]
    public async Task What_reporters_typed_is_never_a_formula()
    {
        await nation.In(async (db, _) =>
        {
            db.Incidents.Add(Given.AnIncident(title: "=cmd|'/c calc'!A1", roles: [(PartyRole.Coordinator, nation.Coordinator)]));
            await db.SaveChangesAsync();
        });
        using var officer = await nation.AsOfficer();
        Assert.Contains(await Lines(officer, "/incidents.csv?q=calc"), l => l.Contains("'=cmd|", StringComparison.Ordinal));
    }

    private static async Task<string[]> Lines(Browser browser, string address)
    {
        var file = await browser.Get(address);
        Assert.Equal(HttpStatusCode.OK, file.Status);
        var bytes = await file.Answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("attachment", file.Answer.Content.Headers.ContentDisposition!.DispositionType);
        return Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
