using System.IO.Compression;
using System.Net;
using System.Text;
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
    public async Task A_heading_and_its_only_field_say_the_same_words_once()
    {
        using var centre = await nation.AsOperator();
        var review = await nation.FillReport(centre, beyond: true);
        var page = await PageWith(centre, review.Address.AbsolutePath[..^1], "F.status");
        Assert.Contains("visually-hidden", page.One("#F_status").ClassName, StringComparison.Ordinal);
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
