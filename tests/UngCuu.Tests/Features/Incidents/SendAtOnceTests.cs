using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>A program's report is sent or leaves nothing; its key makes sending again safe.</summary>
[Trait("needs", "database")]
public class SendAtOnceTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private const string Reports = "/api/v1/incidents";
    private const string Whole = """{"reporterAddress":["Lào Cai"],"description":["Trang chủ bị đổi."],"detectedAt":["14:05 03/4/2018"]}""";

    [Theory]
    [InlineData("""{"values":{"description":["Trang chủ bị đổi."]}}""")]
    [InlineData("""{"values":{"description":["Trang chủ bị đổi."]},"key":"thieu"}""")]
    [InlineData("""{"values":{"lạ":["x"]},"key":"la"}""")]
    [InlineData("""{"values":{"reporterAddress":["Lào Cai"],"description":["TUYỆT MẬT"],"detectedAt":["14:05 03/4/2018"]},"key":"mat"}""")]
    public async Task A_refused_report_leaves_nothing_behind(string body)
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        Assert.InRange((int)(await Post(program, Reports, body)).Status, 400, 422);
        await NothingUnfinished();
    }

    [Fact]
    public async Task A_refused_further_report_leaves_nothing_behind()
    {
        var (reference, _) = await nation.Report();
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var refused = await Post(program, $"{Reports}/{reference}/reports/Initial", """{"values":{},"key":"bao-cao"}""");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        await NothingUnfinished();
    }

    [Fact]
    public async Task The_same_key_is_good_for_the_mended_report_and_then_for_that_one_only()
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(program, Reports, """{"values":{"description":["Lần đầu, còn thiếu"]},"key":"sua-lai"}""")).Status);
        var mended = $$"""{"values":{{Whole}},"systemId":"{{nation.Portal}}","key":"sua-lai"}""";
        var (first, second) = (await Post(program, Reports, mended), await Post(program, Reports, mended));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.Equal((first.Reference, first.Follow), (second.Reference, second.Follow));
        Assert.Equal(nation.Portal, (await nation.Incident(first.Reference)).System.SystemId);
        await NothingUnfinished();
    }

    [Fact]
    public async Task Two_at_once_under_one_key_are_one_report()
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        await program.Get("/api/v1/me"); // the first use of a token is noted
        var before = await Counted();
        for (var round = 0; round < 3; round++)
        {
            var body = $$"""{"values":{{Whole}},"systemId":"{{nation.Portal}}","key":"cung-luc-{{round}}"}""";
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Post(program, Reports, body)));
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
            Assert.Single(answers.Select(a => (a.Reference, a.Follow)).Distinct());
            Assert.Equal(HttpStatusCode.OK, (await program.Get(answers[0].Follow)).Status);
        }
        Assert.Equal((before.Incidents + 3, before.Reports + 3, before.Told + 3), await Counted());
        await NothingUnfinished();
    }

    [Fact]
    public async Task A_key_belongs_to_one_kind_of_report_on_one_incident()
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var report = $$"""{"values":{{Whole}},"systemId":"{{nation.Portal}}","key":"mot-khoa"}""";
        var first = await Post(program, Reports, report);
        var before = await Counted();
        var update = await Post(program, $"{Reports}/{first.Reference}/reports/Update", report);
        Assert.Equal((HttpStatusCode.Created, first.Reference), (update.Status, update.Reference));
        Assert.NotEqual(first.Follow, update.Follow);
        Assert.Equal(before.Reports + 1, (await Counted()).Reports);
    }

    [Fact]
    public async Task A_token_made_for_updates_alone_sends_them()
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var first = await Post(program, Reports, $$"""{"values":{{Whole}},"systemId":"{{nation.Portal}}"}""");
        using var narrow = await nation.ApiAs(PostRole.OperatorContact, nation.Operator, Permission.ReadIncidents, Permission.UpdateNotification);
        Assert.Equal(HttpStatusCode.Created, (await Post(narrow, $"{Reports}/{first.Reference}/reports/Update", $$"""{"values":{{Whole}}}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(narrow, Reports, $$"""{"values":{{Whole}},"systemId":"{{nation.Portal}}"}""")).Status);
    }

    private Task<(int Incidents, int Reports, int Told)> Counted() =>
        nation.In(async (db, _) => (await db.Incidents.CountAsync(), await db.IncidentReports.CountAsync(), await db.IncomingReports.CountAsync()));

    private async Task NothingUnfinished()
    {
        var person = await nation.PersonOf(PostRole.OperatorContact, nation.Operator);
        Assert.Empty(await nation.In((db, _) => db.ReportDrafts.Where(d => d.AccountId == person.AccountId && d.SentAt == null).Select(d => d.Values).ToListAsync()));
        using var browser = await nation.SignInAs(PostRole.OperatorContact, nation.Operator);
        Assert.DoesNotContain("/drafts/open/", (await browser.Get("/")).Html.Body!.InnerHtml, StringComparison.Ordinal);
    }

    private sealed record Answer(HttpStatusCode Status, JsonElement Body)
    {
        public string Reference => Body.GetProperty("reference").GetString()!;

        public string Follow => Body.GetProperty("follow").GetString()!;
    }

    private static async Task<Answer> Post(Browser program, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await program.Client.PostAsync(new Uri(address, UriKind.Relative), content);
        return new(answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }
}
