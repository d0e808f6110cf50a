using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

[Trait("needs", "database")]
public class WorkOnIncidentTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public async Task A_timeline_too_long_for_a_page_says_so_and_leads_to_the_whole()
    {
        var (reference, _) = await nation.Report();
        await nation.In(async (db, _) =>
        {
            var incident = await db.Incidents.SingleAsync(i => i.Reference == reference);
            for (var i = 0; i < IncidentTimeline.Most; i++)
                db.Add(IncidentNote.On(incident, $"Ghi chú {i}", nation.Clock.Now));
            await db.SaveChangesAsync();
        });
        using var officer = await nation.AsOfficer();
        var page = await officer.Get($"/incidents/{reference}");
        Assert.Equal(IncidentTimeline.Most, page.Html.QuerySelectorAll(".timeline-item").Length);
        Assert.Contains("300 mục gần nhất", page.One("#timeline-count").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.Get(page.One("#timeline-count a").GetAttribute("href")!)).Status);
        using var centre = await nation.AsOperator();
        Assert.Null((await centre.Get($"/incidents/{reference}")).Html.QuerySelector("#timeline-count a"));
    }

    [Fact]
    public async Task An_ordinary_incident_is_received_verified_handled_reported_and_closed()
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        using var unit = await nation.AsUnit();
        using var centre = await nation.AsOperator();

        await officer.Do(reference, "acknowledge");
        await unit.Do(reference, "acknowledge");
        await officer.Do(reference, "verify", ("Form.AttackType", "DEFACE"));
        await centre.Do(reference, "start");
        await centre.Do(reference, "end");

        var refused = await officer.Send(await officer.Get($"/incidents/{reference}/close"), Nothing, "Đóng sự cố");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("đóng khi Thông báo sự cố hoặc bản cập nhật đã nêu kết quả xử lý", refused.Text, StringComparison.Ordinal);

        var page = await centre.Send(await centre.Get($"/incidents/{reference}"), Nothing, "Cập nhật kết quả xử lý");
        page = await centre.Get(page.Address.AbsolutePath[..^1] + "3");
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.result"] = "Đã khôi phục từ bản sao lưu, vá lỗ hổng tải tệp." }, "Lưu và tiếp tục");
        await centre.Send(page, Nothing, "Gửi");

        var closed = await officer.Do(reference, "close");
        Assert.Contains("Đã đóng", closed.One(".page-line, .page-head").TextContent, StringComparison.Ordinal);
        Assert.Equal(IncidentStatus.Closed, await nation.In((db, _) => db.Incidents.Where(i => i.Reference == reference).Select(i => i.Status).SingleAsync()));
    }

    [Fact]
    public async Task After_an_initial_report_only_the_completion_report_lets_it_be_closed()
    {
        var (reference, _) = await nation.Report(beyond: true);
        using var officer = await nation.AsOfficer();
        using var centre = await nation.AsOperator();
        await officer.Do(reference, "verify");
        await centre.Do(reference, "end", ("Form.At", "14:25 03/4/2018"));
        var refused = await officer.Send(await officer.Get($"/incidents/{reference}/close"), Nothing, "Đóng sự cố");
        Assert.Contains("Báo cáo kết thúc (Mẫu 04)", refused.Text, StringComparison.Ordinal);

        var page = await centre.Send(await centre.Get($"/incidents/{reference}"), Nothing, "Lập Báo cáo kết thúc");
        Assert.Contains(reference, (await centre.Get(page.Address.AbsolutePath[..^1] + "2")).One("#F_initialNumber").GetAttribute("value"), StringComparison.Ordinal);
        page = await centre.Send(await centre.Get(page.Address.AbsolutePath[..^1] + "2"), new Dictionary<string, object?> { ["F.result"] = "Đã khôi phục toàn bộ." }, "Lưu và tiếp tục");
        var sent = await centre.Send(page, Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        await officer.Do(reference, "close");
        Assert.Equal(IncidentStatus.Closed, await nation.In((db, _) => db.Incidents.Where(i => i.Reference == reference).Select(i => i.Status).SingleAsync()));
    }

    [Fact]
    public async Task Strangers_find_no_trace_of_an_incident()
    {
        var (reference, _) = await nation.Report();
        using var stranger = await nation.AsStranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{reference}/verify")).Status);
        Assert.DoesNotContain(reference, (await stranger.Get("/incidents?status=all")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await stranger.Get($"/incidents?status=all&q={reference}")).Text, StringComparison.Ordinal);
        var report = await nation.In((db, _) => db.IncidentReports.Join(db.Incidents, r => r.IncidentId, i => i.Id, (r, i) => new { r.Id, i.Reference }).FirstAsync(r => r.Reference == reference));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{reference}/reports/{report.Id}")).Status);
    }

    [Theory]
    [InlineData(PostRole.OperatorContact, "verify", HttpStatusCode.Forbidden)]
    [InlineData(PostRole.OperatorContact, "close", HttpStatusCode.Forbidden)]
    [InlineData(PostRole.OperatorContact, "invalidate", HttpStatusCode.Forbidden)]
    [InlineData(PostRole.ResponseTeam, "close", HttpStatusCode.Forbidden)]
    [InlineData(PostRole.Auditor, "note", HttpStatusCode.NotFound)]
    [InlineData(PostRole.Administrator, "verify", HttpStatusCode.Forbidden)]
    public async Task A_post_without_the_permission_gets_no_further_by_typing_the_address(PostRole role, string verb, HttpStatusCode expected)
    {
        var (reference, _) = await nation.Report();
        using var browser = await nation.SignInAs(role, nation.Operator);
        Assert.Equal(expected, (await browser.Get($"/incidents/{reference}/{verb}")).Status);
    }

    [Fact]
    public async Task A_note_keeps_the_time_it_is_about_apart_from_the_time_it_was_written()
    {
        var (reference, _) = await nation.Report();
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get($"/incidents/{reference}"), new Dictionary<string, object?> { ["Note.Text"] = "Đã ngắt máy chủ khỏi mạng.", ["Note.At"] = "14:10 03/4/2018" }, "Ghi lại");
        Assert.Contains("Đã ngắt máy chủ khỏi mạng.", page.One("#timeline").TextContent, StringComparison.Ordinal);
        var happened = await nation.In((db, _) => db.Events.Where(e => e.Name == nameof(NoteAdded)).OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal(new DateTime(2018, 4, 3, 7, 10, 0, DateTimeKind.Utc), happened.FactAt);
        Assert.True(happened.At > happened.FactAt);

        var future = await centre.Send(page, new Dictionary<string, object?> { ["Note.Text"] = "Ngày mai", ["Note.At"] = "14:10 04/4/2018" }, "Ghi lại");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.Status);
        Assert.Contains("Ngày mai", future.One("textarea[name='Note.Text']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_kept_with_its_hash_and_each_download_is_written_down()
    {
        var (reference, _) = await nation.Report();
        using var centre = await nation.AsOperator();
        var page = await centre.Get($"/incidents/{reference}");
        var bytes = Encoding.UTF8.GetBytes("<script>alert('nhật ký')</script>");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.One("#files input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(bytes), "File", "nhật ký.html" },
        };
        page = await centre.Post($"/incidents/{reference}?handler=File", form);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), page.One("#files").TextContent, StringComparison.Ordinal);

        var link = page.One("#files .file-list a").GetAttribute("href")!;
        var answer = await centre.Client.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("attachment", answer.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        Assert.Equal(1, await nation.In((db, _) => db.Events.CountAsync(e => e.Name == nameof(FileDownloaded) && e.Payload.Contains("nhật ký"))));

        using var stranger = await nation.AsStranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(link)).Status);
    }

    [Fact]
    public async Task Two_people_acting_on_the_same_version_lose_nothing()
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        using var unit = await nation.AsUnit();
        var first = await officer.Get($"/incidents/{reference}/verify");
        var second = await unit.Get($"/incidents/{reference}/judge");
        await officer.Send(first, new Dictionary<string, object?> { ["Form.AttackType"] = "DEFACE" }, "Xác minh");
        var conflict = await unit.Press(second, Reporting.Ordinary("Mất quyền điều khiển"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Mất quyền điều khiển", conflict.One("textarea").TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã xác minh", conflict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_address_in_another_report_is_hinted_at()
    {
        await nation.Report();
        var (second, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        Assert.Contains("Có thể trùng với", (await officer.Get($"/incidents/{second}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_report_is_a_paper_in_print_and_in_Word()
    {
        var (reference, _) = await nation.Report(beyond: true);
        using var centre = await nation.AsOperator();
        var card = await centre.Get($"/incidents/{reference}");
        var paper = await centre.Get(card.Html.QuerySelector("a[href*='/reports/']")!.GetAttribute("href")!);
        Assert.Contains("BÁO CÁO BAN ĐẦU SỰ CỐ MẠNG", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Mẫu số 03", paper.Text, StringComparison.Ordinal);
        var word = await centre.Client.GetAsync(new Uri(paper.Address.AbsolutePath + "?handler=Word", UriKind.Relative));
        Assert.Equal("PK", Encoding.ASCII.GetString(await word.Content.ReadAsByteArrayAsync())[..2]);
    }
}
