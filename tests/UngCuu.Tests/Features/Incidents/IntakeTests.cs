using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

[Trait("needs", "database")]
public class IntakeTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public async Task What_came_in_is_acknowledged_then_verified_line_by_line()
    {
        var (reference, _) = await nation.ReportPublicly("rieng-le.example", "Ông Gọi Lần Đầu");
        using var officer = await nation.AsOfficer();
        var list = await officer.Get("/reports-received");
        var row = Row(list, reference);
        Assert.Contains("Ông Gọi Lần Đầu", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Trang công khai", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa xác minh người gửi", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa ai xác nhận", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("time.time-left"));

        using var form = new FormUrlEncodedContent(row.QuerySelectorAll("form input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)));
        var after = await officer.Post(row.QuerySelector("form")!.GetAttribute("action")!, form);
        Assert.Equal("/reports-received", after.Address.AbsolutePath);
        row = Row(after, reference);
        Assert.DoesNotContain("chưa ai xác nhận", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector($"a[href='/incidents/{reference}/verify']"));

        await officer.Do(reference, "verify");
        Assert.Null((await officer.Get("/reports-received")).Html.QuerySelector($"tr[data-about='{reference}']"));
        Assert.NotNull(Row(await officer.Get("/reports-received?state=All"), reference));
    }

    [Fact]
    public async Task A_likely_duplicate_is_offered_as_the_next_step()
    {
        var (first, _) = await nation.ReportPublicly("hai-lan.example");
        var (second, _) = await nation.ReportPublicly("hai-lan.example");
        using var officer = await nation.AsOfficer();
        await officer.Do(second, "acknowledge");
        var row = Row(await officer.Get("/reports-received"), second);
        var link = row.QuerySelector("a[href*='/same?as=']")!.GetAttribute("href")!;
        Assert.Equal($"/incidents/{second}/same?as={first}", link);
        var page = await officer.Get(link);
        Assert.Equal(first, page.One("#Form_SameAs").GetAttribute("value"));
        await officer.Press(page);
        Assert.Null((await officer.Get("/reports-received?state=Waiting")).Html.QuerySelector($"tr[data-about='{second}']"));
        Assert.NotNull(Row(await officer.Get("/reports-received?state=SetAside"), second));
    }

    [Fact]
    public async Task The_filter_stands_in_the_address_and_is_remembered_without_what_was_searched_for()
    {
        using var officer = await nation.AsOfficer();
        await nation.Report();
        await officer.Get("/reports-received?state=All&source=Form&q=riêng+tư");
        var again = await officer.Get("/reports-received");
        Assert.Equal("?source=Form&state=All", string.Join('&', again.Address.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal)) is var q ? "?" + q : "");
        Assert.DoesNotContain("riêng", again.One("#q").OuterHtml, StringComparison.Ordinal);
        await officer.Get("/reports-received?state=Waiting");
        Assert.Equal("", (await officer.Get("/reports-received")).Address.Query);
    }

    [Fact]
    public async Task What_the_list_remembers_goes_over_no_open_line()
    {
        using var officer = await nation.AsOfficer();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/reports-received?state=All") { Headers = { Host = "ungcuu.example.vn" } };
        using var answer = await officer.Client.SendAsync(asked, TestContext.Current.CancellationToken);
        var kept = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("ungcuu-intake=", StringComparison.Ordinal));
        Assert.Contains("; secure", kept, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_empty_list_says_what_to_do_next_in_both_languages()
    {
        using var stranger = await nation.AsStranger();
        Assert.Contains("Không có tin báo nào chờ xử lý", (await stranger.Get("/reports-received")).Text, StringComparison.Ordinal);
        using var english = await nation.SignInAs(PostRole.SpecialisedUnit, nation.Stranger, "en");
        Assert.Contains("No report is waiting", (await english.Get("/reports-received")).Text, StringComparison.Ordinal);
        Assert.Contains("No report matches", (await english.Get("/reports-received?q=khongco")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_receives_what_was_not_sent_to_them()
    {
        var (reference, _) = await nation.Report();
        using var stranger = await nation.AsStranger();
        Assert.Null((await stranger.Get("/reports-received?state=All")).Html.QuerySelector($"tr[data-about='{reference}']"));
        using var centre = await nation.AsOperator();
        Assert.Null((await centre.Get("/reports-received?state=All")).Html.QuerySelector($"tr[data-about='{reference}']"));
        using var unit = await nation.AsUnit();
        Assert.NotNull(Row(await unit.Get("/reports-received?state=All"), reference));
        using var auditor = await nation.SignInAs(PostRole.Auditor, nation.Owner);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get("/reports-received")).Status);
        var posted = await nation.In((db, _) => db.Incidents.Where(i => i.Reference == reference).Select(i => i.Version).SingleAsync());
        var foreign = await stranger.Send(await stranger.Get("/reports-received"), Nothing, "VI");
        Assert.Equal(HttpStatusCode.OK, foreign.Status);
        Assert.Equal(posted, await nation.In((db, _) => db.Incidents.Where(i => i.Reference == reference).Select(i => i.Version).SingleAsync()));
    }

    [Fact]
    public async Task Long_lists_go_on_by_key_and_lose_no_row()
    {
        await nation.In(async (db, services) =>
        {
            var now = services.GetService(typeof(UngCuu.Shared.Clock)) is UngCuu.Shared.Clock clock ? clock.Now : default;
            for (var i = 0; i < 60; i++)
            {
                var incident = Given.AnIncident(now.AddSeconds(-i));
                db.Incidents.Add(incident);
                var told = new IncomingReport(incident.Id, organisationId: null) { Source = ReportSource.Api, ReporterName = $"Máy {i}", SenderVerified = true, ReceivedAt = now.AddSeconds(-(i / 3)), FollowHash = [.. incident.Id.ToByteArray()] };
                db.IncomingReports.Add(told);
                incident.Told(told);
                var report = new IncidentReport(incident.Id) { Kind = IncidentReportKind.Notification, Form = "notification", Values = "{}", SentAt = now, SenderName = "", DraftId = incident.DraftId };
                report.SendTo([(PartyRole.Coordinator, nation.Coordinator)]);
                db.IncidentReports.Add(report);
            }
            await db.SaveChangesAsync();
            return true;
        });
        using var officer = await nation.AsOfficer();
        var seen = new List<string>();
        var address = "/reports-received?state=All&source=Api";
        while (address is not null)
        {
            var page = await officer.Get(address);
            seen.AddRange(page.Html.QuerySelectorAll("tr[data-about]").Select(r => r.GetAttribute("data-about")!));
            address = page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(60, seen.Count);
        Assert.Equal(60, seen.Distinct(StringComparer.Ordinal).Count());
    }

    private static AngleSharp.Dom.IElement Row(Page page, string reference) => page.One($"tr[data-about='{reference}']");
}
