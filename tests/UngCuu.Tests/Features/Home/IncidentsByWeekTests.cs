using UngCuu.Shared;
using UngCuu.Tests.Features.Incidents;

namespace UngCuu.Tests.Features.Home;

[Trait("needs", "database")]
public class IncidentsByWeekTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    [Fact]
    public async Task A_week_begins_on_monday_in_vietnam_and_is_counted_for_whoever_sees_the_incidents()
    {
        nation.Clock.MoveTo(VietnamTime.ToUtc(new DateTime(2018, 4, 8, 23, 50, 0)));
        await nation.Report();
        nation.Clock.MoveTo(VietnamTime.ToUtc(new DateTime(2018, 4, 9, 0, 10, 0)));
        await nation.Report();
        await nation.Report();

        using var officer = await nation.AsOfficer();
        var rows = (await officer.Get("/")).Html.QuerySelectorAll(".chart-table tbody tr").TakeLast(2).Select(r => r.TextContent).ToList();
        Assert.Equal(["T141", "T152"], rows); // the week's name, then its only count

        var columns = (await officer.Get("/")).Html.QuerySelectorAll("svg.chart a").TakeLast(2).Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["/incidents?status=all&from=2018-04-02&to=2018-04-08", "/incidents?status=all&from=2018-04-09&to=2018-04-15"], columns);
        Assert.Single((await officer.Get(columns[0])).Html.QuerySelectorAll("tbody .cell-title"));
        Assert.Equal(2, (await officer.Get(columns[1])).Html.QuerySelectorAll("tbody .cell-title").Length);

        using var stranger = await nation.AsStranger();
        Assert.Empty((await stranger.Get("/")).Html.QuerySelectorAll(".chart-table"));
    }
}
