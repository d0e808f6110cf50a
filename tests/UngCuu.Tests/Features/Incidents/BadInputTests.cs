using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

[Trait("needs", "database")]
public class BadInputTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    private static readonly string[] Hostile = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "=cmd|'/c calc'!A1", "{{7*7}}", "%3Cb%3E", "'); DROP TABLE incidents;--"];

    [Theory]
    [InlineData("14:05 31/2/2018", "ghi như 14:05 03/4/2018")]
    [InlineData("24:30 03/4/2018", "ghi như 14:05 03/4/2018")]
    [InlineData("hôm qua", "ghi như 14:05 03/4/2018")]
    [InlineData("14:05 03/4/1989", "năm này quá xa")]
    [InlineData("14:05 03/4/2019", "ở sau bây giờ")]
    [InlineData("2018-04-03T14:05:00-11:00", "ở sau bây giờ")]
    [InlineData("2018-04-03T14:05:00+99:00", "ghi như 14:05 03/4/2018")]
    [InlineData("0001-01-01T00:00:00+14:00", "ghi như 14:05 03/4/2018")]
    [InlineData("9999-12-31T23:59:59-14:00", "ghi như 14:05 03/4/2018")]
    public async Task An_impossible_detection_is_refused_in_words_and_kept_as_typed(string typed, string said)
    {
        using var centre = await nation.AsOperator();
        var page = await ThirdPage(centre);
        var refused = await centre.Send(page, new Dictionary<string, object?> { ["F.description"] = "Mất trang", ["F.detectedAt"] = typed }, "Lưu và tiếp tục");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(said, refused.One("#F_detectedAt-fault").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(typed, refused.One("#F_detectedAt").GetAttribute("value"));
        var sent = await centre.Send(await centre.Get(page.Address.AbsolutePath[..^1] + "4"), Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
    }

    [Fact]
    public async Task A_day_and_an_hour_that_are_together_in_the_future_are_refused()
    {
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()), ("Beyond", "true"));
        var key = page.Address.Segments[2].TrimEnd('/');
        await centre.Send(await centre.Get($"/drafts/{key}/2"), new Dictionary<string, object?> { ["F.detectedOn"] = VietnamTime.Show(VietnamTime.Day(nation.Clock.Now)), ["F.detectedTime"] = "23:59" }, "Lưu và tiếp tục", allowUnknown: true);
        var review = await centre.Get($"/drafts/{key}/6");
        Assert.Contains("ở sau bây giờ", review.One(".form-errors").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("judge", "Form.Reason")]
    [InlineData("invalidate", "Form.Reason")]
    public async Task A_reason_that_is_too_long_is_said_and_kept(string verb, string field)
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        var refused = await officer.Try(reference, verb, (field, new string('x', 2001)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("tối đa", refused.Text, StringComparison.Ordinal);
        Assert.Equal(2001, refused.One($"[name='{field}']").TextContent.Length);
    }

    [Theory]
    [InlineData("14:05 31/2/2018", HttpStatusCode.BadRequest)]
    [InlineData("25:00 03/4/2018", HttpStatusCode.BadRequest)]
    [InlineData("14:05 03/4/1980", HttpStatusCode.UnprocessableEntity)]
    [InlineData("14:05 03/4/2030", HttpStatusCode.UnprocessableEntity)]
    public async Task An_impossible_moment_of_a_verb_is_refused_and_kept(string typed, HttpStatusCode expected)
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        var refused = await officer.Try(reference, "correct-detection", ("Form.At", typed), ("Form.Reason", "gõ nhầm"));
        Assert.Equal(expected, refused.Status);
        Assert.Equal(typed, refused.One("[name='Form.At']").GetAttribute("value"));
    }

    [Fact]
    public async Task Decomposed_letters_are_stored_composed_and_marks_that_turn_the_writing_vanish()
    {
        using var centre = await nation.AsOperator();
        var page = await ThirdPage(centre);
        var typed = "Ma\u0301y chu\u0309 bi\u0323 ma\u0303 ho\u0301a \u202Efdp.exe\u202C a\u200Bb\u2066c";
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.description"] = typed, ["F.detectedAt"] = "14:05 03/4/2018" }, "Lưu và tiếp tục");
        var landed = await centre.Send(page, Nothing, "Gửi");
        var incident = await nation.Incident(landed.One("h1").TextContent.Split(' ')[^1]);
        Assert.True(incident.Description.IsNormalized(NormalizationForm.FormC));
        Assert.StartsWith("Máy chủ bị mã hóa fdp.exe a", incident.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(incident.Description, c => c is '\u202E' or '\u202C' or '\u2066');
    }

    [Fact]
    public async Task Every_field_too_long_is_said_beside_the_field_and_nothing_breaks()
    {
        using var browser = nation.Browse();
        var page = await browser.Send(await browser.Get("/public/report"), Nothing, "Bắt đầu");
        var key = page.Address.Segments[2].TrimEnd('/');
        for (var step = 1; step <= 3; step++)
        {
            page = await browser.Get($"/drafts/{key}/{step}");
            var fields = page.Html.QuerySelectorAll("main form [name^='F.']").Select(f => f.GetAttribute("name")!).Distinct(StringComparer.Ordinal).ToList();
            var refused = await browser.Send(page, fields.ToDictionary(f => f, _ => (object?)new string('x', 30_000), StringComparer.Ordinal), "Lưu và tiếp tục");
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            foreach (var field in fields)
                Assert.True(refused.Html.QuerySelector($"#{field.Replace('.', '_')}-fault") is not null, $"{field} says nothing");
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(await browser.Get($"/drafts/{key}/4"), Nothing, "Gửi")).Status);
    }

    [Fact]
    public async Task The_longest_that_is_allowed_is_stored_whole()
    {
        using var browser = nation.Browse();
        var page = await browser.Send(await browser.Get("/public/report"), Nothing, "Bắt đầu");
        var name = "Ông " + new string('N', 496);
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterName"] = name, ["F.reporterAddress"] = new string('Đ', 500) }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.systemName"] = new string('H', 500), ["F.operatorName"] = new string('V', 500) }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = new string('m', 20_000), ["F.detectedAt"] = "13:00 03/4/2018" }, "Lưu và tiếp tục");
        var landed = await browser.Send(page, Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.OK, landed.Status);
        var incident = await nation.Incident(landed.One("h1").TextContent.Split(' ')[^1]);
        Assert.Equal(name, await nation.In((db, _) => db.IncomingReports.Where(r => r.IncidentId == incident.Id).Select(r => r.ReporterName).SingleAsync()));
        using var officer = await nation.AsOfficer();
        Assert.Equal(HttpStatusCode.OK, (await officer.Get("/reports-received?state=All")).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.Get($"/incidents/{incident.Reference}")).Status);
    }

    [Fact]
    public async Task A_system_that_is_not_yours_is_answered_as_one_that_does_not_exist()
    {
        using var stranger = await nation.AsStranger();
        var page = await stranger.Get("/incidents/report");
        var (foreign, unknown) = (
            await stranger.Send(page, new Dictionary<string, object?> { ["SystemId"] = nation.Portal.ToString() }, allowUnknown: true),
            await stranger.Send(page, new Dictionary<string, object?> { ["SystemId"] = Ids.New().ToString() }, allowUnknown: true));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Equal(foreign.One(".form-errors").TextContent, unknown.One(".form-errors").TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.Send(page, new Dictionary<string, object?> { ["SystemId"] = "<b>" }, allowUnknown: true)).Status);
    }

    [Fact]
    public async Task Hostile_words_in_every_field_are_text_on_every_page_paper_file_and_letter()
    {
        using var browser = nation.Browse();
        var page = await browser.Send(await browser.Get("/public/report"), Nothing, "Bắt đầu");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterName"] = Hostile[0], ["F.reporterAddress"] = Hostile[1] }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.systemName"] = Hostile[1], ["F.operatorName"] = Hostile[0], ["F.operatorAddress"] = Hostile[3], ["F.ownerName"] = Hostile[4], ["F.ownerAddress"] = Hostile[5] }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?>
        {
            ["F.description"] = string.Join('\n', Hostile),
            ["F.detectedAt"] = "13:00 03/4/2018",
            ["F.result"] = Hostile[0],
            ["F.proposals"] = Hostile[1],
            ["F.other"] = Hostile[6],
        }, "Lưu và tiếp tục");
        AssertHarmless(page);
        var landed = await browser.Send(page, Nothing, "Gửi");
        AssertHarmless(landed);
        AssertHarmless(await browser.Get(landed.Address.AbsolutePath + "/receipt"));
        var reference = landed.One("h1").TextContent.Split(' ')[^1];

        using var officer = await nation.AsOfficer();
        await officer.Send(await officer.Get($"/incidents/{reference}"), new Dictionary<string, object?> { ["Note.Text"] = Hostile[0] }, "Ghi lại");
        await officer.Do(reference, "judge", Reporting.Ordinary(Hostile[1]));
        var card = await officer.Get($"/incidents/{reference}");
        AssertHarmless(card);
        Assert.Contains(Hostile[0], card.One("#description").TextContent, StringComparison.Ordinal);
        Assert.Contains(Hostile[0], card.One("#timeline").TextContent, StringComparison.Ordinal);
        foreach (var address in new[] { "/incidents?status=all", "/reports-received?state=All", $"/search?q={reference}", card.Html.QuerySelector("a[href*='/reports/']")!.GetAttribute("href")!, "/" })
            AssertHarmless(await officer.Get(address));
        var word = await officer.Client.GetAsync(new Uri(card.Html.QuerySelector("a[href*='/reports/']")!.GetAttribute("href")! + "?handler=Word", UriKind.Relative));
        Assert.Contains(Hostile[0], UngCuu.Tests.Documents.WordText.Of(await word.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    private static void AssertHarmless(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Html.QuerySelectorAll("main script, main img[src=x], main [onerror], main a[href^='javascript']"));
    }

    private async Task<Page> ThirdPage(Browser browser)
    {
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, "Lưu và tiếp tục");
        return await browser.Send(page, Nothing, "Lưu và tiếp tục");
    }
}
