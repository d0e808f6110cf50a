using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Accounts;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>What was written into a report is what is kept, found and printed.</summary>
[Trait("needs", "database")]
public class SentReportTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public async Task Addresses_typed_into_Form_03_are_on_the_card_and_found_though_a_registered_system_was_chosen()
    {
        using var centre = await nation.AsOperator();
        var review = await nation.FillReport(centre, beyond: true);
        var draft = review.Address.AbsolutePath[..^1];
        await centre.Send(await PageWith(centre, draft, "F.addresses"), new Dictionary<string, object?>
        {
            ["F.addresses"] = "203.0.113.9",
            ["F.domains"] = "dichvu.minhhoa.example",
        }, "Lưu và tiếp tục");
        var sent = await centre.Send(review, Nothing, "Gửi");
        var reference = sent.One("h1").TextContent.Split(' ')[^1];

        var card = await centre.Get($"/incidents/{reference}");
        Assert.Contains("203.0.113.9", card.Text, StringComparison.Ordinal);
        Assert.Contains("dichvu.minhhoa.example", card.Text, StringComparison.Ordinal);
        Assert.Equal("dichvu.minhhoa.example, 203.0.113.9", (await nation.Incident(reference)).System.Addresses);
        Assert.Contains(reference, (await centre.Get("/incidents?status=all&q=203.0.113.9")).Text, StringComparison.Ordinal);
        Assert.Contains(reference, (await centre.Get("/incidents?status=all&q=dichvu.minhhoa.example")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_by_a_program_is_known_as_one()
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var body = $$"""{"values":{"reporterAddress":["Lào Cai"],"description":["Trang chủ bị đổi."],"detectedAt":["14:05 03/4/2018"]},"systemId":"{{nation.Portal}}"}""";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await program.Client.PostAsync(new Uri("/api/v1/incidents", UriKind.Relative), content);
        using var said = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var (reference, follow) = (said.RootElement.GetProperty("reference").GetString()!, said.RootElement.GetProperty("follow").GetString()!);
        Assert.Equal(ReportSource.Api, (await nation.Incident(reference)).Source);

        var (byForm, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        var list = await officer.Get("/reports-received?source=Api&state=All");
        Assert.NotNull(list.Html.QuerySelector($"tr[data-about='{reference}']"));
        Assert.Null(list.Html.QuerySelector($"tr[data-about='{byForm}']"));

        using var anybody = nation.Browse();
        var receipt = await anybody.Get(follow + "/receipt");
        Assert.Matches(@"☒\s*Kết nối hệ thống", receipt.Text);
    }

    [Fact]
    public async Task The_link_printed_on_a_receipt_is_the_installations_own_whatever_the_request_calls_it()
    {
        var (_, landed) = await nation.Report();
        using var anybody = nation.Browse();
        anybody.Client.DefaultRequestHeaders.Host = "elsewhere.example";
        var receipt = await anybody.Get(landed.Address.AbsolutePath + "/receipt");
        Assert.Contains(new Uri(nation.Address, landed.Address.AbsolutePath).AbsoluteUri, receipt.One(".paper-frame").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere.example", receipt.One(".paper-frame").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_files_sent_with_a_report_are_named_on_its_paper_and_on_no_other(bool beyond)
    {
        using var centre = await nation.AsOperator();
        var review = await nation.FillReport(centre, beyond);
        await Attach(centre, (await PageWith(centre, review.Address.AbsolutePath[..^1], "Upload")).Address.AbsolutePath, "nhật ký máy chủ.log");
        var sent = await centre.Send(review, Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        var reference = sent.One("h1").TextContent.Split(' ')[^1];

        var card = await centre.Get($"/incidents/{reference}");
        var paper = await centre.Get(card.Html.QuerySelector("a[href*='/reports/']")!.GetAttribute("href")!);
        Assert.Contains("nhật ký máy chủ.log", paper.Text, StringComparison.Ordinal);
        var word = await centre.Client.GetByteArrayAsync(new Uri(paper.Address.AbsolutePath + "?handler=Word", UriKind.Relative));
        using var zip = new ZipArchive(new MemoryStream(word));
        using var written = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        Assert.Contains("nhật ký máy chủ.log", await written.ReadToEndAsync(), StringComparison.Ordinal);

        if (beyond)
            return;
        var update = await centre.Send(card, Nothing, "Cập nhật kết quả xử lý");
        update = await centre.Send(await centre.Get(update.Address.AbsolutePath[..^1] + "3"), new Dictionary<string, object?> { ["F.result"] = "Đã khôi phục." }, "Lưu và tiếp tục");
        Assert.Equal(HttpStatusCode.OK, (await centre.Send(update, Nothing, "Gửi")).Status);
        var papers = (await centre.Get($"/incidents/{reference}")).Html.QuerySelectorAll("a[href*='/reports/']").Select(l => l.GetAttribute("href")!.Split('?')[0]).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(2, papers.Count);
        var naming = 0;
        foreach (var address in papers)
            naming += (await centre.Get(address)).Text.Contains("nhật ký máy chủ.log", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(1, naming);
    }

    [Fact]
    public async Task Who_told_of_an_incident_stands_in_no_report_its_operator_begins()
    {
        using var officer = await nation.AsOfficer();
        var (reference, _) = await nation.TakeByPhone(officer, "Người Báo Kín");
        await officer.Do(reference, "forward");
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get($"/incidents/{reference}"), Nothing, "Gửi Thông báo sự cố");
        Assert.StartsWith("/drafts/", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("", page.One("[name='F.reporterAddress']").GetAttribute("value") ?? "");
        Assert.DoesNotContain("Người Báo Kín", page.One("main").InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("0900 000 333", page.One("main").InnerHtml, StringComparison.Ordinal);

        // The paper of what was told says who, and how they are reached to those who may have to call back.
        var paper = (await centre.Get($"/incidents/{reference}")).One("a[href*='/reports/']").GetAttribute("href")!;
        Assert.Contains("Người Báo Kín", (await centre.Get(paper)).One(".paper").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ngõ 7 phố Ví Dụ", (await centre.Get(paper)).One(".paper").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ngõ 7 phố Ví Dụ", (await officer.Get(paper)).One(".paper").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_took_a_call_down_reports_in_their_own_name()
    {
        using var unit = await nation.AsUnit();
        var (reference, _) = await nation.TakeByPhone(unit, "Người gọi");
        var page = await unit.Send(await unit.Get($"/incidents/{reference}"), Nothing, "Lập Báo cáo ban đầu");
        Assert.Equal("", page.One("[name='F.reporterAddress']").GetAttribute("value") ?? "");
        Assert.DoesNotContain("Người gọi", page.One("main").InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_begun_in_one_post_is_not_taken_up_in_another()
    {
        var (reference, _) = await nation.Report();
        var person = await nation.NewPerson(PostRole.OperatorContact, nation.Operator);
        var other = await SecondPost(person, PostRole.SpecialisedUnit, nation.Unit);
        using var browser = nation.Browse();
        await nation.SignIn(browser, person);
        await Choose(browser, other);
        var begun = await browser.Send(await browser.Get($"/incidents/{reference}"), Nothing, "Lập Báo cáo ban đầu");
        await Choose(browser, person.PostId);
        var own = await browser.Send(await browser.Get($"/incidents/{reference}"), Nothing, "Lập Báo cáo ban đầu");
        Assert.StartsWith("/drafts/", own.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.NotEqual(begun.Address.AbsolutePath, own.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_report_on_what_is_out_of_sight_does_not_tell_whom_it_goes_to()
    {
        var (reference, _) = await nation.Report();
        var person = await nation.NewPerson(PostRole.SpecialisedUnit, nation.Unit);
        var other = await SecondPost(person, PostRole.SpecialisedUnit, nation.Stranger);
        using var unit = nation.Browse();
        await nation.SignIn(unit, person);
        await Choose(unit, person.PostId);
        var begun = await unit.Send(await unit.Get($"/incidents/{reference}"), Nothing, "Lập Báo cáo ban đầu");
        Assert.NotNull(begun.Html.QuerySelector("aside .facts-stacked"));
        await Choose(unit, other);
        var page = await unit.Get(begun.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Html.QuerySelector("aside .facts-stacked"));
    }

    [Fact]
    public async Task A_call_taken_down_is_sent_only_by_who_may_still_take_calls()
    {
        var person = await nation.NewPerson(PostRole.DutyOfficer, nation.Coordinator);
        using var officer = nation.Browse();
        await nation.SignIn(officer, person);
        var page = await officer.Send(await officer.Get("/incidents/report?by=phone"), ("SystemId", nation.Portal.ToString()));
        var key = page.Address.AbsolutePath[..^1];
        var other = await SecondPost(person, PostRole.OperatorContact, nation.Coordinator);
        await EndPost(person);
        await Choose(officer, other);
        var refused = await officer.Send(await officer.Get($"{key}4"), Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    [Fact]
    public async Task What_was_begun_in_a_post_that_has_ended_is_kept_and_not_sent()
    {
        var person = await nation.NewPerson(PostRole.OperatorContact, nation.Operator);
        using var centre = nation.Browse();
        await nation.SignIn(centre, person);
        var review = await nation.FillReport(centre);
        await EndPost(person);
        var refused = await centre.Send(review, Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("chọn lại vị trí đó", refused.Text, StringComparison.Ordinal);
        Assert.Single(await nation.In((db, _) => db.ReportDrafts.Where(d => d.AccountId == person.AccountId && d.SentAt == null).ToListAsync()));
    }

    private Task EndPost(TestPerson person) => nation.In(async (db, _) =>
    {
        (await db.Posts.SingleAsync(p => p.Id == person.PostId)).End(nation.Clock.Now, reason: null);
        await db.SaveChangesAsync();
    });

    private Task<Guid> SecondPost(TestPerson person, PostRole role, Guid organisation) => nation.In(async (db, _) =>
    {
        var post = Post.Give(person.AccountId, role, organisation, nation.Clock.Today, to: null, by: null, nation.Clock.Now);
        db.Posts.Add(post);
        await db.SaveChangesAsync();
        return post.Id;
    });

    private static async Task Choose(Browser browser, Guid post) =>
        await browser.PostLike(await browser.Get("/account/post"), "/account/post", ("post", post.ToString()), ("Back", "/incidents"));

    [Fact]
    public async Task A_heading_and_its_only_field_say_the_same_words_once()
    {
        using var centre = await nation.AsOperator();
        var review = await nation.FillReport(centre, beyond: true);
        var page = await PageWith(centre, review.Address.AbsolutePath[..^1], "F.status");
        Assert.Contains("visually-hidden", page.One("#F_status").Closest("fieldset")!.QuerySelector("legend")!.ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_beside_its_field_does_not_name_the_field_again()
    {
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()), ("Beyond", "true"));
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.reporterPhone"] = "gọi tôi nhé" }, "Lưu và tiếp tục");
        Assert.Equal("Không phải số điện thoại", page.One("#F_reporterPhone-fault").TextContent.Trim());
    }

    [Theory]
    [InlineData("vi", "Chưa thực hiện được", "văn thư mật", "bí mật nhà nước không?")]
    [InlineData("en", "Not done yet", "may not be sent", "a state secret?")]
    public async Task A_doubtful_stamp_is_a_question_and_no_more(string language, string alarm, string way, string question)
    {
        using var centre = await nation.AsOperator(language);
        var (next, send) = language == "en" ? ("Save and continue", "Send") : ("Lưu và tiếp tục", "Gửi");
        var page = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, next);
        page = await centre.Send(page, new Dictionary<string, object?>(), next);
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.description"] = "Tin tặc đăng một tệp ghi độ mật: tối mật, chưa rõ thật giả.", ["F.detectedAt"] = "14:05 03/4/2018" }, next);
        var asked = await centre.Send(page, Nothing, send);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        var main = asked.One("main form").TextContent;
        Assert.DoesNotContain(alarm, main, StringComparison.Ordinal);
        Assert.DoesNotContain(way, main, StringComparison.Ordinal);
        Assert.Contains(question, main, StringComparison.Ordinal);
        var sent = await centre.Send(asked, new Dictionary<string, object?> { ["notSecret"] = "true" }, send);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
    }

    /// <summary>The page of the draft that asks for a field; which one it is, is the form's affair.</summary>
    private static async Task<Page> PageWith(Browser browser, string draft, string field)
    {
        for (var step = 1; step <= 9; step++)
            if (await browser.Get($"{draft}{step}") is { Status: HttpStatusCode.OK } page && page.Html.QuerySelector($"[name='{field}']") is not null)
                return page;
        throw new InvalidOperationException($"No page asks for {field}.");
    }

    private static async Task Attach(Browser browser, string address, string name)
    {
        var page = await browser.Get(address);
        using var file = new ByteArrayContent([1, 2, 3]);
        using var form = new MultipartFormDataContent { { new StringContent("next"), "go" } };
        foreach (var input in page.Html.QuerySelectorAll("main textarea[name^='F.']"))
            form.Add(new StringContent(input.TextContent), input.GetAttribute("name")!);
        foreach (var input in page.Html.QuerySelectorAll("main input[type=text][name^='F.']"))
            form.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        file.Headers.TryAddWithoutValidation("Content-Disposition", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes($"form-data; name=\"Upload\"; filename=\"{name}\"")));
        form.Add(file);
        await browser.Post(address, form);
    }
}
