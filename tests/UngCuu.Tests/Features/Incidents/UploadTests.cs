using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UngCuu.Documents.Files;
using UngCuu.Features.Incidents;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>Files as they really come: too large, cut off, empty, oddly named. The words of the draft survive every one of them.</summary>
[Trait("needs", "database")]
public class UploadTests(UploadTests.SmallStore nation) : IClassFixture<UploadTests.SmallStore>
{
    private const int Limit = 256 * 1024;

    public sealed class SmallStore(TestDatabase database) : NationOf2018(database)
    {
        public KeptLog Log { get; } = new();

        protected override ServerSettings Configure(ServerSettings settings) => settings with
        {
            Also = services =>
            {
                settings.Also!(services);
                services.AddSingleton(s => new FileSettings { Folder = Path.Combine(settings.DataFolder, "files"), Limit = Limit });
                services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = 4 * Limit);
                services.AddLogging(l => l.AddProvider(Log));
            },
        };
    }

    [Theory]
    [InlineData("vi", Limit + 1)]
    [InlineData("en", Limit + 1)]
    [InlineData("vi", 5 * Limit)]
    [InlineData("en", 5 * Limit)]
    public async Task A_file_that_is_too_large_is_refused_with_the_limit_and_the_words_are_kept(string language, int bytes)
    {
        using var centre = await nation.AsOperator(language);
        var key = await Draft(centre);
        var refused = await Attach(centre, key, "nhật ký.log", new byte[bytes], "Chữ đã gõ trước khi tệp bị từ chối.");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Status);
        if (bytes <= 4 * Limit)
        {
            Assert.Contains(language == "en" ? "larger than 0.25 MB" : "lớn hơn 0,25 MB", refused.Text, StringComparison.Ordinal);
            Assert.Contains("Chữ đã gõ", refused.One("#F_description").TextContent, StringComparison.Ordinal);
            Assert.Contains("Chữ đã gõ", (await centre.Get($"/drafts/{key}/3")).One("#F_description").TextContent, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(language == "en" ? "At most 1 MB can be sent at once, 0.25 MB in one file" : "tối đa 1 MB, mỗi tệp tối đa 0,25 MB", refused.Text, StringComparison.Ordinal);
            Assert.Contains("Chữ của bản nháp", (await centre.Get($"/drafts/{key}/3")).One("#F_description").TextContent, StringComparison.Ordinal);
        }
        Assert.Empty((await centre.Get($"/drafts/{key}/3")).Html.QuerySelectorAll(".file-list li"));
        Assert.DoesNotContain(nation.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_stores_nothing_and_is_no_error_of_ours()
    {
        using var centre = await nation.AsOperator();
        var key = await Draft(centre);
        var before = await centre.Get($"/drafts/{key}/3");
        foreach (var path in new[] { $"/drafts/{key}/3" })
            await CutOff(path, centre);
        var after = await centre.Get($"/drafts/{key}/3");
        Assert.Equal(before.One("#F_description").TextContent, after.One("#F_description").TextContent);
        Assert.Empty(after.Html.QuerySelectorAll(".file-list li"));
        Assert.DoesNotContain(nation.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Critical", StringComparison.Ordinal));
        var folder = nation.Services.GetRequiredService<FileSettings>().Folder;
        Assert.Empty(Directory.Exists(Path.Combine(folder, "tmp")) ? Directory.GetFiles(Path.Combine(folder, "tmp")) : []);
    }

    [Fact]
    public async Task A_file_of_no_length_is_said_to_be_empty()
    {
        using var centre = await nation.AsOperator();
        var key = await Draft(centre);
        var refused = await Attach(centre, key, "rỗng.txt", [], "Vẫn giữ câu này.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("0 byte", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Vẫn giữ câu này.", (await centre.Get($"/drafts/{key}/3")).One("#F_description").TextContent, StringComparison.Ordinal);

        var (reference, _) = await nation.Report();
        var card = await centre.Get($"/incidents/{reference}");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(card.One("#files input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent([]), "File", "rỗng.txt" },
        };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await centre.Post($"/incidents/{reference}?handler=File", form)).Status);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\x\nhật ký.log", "nhật ký.log")]
    [InlineData("hoadon\u202Efdp.exe", "hoadonfdp.exe")]
    [InlineData("a\u200Eb.txt", "ab.txt")]
    [InlineData("<img src=x onerror=alert(1)>.png", "_img src=x onerror=alert(1)_.png")]
    public async Task A_name_never_leads_anywhere_and_shows_what_it_is(string sent, string shown)
    {
        using var centre = await nation.AsOperator();
        var key = await Draft(centre);
        var page = await Attach(centre, key, sent, [1, 2, 3], "Có tệp kèm.");
        Assert.NotEqual(HttpStatusCode.InternalServerError, page.Status);
        var names = (await centre.Get($"/drafts/{key}/3")).Html.QuerySelectorAll(".file-list li").Select(l => l.TextContent).ToList();
        Assert.Contains(shown, Assert.Single(names), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_headers_of_a_part_do_no_harm()
    {
        using var centre = await nation.AsOperator();
        foreach (var name in new[] { new string('a', 300) + ".txt", "a%00b.txt", "a%0D%0Ab.txt", "%C0%AF.txt" })
        {
            var key = await Draft(centre);
            var boundary = "ranhgioi";
            var body = Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"Upload\"; filename=\"x\"; filename*=UTF-8''{name}\r\nContent-Type: text/html\r\n\r\n<script>\r\n--{boundary}--\r\n");
            using var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
            var answer = await centre.Post($"/drafts/{key}/3", content);
            Assert.True((int)answer.Status < 500, $"{name}: {answer.Status}");
            var stored = await nation.In((db, _) => db.Set<DraftFile>().Where(f => db.Set<ReportDraft>().Any(d => d.Id == f.DraftId && d.KeyHash == ReportDraft.HashOf(key)!)).ToListAsync());
            Assert.All(stored, f => Assert.True(f.Name.Length <= FileName.Longest && !f.Name.Any(char.IsControl), f.Name));
        }
    }

    [Theory]
    [InlineData("text/plain", "x=1")]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=b", "never ends")]
    public async Task Another_content_type_is_refused_and_changes_nothing(string type, string body)
    {
        using var centre = await nation.AsOperator();
        var key = await Draft(centre);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await centre.Post($"/drafts/{key}/3", content);
        Assert.InRange((int)answer.Status, 400, 499);
        Assert.Contains("Chữ của bản nháp", (await centre.Get($"/drafts/{key}/3")).One("#F_description").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_named_as_a_state_secret_stops_the_sending_and_the_way_on_is_said()
    {
        using var centre = await nation.AsOperator();
        var key = await Draft(centre);
        await Attach(centre, key, "TỐI MẬT - danh sách.docx", [1], "Mất trang chủ.");
        await centre.Send(await centre.Get($"/drafts/{key}/3"), new Dictionary<string, object?> { ["F.detectedAt"] = "14:05 03/4/2018" }, "Lưu và tiếp tục");
        var refused = await centre.Send(await centre.Get($"/drafts/{key}/4"), new Dictionary<string, object?>(), "Gửi");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("văn thư mật", refused.Text, StringComparison.Ordinal);
    }

    private async Task<string> Draft(Browser browser)
    {
        var english = browser.Cookies.GetCookies(nation.Address)["ungcuu-language"]?.Value == "en";
        var next = english ? "Save and continue" : "Lưu và tiếp tục";
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, next);
        page = await browser.Send(page, new Dictionary<string, object?>(), next);
        await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = "Chữ của bản nháp", ["F.detectedAt"] = "14:05 03/4/2018" }, next);
        return page.Address.Segments[2].TrimEnd('/');
    }

    private static async Task<Page> Attach(Browser browser, string key, string name, byte[] bytes, string words)
    {
        using var file = new ByteArrayContent(bytes);
        using var form = new MultipartFormDataContent { { new StringContent("next"), "go" }, { new StringContent(words), "F.description" }, { new StringContent("14:05 03/4/2018"), "F.detectedAt" } };
        file.Headers.TryAddWithoutValidation("Content-Disposition", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes($"form-data; name=\"Upload\"; filename=\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\"")));
        form.Add(file);
        return await browser.Post($"/drafts/{key}/3", form);
    }

    /// <summary>Announces more than it sends, then goes away.</summary>
    private async Task CutOff(string path, Browser browser)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(nation.Address.Host, nation.Address.Port);
        var cookies = browser.Cookies.GetCookieHeader(nation.Address);
        var head = $"POST {path} HTTP/1.1\r\nHost: {nation.Address.Authority}\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 200000\r\n\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"F.description\"\r\n\r\nnửa chừng\r\n--b\r\nContent-Disposition: form-data; name=\"Upload\"; filename=\"x.bin\"\r\n\r\n";
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head));
        await stream.WriteAsync(new byte[50_000]);
        await stream.FlushAsync();
        socket.Client.Shutdown(SocketShutdown.Send);
        // The server has seen the end when it closes its side.
        var rest = new byte[4096];
        try
        {
            while (await stream.ReadAsync(rest) > 0)
            {
            }
        }
        catch (IOException)
        {
        }
    }
}
