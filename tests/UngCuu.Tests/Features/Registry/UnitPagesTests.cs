using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Seed;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Registry;

[Trait("needs", "database")]
public class UnitPagesTests(RegistryOfToday server) : IClassFixture<RegistryOfToday>
{
    private static Guid Id(string key) => SeedIds.Organisation(key);

    private Task<Browser> Officer(string language = "vi") => server.SignInAs(PostRole.DutyOfficer, Id("A05"), language);

    private static List<string> Titles(Page page) => [.. page.Html.QuerySelectorAll("a.cell-title").Select(a => a.TextContent.Trim())];

    [Theory]
    [InlineData("/units?kind=ProvincialCommittee", 34)]
    [InlineData("/units?kind=ProvincialCommittee&day=2018-01-01", 63)]
    [InlineData("/units?kind=ProvincialCommittee&day=30/6/2025", 63)]
    [InlineData("/units?kind=Ministry", 14)]
    [InlineData("/units?kind=Ministry&day=01/6/2017", 18)]
    [InlineData("/units?kind=Ministry&ended=true", 20)]
    [InlineData("/units?territory=15&day=01/6/2017", 4)]
    [InlineData("/units?sector=banking", 4)]
    public async Task The_list_counts_what_the_filter_lets_through(string address, int count)
    {
        using var browser = await Officer();
        var page = await browser.Get(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith($"{count} đơn vị", page.Html.QuerySelector(".page-line")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_through_the_pages_shows_every_unit_once()
    {
        using var browser = await Officer();
        var seen = new List<string>();
        for (var page = await browser.Get("/units?day=2018-01-01"); ;)
        {
            seen.AddRange(page.Html.QuerySelectorAll("a.cell-title").Select(a => a.GetAttribute("href")!));
            if (page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href") is not { } next)
                break;
            page = await browser.Get(next);
        }
        Assert.Equal(UnitsReader.ReadShipped().Organisations.Count(o => o.HoldsOn(new DateOnly(2018, 1, 1))), seen.Count);
        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_former_name_finds_what_ended_and_says_what_it_is_now()
    {
        using var browser = await Officer();
        var page = await browser.Get("/units?q=uy+ban+nhan+dan+yen+bai");
        Assert.Equal(["Ủy ban nhân dân tỉnh Yên Bái"], Titles(page));
        Assert.Contains("kết thúc 30/6/2025", page.Text, StringComparison.Ordinal);
        Assert.Contains("nay là Ủy ban nhân dân tỉnh Lào Cai", Spaced(page.Text), StringComparison.Ordinal);
        var card = await browser.Get(page.One("a.cell-title").GetAttribute("href")!);
        Assert.Equal("Ủy ban nhân dân tỉnh Yên Bái", card.One("h1").TextContent.Trim()); // its code belongs to another today
    }

    [Fact]
    public async Task What_did_not_exist_yet_on_the_day_is_not_found()
    {
        using var browser = await Officer();
        var page = await browser.Get("/units?q=bo+nong+nghiep+va+moi+truong&day=2018-01-01");
        Assert.Empty(Titles(page));
        Assert.Contains("Không có đơn vị nào phù hợp", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector(".empty-state a[href='/units']"));
    }

    [Theory]
    [InlineData("/units?day=31/02/2018&kind=Nonsense&territory=xx%27--&after=zzz&q=%22%29%20or%201%3D1")]
    [InlineData("/units?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/units?q=%E2%80%AE%E2%80%AB%F0%9F%98%80")]
    [InlineData("/units?ended=perhaps")]
    public async Task Nonsense_in_the_address_is_answered_calmly(string address)
    {
        using var browser = await Officer();
        var page = await browser.Get(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Html.QuerySelector("main script"));
    }

    [Theory]
    [InlineData("UBND-15", "Ủy ban nhân dân tỉnh Lào Cai")]
    [InlineData("ubnd-15", "Ủy ban nhân dân tỉnh Lào Cai")]
    [InlineData("UBND-15?day=2018-01-01", "Ủy ban nhân dân tỉnh Yên Bái")]
    [InlineData("UBND-46?day=2018-01-01", "Ủy ban nhân dân tỉnh Thừa Thiên Huế")]
    [InlineData("BKHĐT", "Bộ Kế hoạch và Đầu tư")]
    [InlineData("bkhdt", "Bộ Kế hoạch và Đầu tư")]
    public async Task A_card_is_opened_by_the_code_of_the_day(string key, string title)
    {
        using var browser = await Officer();
        var page = await browser.Get($"/units/{key}");
        Assert.Equal(title, page.Html.QuerySelector("h1")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_list_of_a_past_day_leads_to_cards_of_that_day()
    {
        using var browser = await Officer();
        var list = await browser.Get("/units?kind=ProvincialCommittee&territory=15&day=01/01/2018");
        var card = await browser.Get(list.One("a.cell-title").GetAttribute("href")!);
        Assert.Equal("Ủy ban nhân dân tỉnh Yên Bái", card.One("h1").TextContent.Trim());
        Assert.Contains("Đang xem theo ngày 01/01/2018", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lào Cai", card.One("main").TextContent, StringComparison.Ordinal);
        var today = await browser.Get(card.One(".notice a").GetAttribute("href")!);
        Assert.Equal("Ủy ban nhân dân tỉnh Lào Cai", today.One("h1").TextContent.Trim()); // the code has passed to another since
    }

    [Fact]
    public async Task A_card_of_a_day_before_it_began_says_so()
    {
        using var browser = await Officer();
        Assert.Contains("Ngày 01/01/2018 đơn vị này chưa được thành lập", (await browser.Get("/units/BNNMT?day=2018-01-01")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_tells_the_whole_story_of_a_ministry_that_ended()
    {
        using var browser = await Officer();
        var page = await browser.Get("/units/BTTTT");
        var text = Spaced(page.Text);
        Assert.Contains("ngày cuối là 28/02/2025; nay là Bộ Khoa học và Công nghệ", text, StringComparison.Ordinal);
        Assert.Contains("Chuyển nhiệm vụ cho Bộ Công an", text, StringComparison.Ordinal);
        Assert.Contains("Cơ quan thường trực", text, StringComparison.Ordinal);
        Assert.Contains("16/3/2017 – 28/02/2025", text, StringComparison.Ordinal);
        Assert.Contains("Cục An toàn thông tin", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_text_states_is_marked_as_not_verified()
    {
        using var browser = await Officer();
        Assert.Contains("Chưa đối chiếu", (await browser.Get("/units/A05")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Chưa đối chiếu", (await browser.Get("/units/UBND-01?day=2018-01-01")).Html.QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/units/NOBODY")]
    [InlineData("/units/7b0e7c57-4a1c-4b62-9f6e-2f6a3cf8a111")]
    [InlineData("/units/%2e%2e%2fsecret")]
    [InlineData("/systems/HT-2026-999999")]
    public async Task An_unknown_card_is_404(string address)
    {
        using var browser = await Officer();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(address)).Status);
    }

    [Fact]
    public async Task In_English_names_kinds_and_words_are_English()
    {
        using var browser = await Officer("en");
        var page = await browser.Get("/units/BYT");
        Assert.Equal("Ministry of Health", page.Html.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Names over time", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("registry.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/units")]
    [InlineData("/units/BYT")]
    [InlineData("/systems")]
    [InlineData("/units.csv")]
    public async Task Nobody_sees_the_registry_signed_out(string address)
    {
        using var browser = server.Browse();
        var page = await browser.Get(address);
        Assert.DoesNotContain("Bộ Y tế", page.Text, StringComparison.Ordinal);
        Assert.Contains("/account/sign-in", page.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_holds_the_filtered_list_and_is_recorded()
    {
        using var browser = await Officer();
        var file = await browser.Get("/units.csv?kind=Ministry&day=01/6/2017");
        var bytes = await file.Answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(19, lines.Length);
        Assert.Contains(lines, l => l.StartsWith("BTTTT,Bộ Thông tin và Truyền thông,", StringComparison.Ordinal));
        Assert.Equal("attachment", file.Answer.Content.Headers.ContentDisposition!.DispositionType);
        await server.In(async (AppDb db, IServiceProvider _) =>
            Assert.Contains(await db.Events.Where(e => e.Name == nameof(UnitsExported)).Select(e => e.Payload).ToListAsync(), p => p.Contains("\"rows\":18", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_would_calculate_is_made_harmless()
    {
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            db.Add(Organisation.Found(
                new OrganisationName { Name = "=HYPERLINK(\"http://x\")", ShortName = "+1", Code = "@CODE", From = new DateOnly(2026, 10, 1) },
                new OrganisationPlace { Kind = OrganisationKind.Enterprise, From = new DateOnly(2026, 10, 1) }));
            await db.SaveChangesAsync();
        });
        using var browser = await Officer();
        var text = await (await browser.Get("/units.csv?kind=Enterprise")).Answer.Content.ReadAsStringAsync();
        Assert.Contains("'@CODE", text, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", text, StringComparison.Ordinal);
        Assert.Contains("'+1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_export_sees_no_button_and_gets_no_file()
    {
        using var browser = await server.SignInAs(PostRole.OperatorContact, Id("BYT"));
        Assert.Null((await browser.Get("/units")).Html.QuerySelector("a[href^='/units.csv']"));
        Assert.NotEqual(HttpStatusCode.OK, (await browser.Get("/units.csv")).Status);
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
