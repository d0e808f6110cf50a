using System.Net;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Home;

[Trait("needs", "database")]
public class MyWorkTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    [Fact]
    public async Task What_was_reported_waits_with_its_clock_for_whoever_must_acknowledge_it()
    {
        var (reference, _) = await nation.Report();
        using var unit = await nation.AsUnit();
        var page = await unit.Get("/");
        var row = page.One($"li[data-about='{reference}'][data-rule='INC-1']");
        Assert.Contains("Xác nhận đã nhận", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("QĐ 05/2017, Điều 12", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("còn 29 phút", row.TextContent.Replace("còn 30 phút", "còn 29 phút", StringComparison.Ordinal), StringComparison.Ordinal);

        var link = row.QuerySelector("a.btn")!.GetAttribute("href")!;
        await unit.Send(await unit.Get(link), new Dictionary<string, object?>(), "Xác nhận đã nhận");
        Assert.Empty((await unit.Get("/")).Html.QuerySelectorAll($"li[data-about='{reference}'][data-rule='INC-1']"));
    }

    [Fact]
    public async Task Nobody_sees_the_work_of_an_organisation_that_is_not_theirs()
    {
        var (reference, _) = await nation.Report();
        using var stranger = await nation.AsStranger();
        Assert.DoesNotContain(reference, (await stranger.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await stranger.Get($"/search?q={reference}")).One("main").TextContent.Replace($"Kết quả cho “{reference}”", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Báo sự cố an toàn thông tin mạng")]
    [InlineData("en", "Report a network information security incident")]
    public async Task The_public_finds_the_way_to_report_on_the_first_page(string language, string words)
    {
        using var browser = nation.Browse(language);
        var page = await browser.Get("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("a[href='/public/report']"));
    }

    [Fact]
    public async Task A_unit_is_found_by_its_name_without_marks_and_an_incident_by_its_reference()
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        Assert.Contains("Lào Cai", (await officer.Get("/search?q=lao+cai")).Text, StringComparison.Ordinal);
        Assert.Equal($"/incidents/{reference}", (await officer.Get($"/search?q={reference}")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Units_that_bear_the_words_as_typed_come_first_and_those_that_have_ended_say_so()
    {
        using var officer = await nation.AsOfficer();
        var found = (await officer.Get("/search?q=ha+giang")).Html.QuerySelectorAll("a[href^='/units/']").Select(a => a.TextContent).ToList();
        Assert.All(found.Take(2), name => Assert.Contains("Hà Giang", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_link_on_the_card_of_an_incident_leads_somewhere()
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        var links = (await officer.Get($"/incidents/{reference}")).Html.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        Assert.Contains(links, l => l.StartsWith("/systems/", StringComparison.Ordinal));
        foreach (var link in links)
            Assert.Equal((link, HttpStatusCode.OK), (link, (await officer.Get(link)).Status));
    }

    [Fact]
    public async Task An_unfinished_report_is_offered_again()
    {
        using var centre = await nation.AsOperator();
        var draft = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        await centre.Send(draft, new Dictionary<string, object?> { ["F.reporterAddress"] = "Phố Dở Dang" }, "Lưu, làm tiếp sau");
        var link = (await centre.Get("/")).One("a[href^='/drafts/open/']").GetAttribute("href")!;
        Assert.Equal("Phố Dở Dang", (await centre.Get(link)).One("#F_reporterAddress").GetAttribute("value"));
        using var auditor = await nation.SignInAs(PostRole.OperatorContact, nation.Stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get(link)).Status);
    }

    [Fact]
    public async Task A_late_duty_is_red_and_stands_first()
    {
        var (reference, _) = await nation.Report();
        var clock = nation.Clock;
        clock.MoveTo(clock.Now.AddHours(2));
        using var unit = await nation.AsUnit();
        var first = (await unit.Get("/")).One("#work .work > li");
        Assert.Equal("Overdue", first.GetAttribute("data-status"));
        Assert.Contains("quá", first.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(default, VietnamTime.Day(clock.Now));
        Assert.NotEmpty(reference);
    }
}
