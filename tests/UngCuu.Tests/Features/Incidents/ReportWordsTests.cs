using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Tests.Rules;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>What a person who writes a report is told: what is wanted, by when, who gets it, and how they are reached.</summary>
[Trait("needs", "database")]
public class ReportWordsTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private const string Next = "Lưu và tiếp tục";
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public async Task Whoever_reports_without_an_account_can_be_called_back_and_is_written_to()
    {
        using var anybody = nation.Browse();
        var page = await anybody.Send(await anybody.Get("/public/report"), Nothing, "Bắt đầu");
        page = await anybody.Send(page, new Dictionary<string, object?>
        {
            ["F.reporterName"] = "Bà Thử Nghiệm",
            ["F.reporterAddress"] = "Hà Nội",
            ["F.contactPhone"] = "0900 000 222",
            ["F.contactEmail"] = "thu@minhhoa.example",
        }, Next);
        page = await anybody.Send(page, new Dictionary<string, object?> { ["F.systemDomains"] = "goi-lai.example" }, Next);
        page = await anybody.Send(page, new Dictionary<string, object?> { ["F.description"] = "Trang chủ hiện nội dung lạ.", ["F.detectedAt"] = "13:00 03/4/2018" }, Next);
        var reference = (await anybody.Send(page, Nothing, "Gửi")).One("h1").TextContent.Split(' ')[^1];

        using var officer = await nation.AsOfficer();
        var card = await officer.Get($"/incidents/{reference}");
        Assert.Equal("tel:0900000222", card.One("#reporters a[href^='tel:']").GetAttribute("href"));
        Assert.Contains("thu@minhhoa.example", card.One("#reporters").TextContent, StringComparison.Ordinal);
        var paper = await officer.Get(card.One("#documents a[href*='/reports/']").GetAttribute("href")!);
        Assert.DoesNotContain("0900 000 222", paper.One(".paper").TextContent, StringComparison.Ordinal);

        while (await nation.Services.GetRequiredService<Outbox>().DeliverOne(CancellationToken.None))
        {
        }
        Assert.True(await nation.In((db, _) => db.Set<OutgoingMail>().AnyAsync(m => m.To == "thu@minhhoa.example" && m.Subject.Contains(reference))));
    }

    [Fact]
    public async Task How_the_reporter_is_reached_is_shown_to_those_who_take_reports_and_to_nobody_else()
    {
        var (reference, _) = await nation.Report();
        using var unit = await nation.AsUnit();
        Assert.NotNull((await unit.Get($"/incidents/{reference}")).Html.QuerySelector("#reporters"));
        using var centre = await nation.AsOperator();
        var card = await centre.Get($"/incidents/{reference}");
        Assert.Equal(HttpStatusCode.OK, card.Status);
        Assert.Null(card.Html.QuerySelector("#reporters"));
    }

    [Fact]
    public async Task A_starred_heading_wants_one_of_its_fields()
    {
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get("/incidents/report"), Nothing, "Bắt đầu");
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, Next);
        page = await centre.Send(page, Nothing, Next);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Tên hoặc tên miền, địa chỉ IP của hệ thống bị sự cố: cần điền ít nhất một mục", page.One("#F_systemName-fault").TextContent.Trim());
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.systemAddresses"] = "203.0.113.77" }, Next);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task The_last_look_says_whose_telephone_is_missing()
    {
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()), ("Beyond", "true"));
        var review = await centre.Get(page.Address.AbsolutePath[..^1] + "6");
        var wanted = review.Html.QuerySelectorAll(".form-errors li").Select(l => l.TextContent.Trim()).Where(l => l.StartsWith("Cần nhập: Điện thoại", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Cần nhập: Điện thoại (Thông tin về tổ chức/cá nhân báo cáo sự cố)", "Cần nhập: Điện thoại (Người liên hệ)"], wanted);
    }

    [Theory]
    [InlineData(false, "Điều 9 khoản 2 điểm a", "08/4/2018")]
    [InlineData(true, "Điều 9 khoản 2 điểm b", null)]
    public async Task Each_page_says_who_will_get_it_and_by_when_the_law_wants_it(bool beyond, string article, string? until)
    {
        using var centre = await nation.AsOperator();
        var review = await nation.FillReport(centre, beyond);
        for (var step = 1; step <= (beyond ? 6 : 4); step++)
        {
            var page = await centre.Get(review.Address.AbsolutePath[..^1] + step);
            Assert.Contains("Ủy ban nhân dân tỉnh Lào Cai", page.One("main aside").TextContent, StringComparison.Ordinal);
            var limit = page.One("#time-limits");
            Assert.Contains(article, limit.TextContent, StringComparison.Ordinal);
            if (until is not null)
                Assert.Contains(until, limit.TextContent, StringComparison.Ordinal);
            Assert.NotNull(limit.QuerySelector("time.time-left"));
        }
    }

    [Fact]
    public async Task Nobody_but_the_operator_is_told_of_the_operators_time_limit()
    {
        using var anybody = nation.Browse();
        var page = await anybody.Send(await anybody.Get("/public/report"), Nothing, "Bắt đầu");
        Assert.Null(page.Html.QuerySelector("#time-limits"));
        Assert.NotEmpty(page.Html.QuerySelectorAll("main aside dd"));
    }

    [Fact]
    public async Task A_completion_report_gives_the_result_and_its_sender_reads_on_at_the_incident()
    {
        var (reference, landed) = await nation.Report(beyond: true);
        using var officer = await nation.AsOfficer();
        await officer.Do(reference, "verify");
        using var centre = await nation.AsOperator();
        await centre.Do(reference, "start");
        await centre.Do(reference, "end", ("Form.At", "14:30 03/4/2018"));
        var page = await centre.Send(await centre.Get($"/incidents/{reference}"), Nothing, "Lập Báo cáo kết thúc");
        var draft = page.Address.AbsolutePath[..^1];
        var steps = page.Html.QuerySelectorAll(".form-steps li").Length;
        var review = await centre.Get($"{draft}{steps}");
        Assert.Contains("Báo cáo kết thúc", review.One("#time-limits").TextContent, StringComparison.Ordinal);
        var refused = await centre.Send(review, Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Cần nhập: Kết quả xử lý sự cố", refused.Text, StringComparison.Ordinal);

        var with = refused.Html.QuerySelectorAll(".form-errors a").Single(a => a.TextContent.Contains("Kết quả", StringComparison.Ordinal)).GetAttribute("href")!.Split('#')[0];
        await centre.Send(await centre.Get(with), new Dictionary<string, object?> { ["F.result"] = "Đã khôi phục từ bản sao lưu." }, Next);
        var sent = await centre.Send(await centre.Get($"{draft}{steps}"), Nothing, "Gửi");
        Assert.Equal((HttpStatusCode.OK, $"/incidents/{reference}"), (sent.Status, sent.Address.AbsolutePath));
        Assert.Contains("Đã gửi: Báo cáo kết thúc ứng phó.", sent.Text, StringComparison.Ordinal);

        await officer.Do(reference, "acknowledge");
        var follow = await centre.Get(landed.Address.AbsolutePath);
        Assert.Equal(["Báo cáo ban đầu", "Báo cáo kết thúc ứng phó"], follow.Html.QuerySelectorAll("main h3").Select(h => h.TextContent));
    }

    [Fact]
    public void The_paper_of_the_completion_report_is_starred_as_it_is_printed()
    {
        var form = TestBook.Shipped.Form(TestBook.Shipped["2017"], "04");
        Assert.True(form["result"].MustBeFilled);
        Assert.Equal("Kết quả xử lý sự cố", form["result"].Printed);
        Assert.DoesNotContain(form.Blocks, b => b == form.Beside);
        Assert.Equal("contact", TestBook.Shipped.Form(TestBook.Shipped["2017"], "notification").Beside!.Key);
    }

    [Fact]
    public async Task A_report_that_came_later_is_said_to_be_the_one_that_waits()
    {
        var (reference, _) = await nation.Report(beyond: true);
        using var officer = await nation.AsOfficer();
        await officer.Do(reference, "acknowledge");
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get($"/incidents/{reference}"), Nothing, "Cập nhật kết quả xử lý");
        var draft = page.Address.AbsolutePath[..^1];
        await centre.Send(await centre.Get($"{draft}3"), new Dictionary<string, object?> { ["F.result"] = "Đang xử lý." }, Next);
        await centre.Send(await centre.Get($"{draft}4"), Nothing, "Gửi");
        var row = (await officer.Get("/reports-received")).One($"tr[data-about='{reference}']");
        Assert.Contains("đã xác nhận báo cáo trước; báo cáo gửi sau chưa ai xác nhận", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duplicate_is_called_one_and_not_no_incident()
    {
        var (first, _) = await nation.ReportPublicly("goi-dung-ten.example");
        var (second, _) = await nation.ReportPublicly("goi-dung-ten.example");
        using var officer = await nation.AsOfficer();
        await officer.Do(second, "acknowledge");
        await officer.Do(second, "same", ("Form.SameAs", first));
        var card = await officer.Get($"/incidents/{second}");
        Assert.Contains("Trùng sự cố khác", card.One("main").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Không phải sự cố", card.One("main").TextContent, StringComparison.Ordinal);

        var (third, _) = await nation.ReportPublicly("goi-dung-ten.example");
        var refused = await officer.Try(third, "same", ("Form.SameAs", second));
        Assert.Contains($"{second} đã được ghi nhận trùng với một sự cố khác", refused.Text, StringComparison.Ordinal);
        refused = await officer.Try(third, "same", ("Form.SameAs", third));
        Assert.Contains("Đây là số của chính sự cố này", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_whom_others_told_settles_its_own_notification_from_the_incident()
    {
        using var officer = await nation.AsOfficer();
        var (reference, landed) = await nation.TakeByPhone(officer, "Người gọi");
        Assert.Contains($"Đọc cho người gọi số tiếp nhận {reference}", landed.Text, StringComparison.Ordinal);
        await officer.Do(reference, "forward");

        using var centre = await nation.AsOperator();
        var card = await centre.Get($"/incidents/{reference}");
        Assert.NotNull(card.Html.QuerySelector("[data-rule='INC-2'][data-status='Running']"));
        var draft = await centre.Send(card, Nothing, "Gửi Thông báo sự cố");
        Assert.Equal($"/incidents/{reference}", draft.One(".page-head a").GetAttribute("href"));
        var first = draft.Address.AbsolutePath[..^1];
        await centre.Send(draft, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, Next);
        var again = await centre.Send(await centre.Get($"/incidents/{reference}"), Nothing, "Gửi Thông báo sự cố");
        Assert.Equal(first, again.Address.AbsolutePath[..^1]);
        var sent = await centre.Send(await centre.Get($"{first}4"), Nothing, "Gửi");
        Assert.True(sent.Status == HttpStatusCode.OK, sent.Text);
        Assert.NotNull(sent.Html.QuerySelector("[data-rule='INC-2'][data-status='Done']"));
        Assert.Contains("Cập nhật kết quả xử lý", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_nobody_wants_any_more_is_thrown_away_by_its_author_only()
    {
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        var key = page.Address.Segments[^2].TrimEnd('/');
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Riêng để bỏ" }, "Lưu, làm tiếp sau");
        Assert.Contains("Báo cáo đang viết dở", page.One(".flash, [role=status]").TextContent, StringComparison.Ordinal);
        var id = page.Html.QuerySelectorAll("form[action*='Discard'] input[name=draft]").Select(i => i.GetAttribute("value")!).ToList();

        using var other = nation.Browse();
        await nation.SignIn(other, await nation.NewPerson(UngCuu.Security.PostRole.OperatorContact, nation.Operator));
        using var foreign = new FormUrlEncodedContent([KeyValuePair.Create("draft", id[0]), KeyValuePair.Create("__RequestVerificationToken", (await other.Get("/incidents/report")).One("input[name=__RequestVerificationToken]").GetAttribute("value")!)]);
        await other.Post("/incidents/report?handler=Discard", foreign);
        Assert.Equal(HttpStatusCode.OK, (await centre.Get($"/drafts/{key}/1")).Status);

        foreach (var draft in id)
        {
            using var own = new FormUrlEncodedContent([KeyValuePair.Create("draft", draft), KeyValuePair.Create("__RequestVerificationToken", page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!)]);
            await centre.Post("/incidents/report?handler=Discard", own);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await centre.Get($"/drafts/{key}/1")).Status);
    }

    [Fact]
    public async Task Words_written_behind_a_choice_choose_it()
    {
        using var centre = await nation.AsOperator();
        var review = await nation.FillReport(centre, beyond: true);
        var draft = review.Address.AbsolutePath[..^1];
        var page = await centre.Get($"{draft}3");
        var detail = page.Html.QuerySelectorAll("input[type=text][name^='F.detectedBy.']")[0].GetAttribute("name")!;
        await centre.Send(page, new Dictionary<string, object?> { [detail] = "bạn đọc gọi điện" }, Next);
        page = await centre.Get($"{draft}3");
        Assert.NotNull(page.Html.QuerySelector($"input[name='F.detectedBy'][value='{detail.Split('.')[^1]}'][checked]"));
    }

    [Fact]
    public async Task Adding_no_file_is_not_said_to_have_added_one()
    {
        var (reference, _) = await nation.Report();
        using var unit = await nation.AsUnit();
        var page = await unit.Get($"/incidents/{reference}");
        using var form = new MultipartFormDataContent { { new StringContent(page.One("form[action*='File'] input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" } };
        var answer = await unit.Post($"/incidents/{reference}?handler=File", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Chọn ít nhất một tệp.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_late_when_the_incident_closed_is_still_said_to_be()
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        await officer.Do(reference, "verify");
        using var centre = await nation.AsOperator();
        await centre.Do(reference, "start");
        await centre.Do(reference, "end", ("Form.At", "14:30 03/4/2018"));
        var page = await centre.Send(await centre.Get($"/incidents/{reference}"), Nothing, "Cập nhật kết quả xử lý");
        var draft = page.Address.AbsolutePath[..^1];
        await centre.Send(await centre.Get($"{draft}3"), new Dictionary<string, object?> { ["F.result"] = "Đã khôi phục." }, Next);
        await centre.Send(await centre.Get($"{draft}4"), Nothing, "Gửi");
        nation.Clock.MoveTo(NationOf2018.Start.AddHours(5));
        try
        {
            using var later = await nation.AsOfficer();
            await later.Do(reference, "close");
            var unit = (await later.Get($"/incidents/{reference}")).Html.QuerySelectorAll("[data-rule='INC-1'][data-status='NotApplicable']");
            Assert.Contains(unit, u => u.TextContent.Contains("chưa thực hiện, khi đó đã quá hạn 4 giờ", StringComparison.Ordinal));
        }
        finally
        {
            nation.Clock.MoveTo(NationOf2018.Start);
        }
    }
}
