using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

[Trait("needs", "database")]
public class ReportIncidentTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    [Fact]
    public async Task One_entry_reaches_every_recipient_the_rule_names_each_with_a_receipt_of_its_own()
    {
        var (reference, landed) = await nation.Report();
        Assert.Matches(@"^SC-2018-\d{6}$", reference);
        Assert.Contains("Ủy ban nhân dân tỉnh Lào Cai", landed.Text, StringComparison.Ordinal);

        var recipients = await nation.In((db, _) => db.IncidentReports.Where(r => db.Set<Incident>().Any(i => i.Id == r.IncidentId && i.Reference == reference))
            .SelectMany(r => r.Recipients).ToListAsync());
        Assert.Equal(
            new[] { ("owner", nation.Owner), ("coordinator", nation.Coordinator), ("unit", nation.Unit) }.Order(),
            recipients.Select(r => (r.Role, r.OrganisationId)).Order());
        Assert.All(recipients, r => Assert.Null(r.AcknowledgedAt));
    }

    [Fact]
    public async Task What_is_known_is_filled_in_already()
    {
        using var browser = await nation.AsOperator();
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        Assert.Equal("Trung tâm Công nghệ thông tin Minh Họa", page.One("#F_reporterName").GetAttribute("value"));
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, "Lưu và tiếp tục");
        Assert.Equal("Cổng thông tin điện tử tỉnh", page.One("#F_systemName").GetAttribute("value"));
        Assert.Contains("203.0.113.25", page.One("#F_systemAddresses").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_twice_finds_the_incident_of_the_first_sending()
    {
        using var browser = await nation.AsOperator();
        var review = await nation.FillReport(browser);
        var first = await browser.Send(review, new Dictionary<string, object?>(), "Gửi");
        var second = await browser.Send(review, new Dictionary<string, object?>(), "Gửi");
        Assert.Equal(first.One("h1").TextContent, second.One("h1").TextContent);
    }

    [Fact]
    public async Task Two_sendings_at_the_same_moment_make_one_incident()
    {
        using var browser = await nation.AsOperator();
        var review = await nation.FillReport(browser);
        var before = await nation.In((db, _) => db.Incidents.CountAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.Send(review, new Dictionary<string, object?>(), "Gửi")));
        Assert.Equal(before + 1, await nation.In((db, _) => db.Incidents.CountAsync()));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
    }

    [Fact]
    public async Task A_page_with_faults_keeps_what_was_typed_and_says_what_is_wrong()
    {
        using var browser = await nation.AsOperator();
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()), ("Beyond", "true"));
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterEmail"] = "không phải thư", ["F.reporterPhone"] = "gọi tôi nhé" }, "Lưu và tiếp tục");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Không phải địa chỉ thư điện tử", page.Text, StringComparison.Ordinal);
        Assert.Contains("Cần nhập: Địa chỉ", page.Text, StringComparison.Ordinal);
        Assert.Equal("không phải thư", page.One("#F_reporterEmail").GetAttribute("value"));

        var again = await browser.Get(page.Address.PathAndQuery);
        Assert.Equal("không phải thư", again.One("#F_reporterEmail").GetAttribute("value"));
    }

    [Fact]
    public async Task A_detection_in_the_future_is_refused_before_sending()
    {
        using var browser = await nation.AsOperator();
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?>(), "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = "Mất trang", ["F.detectedAt"] = "14:05 03/5/2018" }, "Lưu và tiếp tục");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Ở sau bây giờ", page.Text, StringComparison.Ordinal);
        var review = await browser.Get(page.Address.PathAndQuery[..^1] + "4");
        var refused = await browser.Send(review, new Dictionary<string, object?>(), "Gửi");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Còn 1 chỗ cần bổ sung", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_runs_out_in_the_middle_loses_nothing_that_was_typed()
    {
        using var browser = await nation.AsOperator();
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        foreach (Cookie cookie in browser.Cookies.GetCookies(nation.Address))
            if (cookie.Name == "ungcuu-session")
                cookie.Expired = true;
        var turnedAway = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Số 9 phố Còn Nguyên" }, "Lưu và tiếp tục");
        Assert.Equal("/account/sign-in", turnedAway.Address.AbsolutePath);

        using var back = await nation.AsOperator();
        var again = await back.Get(page.Address.PathAndQuery);
        Assert.Equal("Số 9 phố Còn Nguyên", again.One("#F_reporterAddress").GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_elses_draft_does_not_exist()
    {
        using var browser = await nation.AsOperator();
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        using var stranger = await nation.AsStranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(page.Address.PathAndQuery)).Status);
        using var nobody = nation.Browse();
        Assert.Equal("/account/sign-in", (await nobody.Get(page.Address.PathAndQuery)).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/drafts/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/drafts/../1")).Status);
    }

    [Fact]
    public async Task A_second_window_on_the_same_page_overwrites_nothing_unseen()
    {
        using var browser = await nation.AsOperator();
        var first = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        var second = await browser.Get(first.Address.PathAndQuery);
        await browser.Send(first, new Dictionary<string, object?> { ["F.reporterAddress"] = "Cửa sổ một" }, "Lưu và tiếp tục");
        var conflict = await browser.Send(second, new Dictionary<string, object?> { ["F.reporterAddress"] = "Cửa sổ hai" }, "Lưu và tiếp tục");
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Cửa sổ hai", conflict.One("#F_reporterAddress").GetAttribute("value"));
        var stored = await browser.Get(first.Address.PathAndQuery);
        Assert.Equal("Cửa sổ một", stored.One("#F_reporterAddress").GetAttribute("value"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("{{7*7}} @Model ${x}")]
    public async Task Hostile_markup_is_shown_as_the_text_it_is(string hostile)
    {
        using var browser = await nation.AsOperator();
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?>(), "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = hostile, ["F.detectedAt"] = "14:05 03/4/2018" }, "Lưu và tiếp tục");
        var followed = await browser.Send(page, new Dictionary<string, object?>(), "Gửi");
        var reference = followed.One("h1").TextContent.Split(' ')[^1];
        var card = await browser.Get($"/incidents/{reference}");
        Assert.Contains(hostile, card.One("#description .pre").TextContent, StringComparison.Ordinal);
        Assert.Empty(card.Html.QuerySelectorAll("#main script, #main img"));
    }

    [Fact]
    public async Task A_state_secret_is_refused_with_the_channel_to_use_instead()
    {
        using var browser = await nation.AsOperator();
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?>(), "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = "TỐI MẬT\nDanh sách máy chủ", ["F.detectedAt"] = "14:05 03/4/2018" }, "Lưu và tiếp tục");
        var refused = await browser.Send(page, new Dictionary<string, object?>(), "Gửi");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("văn thư mật", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_reports_through_the_public_page_and_follows_the_receipt()
    {
        using var browser = nation.Browse();
        var page = await browser.Send(await browser.Get("/public/report"), new Dictionary<string, object?>(), "Bắt đầu");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterName"] = "Một người dân", ["F.reporterAddress"] = "Hà Nội" }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.systemName"] = "Trang bán vé giả", ["F.systemDomains"] = "banve.gia.example" }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = "Trang giả mạo yêu cầu nhập mật khẩu ngân hàng.", ["F.detectedAt"] = "13:00 03/4/2018" }, "Lưu và tiếp tục");
        var followed = await browser.Send(page, new Dictionary<string, object?>(), "Gửi");
        Assert.Equal(HttpStatusCode.OK, followed.Status);
        Assert.StartsWith("/r/", followed.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Đã tiếp nhận", followed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(followed.Address.AbsolutePath + "/receipt")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/r/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB")).Status);
    }

    [Fact]
    public async Task A_call_taken_down_by_an_officer_is_acknowledged_in_person()
    {
        using var officer = await nation.AsOfficer();
        var page = await officer.Send(await officer.Get("/incidents/report?by=phone"), ("SystemId", nation.Portal.ToString()));
        page = await officer.Send(page, new Dictionary<string, object?> { ["F.reporterName"] = "Anh Trực, phòng máy chủ", ["F.reporterAddress"] = "Lào Cai" }, "Lưu và tiếp tục");
        page = await officer.Send(page, new Dictionary<string, object?>(), "Lưu và tiếp tục");
        page = await officer.Send(page, new Dictionary<string, object?> { ["F.description"] = "Máy chủ mất kết nối, màn hình đòi tiền chuộc.", ["F.detectedAt"] = "14:00 03/4/2018" }, "Lưu và tiếp tục");
        var followed = await officer.Send(page, new Dictionary<string, object?>(), "Gửi");
        var reference = followed.One("h1").TextContent.Split(' ')[^1];
        var incident = await nation.In((db, _) => db.Incidents.SingleAsync(i => i.Reference == reference));
        Assert.Equal(ReportSource.Phone, incident.Source);
        Assert.Equal(1, await nation.In((db, _) => db.Events.CountAsync(e => e.SubjectId == incident.Id && e.Name == nameof(IncidentAcknowledged))));
        Assert.Equal(0, await nation.In((db, _) => db.Events.CountAsync(e => e.SubjectId == incident.Id && e.Name == nameof(IncidentNotified))));
    }

    [Fact]
    public async Task More_than_they_can_handle_is_the_initial_report_at_once()
    {
        var (reference, _) = await nation.Report(beyond: true);
        var incident = await nation.In((db, _) => db.Incidents.SingleAsync(i => i.Reference == reference));
        Assert.True(incident.BeyondCapability);
        var names = await nation.In((db, _) => db.Events.Where(e => e.SubjectId == incident.Id).Select(e => e.Name).ToListAsync());
        Assert.Contains(nameof(BeyondCapabilityFound), names);
        Assert.Contains(nameof(InitialReportSent), names);
        Assert.DoesNotContain(nameof(IncidentNotified), names);
    }

    [Fact]
    public async Task Posting_every_column_of_an_incident_to_the_draft_changes_nothing_but_the_forms_own_fields()
    {
        using var browser = await nation.AsOperator();
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        var extra = typeof(Incident).GetProperties().Select(p => p.Name).Concat(typeof(ReportDraft).GetProperties().Select(p => p.Name))
            .Where(n => n != "Version").Distinct(StringComparer.Ordinal)
            .SelectMany(n => new[] { n, $"F.{n}", $"Draft.{n}" })
            .ToDictionary(n => n, _ => (object?)Guid.Empty.ToString(), StringComparer.Ordinal);
        extra["F.reporterAddress"] = "Lào Cai";
        await browser.Send(page, extra, "Lưu và tiếp tục", allowUnknown: true);
        var draft = await nation.In((db, _) => db.ReportDrafts.OrderByDescending(d => d.SavedAt).ThenByDescending(d => d.Version).FirstAsync(d => d.SentAt == null && d.Kind == DraftKind.Own && d.Reached == 1));
        Assert.Equal(nation.Operator, draft.OrganisationId);
        Assert.DoesNotContain(Guid.Empty.ToString(), draft.Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_without_the_permission_cannot_begin_a_report()
    {
        using var auditor = await nation.SignInAs(PostRole.Auditor, nation.Owner);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get("/incidents/report")).Status);
    }
}
