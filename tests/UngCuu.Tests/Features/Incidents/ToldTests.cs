using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>Many tell of what is one: further reports are added, moved and split off, and whoever told of it is answered all the while.</summary>
[Trait("needs", "database")]
public class ToldTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public async Task A_second_caller_is_put_with_the_incident_and_answered_for_themselves()
    {
        using var officer = await nation.AsOfficer();
        var (reference, _) = await nation.ReportPublicly("nhieu-nguoi.example", "Người báo đầu");
        var incidents = await nation.In((db, _) => db.Incidents.CountAsync());
        var landed = await Tell(officer, reference, "Người gọi sau", "Trang của tỉnh chuyển sang trang cờ bạc.", email: "goi-sau@example.vn");
        Assert.StartsWith("/r/", landed.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains(reference, landed.One("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(incidents, await nation.In((db, _) => db.Incidents.CountAsync()));

        var card = await officer.Get($"/incidents/{reference}");
        Assert.Equal(["Người báo đầu", "Người gọi sau"], card.Html.QuerySelectorAll("#reporters li strong").Select(s => s.TextContent));
        Assert.Contains("Điện thoại · Người gọi sau", card.One("#timeline-entries").TextContent, StringComparison.Ordinal);
        var receipt = (await officer.Get($"{landed.Address.AbsolutePath}/receipt")).One(".paper").TextContent;
        Assert.Contains("chuyển sang trang cờ bạc", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("Trang chủ hiện nội dung lạ", receipt, StringComparison.Ordinal);
        await nation.Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
        Assert.Equal(1, await Letters("goi-sau@example.vn", reference));
        Assert.Empty((await nation.In((_, services) => services.GetRequiredService<CheckDuties>().Run())).Differences);
    }

    [Fact]
    public async Task A_report_about_another_incident_goes_there_with_all_it_brought_and_its_link()
    {
        using var officer = await nation.AsOfficer();
        var (wrong, _) = await nation.ReportPublicly("nham-mot.example");
        var (right, _) = await nation.ReportPublicly("nham-hai.example");
        var link = (await Tell(officer, wrong, "Người gọi nhầm chỗ", "Máy chủ hai gửi thư rác.", email: "nham-cho@example.vn", domains: "dung-cho.example")).Address.AbsolutePath;
        Assert.Contains(await Addresses(wrong), a => a == "dung-cho.example");

        var moved = await officer.Press(await officer.Get(await MovePage(officer, wrong, "Người gọi nhầm chỗ")), ("Form.To", right.ToLowerInvariant()), ("Form.Reason", "Nghe lại ghi âm."));
        Assert.Equal($"/incidents/{right}", moved.Address.AbsolutePath);
        Assert.Contains(moved.Html.QuerySelectorAll("#reporters li strong"), s => s.TextContent == "Người gọi nhầm chỗ");
        Assert.Contains($"từ {wrong}", moved.One("#timeline-entries").TextContent, StringComparison.Ordinal);
        var left = await officer.Get($"/incidents/{wrong}");
        Assert.DoesNotContain(left.Html.QuerySelectorAll("#reporters li strong"), s => s.TextContent == "Người gọi nhầm chỗ");
        Assert.Contains($"sang {right}", left.One("#timeline-entries").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nghe lại ghi âm.", left.One("#timeline-entries").TextContent, StringComparison.Ordinal);
        Assert.Contains(right, (await officer.Get(link)).One("h1").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await Addresses(wrong), a => a == "dung-cho.example");
        Assert.Contains(await Addresses(right), a => a == "dung-cho.example");
        await nation.Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
        Assert.Equal(2, await Letters("nham-cho@example.vn", right)); // the receipt names the incident it belongs to when it is sent
    }

    [Fact]
    public async Task A_report_split_off_is_an_incident_of_its_own_with_parties_clocks_and_files()
    {
        using var officer = await nation.AsOfficer();
        var (reference, _) = await nation.TakeByPhone(officer, "Người gọi đầu");
        var landed = await Tell(officer, reference, "Người gọi về việc khác", "Cổng thông tin bị đổi giao diện, không phải mất kết nối.", file: "anh-chup.txt");
        var own = await officer.Press(await officer.Get(await MovePage(officer, reference, "Người gọi về việc khác")), ("Form.Reason", "Hai việc khác nhau."));
        var split = own.Address.AbsolutePath.Split('/')[^1];
        Assert.NotEqual(reference, split);
        var incident = await nation.Incident(split);
        Assert.Equal((IncidentStatus.Received, nation.Portal, ReportSource.Phone), (incident.Status, incident.System.SystemId, incident.Source));
        Assert.Equal(nation.Unit, incident.PartyIn(PartyRole.Unit));
        Assert.Contains("đổi giao diện", own.One("#description").TextContent, StringComparison.Ordinal);
        Assert.Contains("anh-chup.txt", own.One("#file-list").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("anh-chup.txt", (await officer.Get($"/incidents/{reference}")).One("#file-list").TextContent, StringComparison.Ordinal);
        Assert.Contains(split, (await officer.Get(landed.Address.AbsolutePath)).One("h1").TextContent, StringComparison.Ordinal);
        Assert.Empty((await nation.In((_, services) => services.GetRequiredService<CheckDuties>().Run())).Differences);
        await officer.Do(split, "verify");
        var again = await officer.Get(await MovePage(officer, split, "Người gọi về việc khác", exists: false));
        Assert.Contains("không thể tách riêng", again.One("main").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SC-1999-000001", "Không có sự cố nào")]
    [InlineData("itself", "chính sự cố này")]
    [InlineData("joined", "đã được ghi")]
    public async Task A_report_is_moved_only_to_what_goes_on(string to, string why)
    {
        using var officer = await nation.AsOfficer();
        var (reference, _) = await nation.ReportPublicly($"chuyen-{to.ToLowerInvariant()}.example");
        await Tell(officer, reference, "Người gọi", "Lời kể.");
        if (to == "itself")
            to = reference;
        if (to == "joined")
        {
            var (target, _) = await nation.ReportPublicly("dich.example");
            (to, _) = await nation.ReportPublicly("dich.example");
            await officer.Do(to, "same", ("Form.SameAs", target));
        }
        var before = await nation.In((db, _) => db.Events.CountAsync());
        var refused = await officer.Press(await officer.Get(await MovePage(officer, reference, "Người gọi")), ("Form.To", to), ("Form.Reason", "Thử."));
        Assert.InRange((int)refused.Status, 400, 422);
        Assert.Contains(why, refused.One(".form-errors").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await nation.In((db, _) => db.Events.CountAsync()));
    }

    [Fact]
    public async Task Whoever_wants_secrecy_is_not_put_with_what_all_parties_read()
    {
        using var officer = await nation.AsOfficer();
        var (reference, _) = await nation.Report();
        var landed = await Tell(officer, reference, "Người báo kín", "Tôi biết ai làm.", secret: true);
        var own = landed.One("h1").TextContent.Split(' ')[^1];
        Assert.NotEqual(reference, own);
        Assert.True((await nation.Incident(own)).Secret);
        Assert.Single((await officer.Get($"/incidents/{reference}")).Html.QuerySelectorAll("#reporters li"));
        using var centre = await nation.AsOperator();
        Assert.DoesNotContain("Người báo kín", (await centre.Get($"/incidents/{reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_attached_for_what_they_told_openly_does_not_give_away_what_they_told_in_confidence()
    {
        using var officer = await nation.AsOfficer();
        using var stranger = await nation.AsStranger();
        var (open, _) = await ReportWithMail("cong-khai-1.example", "nhan-vien@coquan.example");
        var (secret, _) = await ReportWithMail("kin-1.example", "nhan-vien@coquan.example", secret: true);
        var page = await MemberPage(officer, open);
        Assert.Equal([open], page.Html.QuerySelectorAll("aside .lines li a").Select(a => a.TextContent));
        await officer.Press(page, ("Form.OrganisationId", nation.Stranger), ("Form.Reason", "Đã gọi lại."));
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get($"/incidents/{open}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{secret}")).Status);
    }

    [Fact]
    public async Task What_came_in_after_the_page_was_shown_is_not_attached_unseen()
    {
        using var officer = await nation.AsOfficer();
        using var stranger = await nation.AsStranger();
        var (first, _) = await ReportWithMail("truoc.example", "den-sau@coquan.example");
        var page = await MemberPage(officer, first);
        var (later, _) = await ReportWithMail("sau.example", "den-sau@coquan.example");
        await officer.Press(page, ("Form.OrganisationId", nation.Stranger), ("Form.Reason", "Đã gọi lại."));
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get($"/incidents/{first}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{later}")).Status);
    }

    [Fact]
    public async Task An_operator_that_asks_for_secrecy_later_is_heeded_and_no_duty_tells_the_member()
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        using var above = await nation.SignInAs(PostRole.SteeringCommittee, nation.Owner);
        Assert.Equal(HttpStatusCode.OK, (await above.Get($"/incidents/{reference}")).Status);
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var answer = await Json(program, $"/api/v1/incidents/{reference}/reports/Update", """{"values":{"reporterAddress":["Lào Cai"],"description":["Còn lây."],"detectedAt":["14:05 03/4/2018"],"result":["Đang xử lý."],"confidential":["yes"]}}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var incident = await nation.Incident(reference);
        Assert.True(incident.Secret);
        Assert.Null(incident.PartyIn(PartyRole.Member));
        Assert.Contains("đề nghị giữ kín", (await officer.Get($"/incidents/{reference}")).One("#timeline-entries").TextContent, StringComparison.Ordinal);
        using var strangers = await nation.SignInAs(PostRole.StandingAgency, await nation.In(async (_, services) => (await services.GetRequiredService<RegistrySource>().Snapshot()).NationalRoles.HolderOf(NationalRole.Standing, nation.Clock.Today)!.OrganisationId));
        Assert.Equal(HttpStatusCode.NotFound, (await strangers.Get($"/incidents/{reference}")).Status);
        Assert.Empty((await nation.In((_, services) => services.GetRequiredService<CheckDuties>().Run())).Differences);
    }

    [Fact]
    public async Task What_a_caller_said_is_neither_forwarded_nor_written_into_the_operators_report()
    {
        using var officer = await nation.AsOfficer();
        var (reference, _) = await nation.TakeByPhone(officer, "Người gọi đầu");
        await Tell(officer, reference, "Người gọi sau", "Lời kể của người gọi sau.");
        await officer.Do(reference, "forward");
        using var centre = await nation.AsOperator();
        var papers = (await centre.Get($"/incidents/{reference}")).Html.QuerySelectorAll("#documents > .card-body > ul > li").Where(l => l.TextContent.Contains("Minh Họa", StringComparison.Ordinal)).ToList();
        Assert.Contains("Người gọi đầu", Assert.Single(papers).TextContent, StringComparison.Ordinal);
        var draft = await centre.Send(await centre.Get($"/incidents/{reference}"), Nothing, "Gửi Thông báo sự cố");
        var page = await centre.Get(draft.Address.AbsolutePath[..^1] + "3");
        Assert.DoesNotContain("người gọi sau", page.One("main").InnerHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_a_unit_took_down_and_the_agency_splits_off_is_in_the_agencys_hands()
    {
        var (reference, _) = await nation.Report();
        using var unit = await nation.AsUnit();
        await Tell(unit, reference, "Người gọi đơn vị", "Việc của hệ thống khác.");
        using var officer = await nation.AsOfficer();
        var own = await officer.Press(await officer.Get(await MovePage(officer, reference, "Người gọi đơn vị")), ("Form.SystemId", ""), ("Form.Reason", "Hệ thống khác."));
        var split = own.Address.AbsolutePath.Split('/')[^1];
        Assert.Null((await nation.Incident(split)).System.SystemId);
        Assert.NotNull((await officer.Get("/reports-received?state=All")).Html.QuerySelector($"tr[data-about='{split}']"));
        await nation.Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
        var visible = (await unit.Get($"/incidents/{split}")).Status == HttpStatusCode.OK;
        Assert.Equal(visible, (await unit.Get("/notices")).Text.Contains(split, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_two_people_sent_stays_with_the_one_and_goes_with_the_other()
    {
        using var officer = await nation.AsOfficer();
        var (reference, _) = await nation.TakeByPhone(officer, "Người gọi đầu");
        await Tell(officer, reference, "Người gửi thứ nhất", "Lời kể.", file: "man-hinh.txt");
        await Tell(officer, reference, "Người gửi thứ hai", "Lời kể khác.", file: "man-hinh.txt");
        var own = await officer.Press(await officer.Get(await MovePage(officer, reference, "Người gửi thứ hai")), ("Form.Reason", "Việc khác."));
        Assert.Contains("man-hinh.txt", own.One("#file-list").TextContent, StringComparison.Ordinal);
        Assert.Contains("man-hinh.txt", (await officer.Get($"/incidents/{reference}")).One("#file-list").TextContent, StringComparison.Ordinal);
        var split = own.Address.AbsolutePath.Split('/')[^1];
        var again = await officer.Press(await officer.Get(await MovePage(officer, reference, "Người gửi thứ nhất")), ("Form.To", split), ("Form.Reason", "Cũng việc đó."));
        Assert.Single(again.Html.QuerySelectorAll("#file-list li"), l => l.TextContent.Contains("man-hinh.txt", StringComparison.Ordinal));
        Assert.DoesNotContain("man-hinh.txt", (await officer.Get($"/incidents/{reference}")).One("#file-list").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_at_one_report_do_not_pass_each_other_unseen()
    {
        using var officer = await nation.AsOfficer();
        var (reference, _) = await nation.ReportPublicly("hai-can-bo.example");
        await Tell(officer, reference, "Người gọi chung", "Lời kể.");
        var address = await MovePage(officer, reference, "Người gọi chung");
        var page = await officer.Get(address);
        await officer.Press(await officer.Get(address.Replace("/move", "/member", StringComparison.Ordinal)), ("Form.OrganisationId", nation.Stranger), ("Form.Reason", "Đã gọi lại."));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Press(page, ("Form.Reason", "Việc khác."))).Status);
        var again = await officer.Press(await officer.Get(address), ("Form.Reason", "Việc khác."));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Press(page, ("Form.Reason", "Việc khác."))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get(address)).Status);
    }

    [Fact]
    public async Task A_report_does_not_get_into_an_incident_that_is_just_being_set_aside()
    {
        var (reference, _) = await nation.ReportPublicly("vua-bo.example");
        using var officer = await nation.AsOfficer();
        var page = await officer.Get($"/incidents/{reference}/invalidate");
        await Tell(officer, reference, "Người gọi", "Là thật đấy.");
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Press(page, ("Form.Reason", "Báo nhầm."))).Status);
        Assert.Equal(IncidentStatus.Received, (await nation.Incident(reference)).Status);
    }

    [Fact]
    public async Task A_reporter_is_attached_to_their_organisation_with_all_they_told_in_one_step()
    {
        using var officer = await nation.AsOfficer();
        using var stranger = await nation.AsStranger();
        var (first, link) = await ReportWithMail("mot-nguoi-1.example", "can-bo@ubnd.example");
        var (second, _) = await ReportWithMail("mot-nguoi-2.example", "can-bo@ubnd.example");
        var (others, _) = await ReportWithMail("nguoi-khac.example", "nguoi-khac@example.vn");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{first}")).Status);
        var name = await nation.In(async (_, services) => (await services.GetRequiredService<RegistrySource>().Snapshot()).NameOf(nation.Stranger, nation.Clock.Today));

        var page = await MemberPage(officer, first);
        Assert.Equal([first, second], page.Html.QuerySelectorAll("aside .lines li a").Select(a => a.TextContent));
        var unknown = await officer.Press(page, ("Form.OrganisationId", UngCuu.Shared.Ids.New()), ("Form.Reason", "Đã gọi lại."));
        Assert.Contains("Không có tổ chức này", unknown.One(".form-errors").TextContent, StringComparison.Ordinal);
        var done = await officer.Press(page, ("Form.OrganisationId", nation.Stranger), ("Form.Reason", "Đã gọi lại."));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains(name, done.One("#reporters").TextContent, StringComparison.Ordinal);

        foreach (var reference in new[] { first, second })
            Assert.Equal(HttpStatusCode.OK, (await stranger.Get($"/incidents/{reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{others}")).Status);
        Assert.Contains($"/incidents/{first}", (await stranger.Get(link)).One("main").InnerHtml, StringComparison.Ordinal);
        await nation.Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
        Assert.Contains(first, (await stranger.Get("/notices")).Text, StringComparison.Ordinal);

        var back = await officer.Send(await MemberPage(officer, first),
            new Dictionary<string, object?> { ["Undo.Reason"] = "Nhầm đơn vị." }, "Bỏ gắn tổ chức");
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{first}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get($"/incidents/{second}")).Status);
    }

    [Fact]
    public async Task An_organisation_attached_reads_along_where_its_incident_turned_out_to_be_another()
    {
        using var officer = await nation.AsOfficer();
        using var stranger = await nation.AsStranger();
        var (goesOn, _) = await nation.ReportPublicly("chung-mot.example");
        var (joined, _) = await ReportWithMail("chung-hai.example", "chung@ubnd.example");
        await officer.Do(joined, "same", ("Form.SameAs", goesOn));
        await officer.Press(await MemberPage(officer, joined), ("Form.OrganisationId", nation.Stranger), ("Form.Reason", "Đã gọi lại."));
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get($"/incidents/{goesOn}")).Status);
        await officer.Do(joined, "reopen", ("Form.Reason", "Hai việc khác nhau."));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{goesOn}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get($"/incidents/{joined}")).Status);
    }

    [Fact]
    public async Task Programs_add_move_attach_and_detach_by_the_same_rules()
    {
        using var officer = await nation.ApiAs(PostRole.DutyOfficer, nation.Coordinator);
        var (reference, _) = await nation.ReportPublicly("chuong-trinh.example");
        var told = $"/api/v1/incidents/{reference}/told";
        var body = """{"values":{"reporterName":["Máy báo"],"reporterAddress":["Hà Nội"],"systemName":["Cổng"],"description":["Máy ghi nhận lưu lượng lạ."],"detectedAt":["13:30 03/4/2018"]},"key":"tin-1"}""";
        var first = await Json(officer, told, body);
        Assert.Equal((HttpStatusCode.Created, reference), (first.Status, first.Body.GetProperty("reference").GetString()));
        Assert.Equal(first.Body.GetProperty("follow").GetString(), (await Json(officer, told, body)).Body.GetProperty("follow").GetString());
        var lines = JsonDocument.Parse(await officer.Client.GetStringAsync(told, TestContext.Current.CancellationToken)).RootElement.EnumerateArray().ToList();
        Assert.Equal([("Public", true), ("Api", false)], lines.Select(l => (l.GetProperty("source").GetString()!, l.GetProperty("first").GetBoolean())));
        var id = lines[1].GetProperty("id").GetString();

        Assert.Equal(1, (await Json(officer, $"{told}/{id}/member", JsonSerializer.Serialize(new { organisationId = nation.Stranger, reason = "Biết rồi." }))).Body.GetProperty("reports").GetInt32());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Json(officer, $"{told}/{id}/member", JsonSerializer.Serialize(new { organisationId = nation.Stranger, reason = "Lần nữa." }))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Json(officer, $"{told}/{id}/detach", """{"reason":"Nhầm."}""")).Status);
        var moved = await Json(officer, $"{told}/{id}/move", """{"reason":"Việc khác."}""");
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.NotEqual(reference, moved.Body.GetProperty("incident").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await Json(officer, $"{told}/{id}/move", """{"reason":"Lần nữa."}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Json(officer, $"{told}/{id}/move", """{"reason":""}""")).Status);
    }

    [Fact]
    public async Task Sorting_reports_is_the_coordinating_agencys()
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        await Tell(officer, reference, "Người gọi", "Lời kể.");
        var page = await MovePage(officer, reference, "Người gọi");
        using var unit = await nation.AsUnit();
        var card = await unit.Get($"/incidents/{reference}");
        Assert.NotNull(card.Html.QuerySelector("#reporters"));
        Assert.Empty(card.Html.QuerySelectorAll("#reporters a[href$='/move'], #reporters a[href$='/member']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.Get(page)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.Get(page.Replace("/move", "/member", StringComparison.Ordinal))).Status);
        using var centre = await nation.AsOperator();
        Assert.Null((await centre.Get($"/incidents/{reference}")).Html.QuerySelector("#reporters"));
    }

    /// <summary>The officer takes down what somebody else says of the incident.</summary>
    private async Task<Page> Tell(Browser officer, string reference, string caller, string words, string? email = null, string? domains = null, bool secret = false, string? file = null)
    {
        var page = await officer.Send(await officer.Get($"/incidents/{reference}"), Nothing, "Ghi thêm tin báo");
        Assert.Contains(reference, page.One("main").TextContent, StringComparison.Ordinal);
        page = await officer.Send(page, new Dictionary<string, object?> { ["F.reporterName"] = caller, ["F.reporterAddress"] = "Hà Nội", ["F.contactEmail"] = email ?? "", ["F.confidential"] = secret ? "yes" : null }, "Lưu và tiếp tục");
        page = await officer.Send(page, domains is null ? [] : new Dictionary<string, object?> { ["F.systemDomains"] = domains }, "Lưu và tiếp tục");
        if (file is not null)
        {
            using var content = new MultipartFormDataContent { { new StringContent(page.One("[name=Version]").GetAttribute("value")!), "Version" }, { new ByteArrayContent("ảnh chụp"u8.ToArray()), "Upload", file } };
            page = await officer.Post(page.Address.AbsolutePath, content);
            page = await officer.Get(page.Address.AbsolutePath);
            while (page.Html.QuerySelector("[name='F.description']") is null)
                page = await officer.Get(page.Address.AbsolutePath[..^1] + "3");
        }
        var fields = new Dictionary<string, object?> { ["F.description"] = words, ["F.detectedAt"] = "13:40 03/4/2018" };
        page = await officer.Send(page, fields, "Lưu và tiếp tục");
        return await officer.Send(page, Nothing, "Gửi");
    }

    private async Task<string> MovePage(Browser officer, string reference, string reporter, bool exists = true)
    {
        if (exists)
            return (await officer.Get($"/incidents/{reference}")).Html.QuerySelectorAll("#reporters li").Single(l => l.QuerySelector("strong")!.TextContent == reporter).QuerySelector("a[href$='/move']")!.GetAttribute("href")!;
        var id = await nation.In((db, _) => db.IncomingReports.Where(r => r.ReporterName == reporter && db.Set<Incident>().Any(i => i.Id == r.IncidentId && i.Reference == reference)).Select(r => r.Id).SingleAsync());
        return $"/incidents/{reference}/told/{id}/move";
    }

    private static async Task<Page> MemberPage(Browser officer, string reference) =>
        await officer.Get((await officer.Get($"/incidents/{reference}")).One("#reporters a[href$='/member']").GetAttribute("href")!);

    private async Task<(string Reference, string Follow)> ReportWithMail(string domain, string email, bool secret = false)
    {
        using var browser = nation.Browse();
        var page = await browser.Send(await browser.Get("/public/report"), Nothing, "Bắt đầu");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterName"] = "Cán bộ không khai đơn vị", ["F.reporterAddress"] = "Hà Nội", ["F.contactEmail"] = email, ["F.confidential"] = secret ? "yes" : null }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.systemName"] = "Cổng thông tin", ["F.systemDomains"] = domain }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = "Trang chủ hiện nội dung lạ.", ["F.detectedAt"] = "13:00 03/4/2018" }, "Lưu và tiếp tục");
        var followed = await browser.Send(page, Nothing, "Gửi");
        return (followed.One("h1").TextContent.Split(' ')[^1], followed.Address.AbsolutePath);
    }

    private Task<List<string>> Addresses(string reference) => nation.In((db, _) => db.IncidentAddresses.Where(a => db.Set<Incident>().Any(i => i.Id == a.IncidentId && i.Reference == reference)).Select(a => a.Value).ToListAsync());

    private Task<int> Letters(string to, string about) => nation.In((db, _) => db.OutgoingMails.CountAsync(m => m.To == to && m.Subject.Contains(about)));

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Json(Browser program, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await program.Client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
