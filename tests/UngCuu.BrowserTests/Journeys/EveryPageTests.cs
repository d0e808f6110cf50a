using Microsoft.Playwright;
using UngCuu.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace UngCuu.BrowserTests.Journeys;

/// <summary>What must hold on every page: nobody is kept out by how it is made, nothing has to be pushed sideways, the browser has nothing to complain of.</summary>
public sealed class EveryPageTests(Product product)
{
    private static readonly string[] ForAll =
        ["/", "/public/report", "/public/contacts", "/account/sign-in", "/account/forgotten", "/account/demo", "/api", "/no-such-page"];

    private static readonly string[] ForOfficer =
    [
        "/", "/reports-received", "/incidents", "/incidents?status=all", "/incidents?q=khongcogi", "/incidents/report", "/incidents/report?by=phone", "/units", "/units?q=khongcogi", "/systems", "/search?q=an+giang",
        "/search?q=khongcogi", "/notices", "/rules", "/rules/vn-2017", "/history", "/history?q=khongcogi", "/history/reads", "/history/seals", "/account", "/account/post", "/account/tokens", "/account/delegations", "/account/delegations/add",
    ];

    private static readonly string[] ForAdministrator = ["/admin/accounts", "/admin/accounts/invite", "/admin/deliveries", "/incidents"];

    public static TheoryData<string, int> Ways => new() { { "vi", 1440 }, { "vi", 390 }, { "en", 1440 }, { "en", 390 } };

    [Theory, MemberData(nameof(Ways))]
    public async Task Pages_for_everybody_keep_nobody_out(string language, int width)
    {
        await using var visitor = await product.Visit(language, width);
        await Look(visitor, ForAll);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Pages_of_an_officer_keep_nobody_out(string language, int width)
    {
        await using var officer = await product.SignIn("Cán bộ trực 1", language, width);
        await officer.Open("/incidents?status=all");
        var cards = await Links(officer, "main a[href^='/incidents/SC-']", 3);
        await officer.Open(cards[0]);
        var verbs = await Links(officer, $"main a[href^='{cards[0]}/']", 20);
        await officer.Open("/units");
        var units = await Links(officer, "main a[href^='/units/']", 2);
        await officer.Open("/systems");
        var systems = await Links(officer, "main a[href^='/systems/']", 1);
        await Look(officer, [.. ForOfficer, .. cards, .. verbs, .. units, .. systems]);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Pages_of_an_administrator_keep_nobody_out(string language, int width)
    {
        await using var administrator = await product.SignIn("Quản trị viên 1", language, width);
        await administrator.Open("/admin/accounts");
        var accounts = await Links(administrator, "main a[href^='/admin/accounts/']", 3);
        await Look(administrator, [.. ForAdministrator, .. accounts]);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Pages_of_a_report_keep_nobody_out(string language, int width)
    {
        await using var reporter = await product.SignIn("Đầu mối vận hành 1", language, width);
        await reporter.Open("/incidents/report");
        await reporter.Page.Locator("[name=Beyond][value=true]").CheckAsync();
        await reporter.Page.Locator(".form-verbs .btn-primary").ClickAsync();
        var draft = new Uri(reporter.Page.Url).AbsolutePath;
        draft = draft[..draft.LastIndexOf('/')];
        await Look(reporter, [.. Enumerable.Range(1, 6).Select(step => $"{draft}/{step}")]);
    }

    [Fact]
    public async Task A_paper_is_laid_out_as_a_paper_and_prints_alone()
    {
        await using var officer = await product.SignIn("Cán bộ trực 1");
        await officer.Open("/incidents?status=Closed");
        await officer.Page.Locator("main .cell-title").First.ClickAsync();
        await officer.Page.Locator("main a[href*='/reports/']").First.ClickAsync();
        await Expect(officer.Page.Locator(".paper-head").First).ToHaveCSSAsync("display", "grid");
        await officer.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(officer.Page.Locator(".page-head")).ToBeHiddenAsync();
        await Expect(officer.Page.Locator(".banner")).ToBeHiddenAsync();
        await Expect(officer.Page.Locator(".paper").First).ToBeVisibleAsync();
    }

    private static async Task Look(Visitor visitor, string[] addresses)
    {
        var wrong = new List<string>();
        foreach (var address in addresses)
        {
            await visitor.Open(address);
            wrong.AddRange((await visitor.Page.Barred()).Select(b => $"{address}: {b}"));
            if (await visitor.SpillsOver() is > 0 and var by)
                wrong.Add($"{address} is {by} px wider than the screen");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<string[]> Links(Visitor visitor, string selector, int most)
    {
        var found = await visitor.Page.Locator(selector).EvaluateAllAsync<string[]>("links => [...new Set(links.map(l => l.getAttribute('href')))]");
        Assert.NotEmpty(found);
        return [.. found.Take(most)];
    }
}
