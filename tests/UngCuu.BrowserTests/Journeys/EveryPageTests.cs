using Microsoft.Playwright;
using UngCuu.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace UngCuu.BrowserTests.Journeys;

/// <summary>What must hold on every page: nobody is kept out by how it is made, nothing has to be pushed sideways, the browser has nothing to complain of.</summary>
public sealed class EveryPageTests(Product product)
{
    private const string NotGiven = "00000000-0000-0000-0000-000000000000";

    private static readonly string[] ForAll =
    [
        "/", "/public/report", "/public/contacts", "/account/sign-in", "/account/sign-in?expired=1", "/account/forgotten", "/account/demo", "/api",
        "/no-such-page", "/units?q=%00", "/r/no-such-key", "/account/reset/over", "/account/set-up/over", "/account/set-up/over/app", "/account/first/over",
    ];

    private static readonly string[] ForOfficer =
    [
        "/", "/reports-received", "/reports-received?q=khongcogi", "/incidents", "/incidents?status=all", "/incidents?q=khongcogi", "/incidents/report", "/incidents/report?by=phone", "/units", "/units?q=khongcogi",
        "/systems", "/systems?q=khongcogi", "/search", "/search?q=an+giang", "/search?q=khongcogi", "/notices", "/rules", "/rules/vn-2017", "/rules/vn-2026", "/api",
        "/history", "/history?q=khongcogi", "/history/reads", "/history/seals", "/account", "/account/post", "/account/tokens", "/account/delegations", "/account/delegations/add", "/admin/accounts", "/incidents/SC-1999-000001",
    ];

    private static readonly string[] Verbs =
        ["acknowledge", "verify", "start", "end", "close", "forward", "assign", "beyond", "correct-detection", "resume", "same", "invalidate", "reopen"];

    /// <summary>Every page the product has, in each state it has: empty, full, refused, forbidden, gone; by everybody who has pages of their own.</summary>
    [Theory, InlineData("vi"), InlineData("en")]
    public async Task Every_page_keeps_nobody_out(string language)
    {
        var tour = new Tour();
        foreach (var part in new[] { Everybody, AnOfficer, TheStandingAgency, AReporter, AnAdministrator, ARealPerson, TheFirst, WhoComesTooEarly })
            await tour.Part(() => part(tour, language));
        tour.SawAllAndNothingWrong();
    }

    private async Task Everybody(Tour tour, string language)
    {
        await using var visitor = await product.Visit(language);
        await tour.Look(visitor, [.. ForAll, product.AtName("/account/sign-in/passkey")]);
        await tour.LookRefused(visitor, "/account/sign-in");
        await tour.LookRefused(visitor, "/account/forgotten");
        await visitor.Open("/public/report");
        await visitor.Page.Locator("main form .btn-primary").ClickAsync();
        await tour.LookRefused(visitor, visitor.Page.Url);
        await tour.Look(visitor, visitor.Page.Url[..^1] + "4");
    }

    private async Task AnOfficer(Tour tour, string language)
    {
        await using var officer = await product.SignIn("Cán bộ trực 1", language);
        await tour.Look(officer, ForOfficer);
        foreach (var status in new[] { "Received", "Closed" })
        {
            await officer.Open($"/incidents?status={status}");
            var card = (await Links(officer, "main a[href^='/incidents/SC-']", 1))[0];
            await tour.Look(officer, card);
            await tour.Look(officer, status == "Received" ? [.. Verbs.Select(verb => $"{card}/{verb}")] : await Links(officer, $"main a[href^='{card}/']:not([href*='/files/'])", 20));
            if (status == "Received")
            {
                await tour.Look(officer, $"{card}/judge");
                await tour.LookRefused(officer, $"{card}/judge");
                await GivesATask(tour, officer, card);
                await tour.LookRefused(officer, $"{card}/correct-detection");
                await tour.LookRefused(officer, $"{card}/same");
                await tour.LookRefused(officer, card, ".quick-note button.btn");
            }
        }
        await SortsReports(tour, officer);
        await SortsLetters(tour, officer);
        await officer.Open("/units");
        await tour.Look(officer, await Links(officer, "main a[href^='/units/']", 2));
        await officer.Open("/systems");
        await tour.Look(officer, await Links(officer, "main a[href^='/systems/']", 1));
        await tour.LookRefused(officer, "/account/delegations/add");
        await Delegates(tour, officer);
        await tour.LookRefused(officer, "/account/tokens");
        await officer.Page.Locator("[name='Form.Name']").FillAsync("sổ theo dõi");
        await officer.Page.Locator("[name='Form.Scopes']").First.CheckAsync();
        await officer.Page.Locator("main form.form-card .btn-primary").ClickAsync();
        await tour.LookHere(officer, "a token just made");
    }

    /// <summary>Where the response stands and what is to be done; a task is not dropped without a reason.</summary>
    private static async Task GivesATask(Tour tour, Visitor officer, string card)
    {
        await tour.Look(officer, $"{card}/process");
        await tour.LookRefused(officer, $"{card}/tasks");
        await officer.Page.Locator("[name='Form.Title']").FillAsync("Liên hệ nhà cung cấp dịch vụ lưu trữ để lấy nhật ký truy cập của ba ngày gần nhất");
        await officer.Page.Locator("[name='Form.Due']").FillAsync(VietnamNow("HH:mm dd/M/yyyy", daysFromNow: 1));
        await officer.Page.Locator("#give .btn-primary").ClickAsync();
        await officer.Page.Locator("#tasks tr[data-status='Open']").First.WaitForAsync();
        await tour.LookHere(officer, "tasks of an incident");
        var task = (await Links(officer, $"main a[href^='{card}/tasks/']", 1))[0];
        await tour.Look(officer, task);
        await tour.LookRefused(officer, task, "main form .btn-danger");
    }

    /// <summary>What is proposed, decided by the standing agency; then nothing is left to decide.</summary>
    private async Task TheStandingAgency(Tour tour, string language)
    {
        await using var standing = await product.SignIn("Cán bộ thường trực 1", language);
        await standing.Open("/");
        await standing.Page.Locator("li[data-rule='INC-10'] a.btn").First.ClickAsync();
        await standing.Page.Locator("main form.form-card").WaitForAsync();
        await tour.LookHere(standing, "a proposal to decide");
        var page = standing.Page.Url;
        await tour.LookRefused(standing, page);
        await tour.Look(standing, page[..^"/judge".Length]);
    }

    /// <summary>An incident of which two told: one report moved, its reporter attached to an organisation and detached again.</summary>
    private static async Task SortsReports(Tour tour, Visitor officer)
    {
        await officer.Open("/reports-received?state=All&source=Phone");
        await officer.Page.Locator("tr", new() { HasText = "Người dân Minh Họa" }).Locator(".cell-title").First.ClickAsync();
        await officer.Page.Locator("#reporters").WaitForAsync();
        await tour.LookHere(officer, "an incident told of twice");
        var (move, member) = ((await Links(officer, "#reporters a[href$='/move']", 1))[0], (await Links(officer, "#reporters a[href$='/member']", 1))[0]);
        await tour.Look(officer, move, member, move[..move.LastIndexOf("/told/", StringComparison.Ordinal)] + "/told");
        await tour.LookRefused(officer, move);
        await tour.LookRefused(officer, member);
        await officer.Page.Locator("[name='Form.OrganisationId']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await officer.Page.Locator("[name='Form.Reason']").FillAsync("Đã gọi lại và biết rõ.");
        await officer.Page.Locator("main form.form-card .btn-primary").ClickAsync();
        await officer.Page.Locator("#reporters").WaitForAsync();
        await tour.Look(officer, member);
        await tour.LookRefused(officer, member);
        await officer.Page.Locator("[name='Undo.Reason']").FillAsync("Nhầm tổ chức.");
        await officer.Page.Locator("main form.form-card .btn-danger").ClickAsync();
        await officer.Page.Locator("#reporters").WaitForAsync();
    }

    /// <summary>A letter that waits, the page that puts it on the register, its draft; one set aside that may come back.</summary>
    private static async Task SortsLetters(Tour tour, Visitor officer)
    {
        await tour.Look(officer, "/mail-received?state=Waiting", "/mail-received?state=All", "/mail-received?state=TakenUp");
        await officer.Open("/mail-received?state=Waiting");
        var letter = (await Links(officer, "main td:first-child a[href^='/mail-received/']", 1))[0];
        await tour.Look(officer, letter, $"/incidents/from-mail/{letter.Split('/')[^1]}");
        await officer.Page.Locator("#about [name='Form.Incident']").FillAsync("");
        await officer.Page.Locator("#about .btn-primary").ClickAsync();
        await officer.Page.Locator(".form-errors").First.WaitForAsync();
        await tour.LookHere(officer, "a letter about no incident");
        await officer.Page.Locator("#new .btn-primary").ClickAsync();
        await officer.Page.Locator("[name='F.reporterName']").WaitForAsync();
        await tour.LookHere(officer, "a draft taken from a letter");
        await officer.Open(letter);
        await officer.Page.Locator("#set-aside button").ClickAsync();
        await officer.Page.Locator(".form-errors").First.WaitForAsync();
        await tour.LookHere(officer, "a letter set aside without a reason");
        await officer.Open("/mail-received?state=SetAside");
        var aside = (await Links(officer, "main td:first-child a[href^='/mail-received/']", 1))[0];
        await tour.Look(officer, aside, $"{aside}/restore");
    }

    /// <summary>The list with a post lent, and then with it ended.</summary>
    private static async Task Delegates(Tour tour, Visitor officer)
    {
        await officer.Open("/account/delegations/add");
        foreach (var choice in new[] { "Form.PostId", "Form.ReceiverId" })
            await officer.Page.Locator($"[name='{choice}']").SelectOptionAsync(await officer.Page.Locator($"[name='{choice}'] option:not([value=''])").Last.GetAttributeAsync("value") ?? "");
        await officer.Page.Locator("[name='Form.From']").FillAsync(VietnamNow("dd/M/yyyy"));
        await officer.Page.Locator("[name='Form.To']").FillAsync(VietnamNow("dd/M/yyyy", 2));
        await officer.Page.Locator("[name='Form.Reason']").FillAsync("Nghỉ phép");
        await officer.Page.Locator("main form.form-card .btn-primary").ClickAsync();
        await officer.Page.Locator("#given form.verb button").First.WaitForAsync();
        await tour.LookHere(officer, "delegations, one given");
        await officer.Page.Locator("#given form.verb button").First.ClickAsync();
        await Expect(officer.Page.Locator("#given form.verb button")).ToHaveCountAsync(0);
        await tour.LookHere(officer, "delegations, one ended");
    }

    private async Task AReporter(Tour tour, string language)
    {
        await using var reporter = await product.SignIn("Đầu mối vận hành 2", language);
        await tour.Look(reporter, "/", "/incidents", "/reports-received");
        await reporter.Open("/incidents/report");
        await reporter.Page.Locator("[name=Beyond][value=true]").CheckAsync();
        await reporter.Page.Locator(".form-verbs .btn-primary").ClickAsync();
        var draft = new Uri(reporter.Page.Url).AbsolutePath[..^1];
        await tour.Look(reporter, [.. Enumerable.Range(1, 6).Select(step => $"{draft}{step}")]);
        await tour.LookRefused(reporter, $"{draft}3");
        await tour.Look(reporter, "/incidents/report"); // now with something unfinished
        await reporter.Open("/incidents?status=all");
        var card = (await Links(reporter, "main a[href^='/incidents/SC-']", 1))[0];
        await ASentReport(tour, reporter);
        await tour.Look(reporter, card, $"{card}/start", $"{card}/end", $"{card}/beyond", $"{card}/resume");
    }

    /// <summary>What whoever reported follows, and the paper of it.</summary>
    private static async Task ASentReport(Tour tour, Visitor reporter)
    {
        await reporter.Open("/incidents/report");
        await reporter.Page.Locator("#SystemId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        foreach (var (field, text) in new[] { ("", ""), ("F.reporterAddress", "Số 1 đường Minh Họa"), ("F.systemName", "Cổng Minh Họa"), ("F.description", "Máy chủ gửi dữ liệu ra ngoài."), ("", "") })
        {
            if (field.Length > 0)
                await reporter.Page.Locator($"[name='{field}']").FillAsync(text);
            if (field == "F.description")
                await reporter.Page.Locator("[name='F.detectedAt']").FillAsync(VietnamNow("HH:mm dd/M/yyyy"));
            await reporter.Page.Locator(".form-verbs .btn-primary").ClickAsync();
        }
        await Expect(reporter.Page.Locator("h1")).ToContainTextAsync("SC-");
        var follow = reporter.Page.Url;
        await tour.LookHere(reporter, "what follows a report");
        await tour.Look(reporter, $"{follow}/receipt");
    }

    private static string VietnamNow(string written, int daysFromNow = 0) =>
        TimeProvider.System.GetUtcNow().AddDays(daysFromNow).ToOffset(TimeSpan.FromHours(7)).ToString(written, System.Globalization.CultureInfo.InvariantCulture);

    private async Task AnAdministrator(Tour tour, string language)
    {
        await using var administrator = await product.SignIn("Quản trị viên 1", language);
        await tour.Look(administrator, "/admin/accounts", "/admin/accounts?q=khongcogi", "/admin/accounts/invite", "/admin/deliveries", "/incidents", "/account", $"/admin/accounts/{NotGiven}");
        await tour.LookRefused(administrator, "/admin/accounts/invite");
        await administrator.Open("/admin/accounts");
        var accounts = (await Links(administrator, "main a[href^='/admin/accounts/']", 20)).Where(a => !a.EndsWith("/invite", StringComparison.Ordinal)).Take(2).ToArray();
        await tour.Look(administrator, accounts);
        await tour.Look(administrator, $"{accounts[0]}/post");
    }

    private async Task ARealPerson(Tour tour, string language)
    {
        await using var visitor = await product.Visit(language);
        var devices = await VirtualDevices.Of(visitor.Page);
        await devices.Add("internal");
        var person = await RealPerson.SetUp(product, visitor, language, (page, called) => tour.LookHere(page, called));
        string Here(string address) => person.Here(address);
        await tour.Look(visitor, [.. new[] { "/account", "/account/delegations/add", "/account/passkeys/add", "/account/password", "/account/app", "/account/recovery-codes", "/account/everywhere", "/account/post" }.Select(Here)]);
        foreach (var form in new[] { "/account/password", "/account/app", "/account/recovery-codes", "/account/everywhere" })
            await tour.LookRefused(visitor, Here(form));
        await person.Open("/account/passkeys/add");
        await person.Fill("Form.Name", "Máy tính ở phòng trực của Trung tâm, tầng 3");
        await person.Fill("Form.Password", RealPerson.Password);
        await visitor.Page.Locator("[data-passkey-verb]").ClickAsync();
        await visitor.Page.Locator("#passkeys li").First.WaitForAsync();
        await tour.LookHere(visitor, "an account with a passkey");
        await tour.Look(visitor, [.. (await Links(visitor, "#passkeys a[href^='/account/passkeys/']:not([href$='/add'])", 2)).Select(Here)]);
        await person.Open("/account/recovery-codes");
        await person.Fill("Form.Password", RealPerson.Password);
        await person.Send();
        await visitor.Page.Locator(".codes").WaitForAsync();
        await tour.LookHere(visitor, "new recovery codes");
        await visitor.ForgetSession();
        await person.Open("/account/sign-in");
        await person.Fill("Form.Email", person.Email);
        await person.Fill("Form.Password", RealPerson.Password);
        await person.Send();
        await tour.LookHere(visitor, "the second step of signing in");
        await person.Send();
        await tour.LookHere(visitor, "the second step refused");
        await person.Open("/account/forgotten");
        await person.Fill("Form.Email", person.Email);
        await person.Send();
        await tour.LookHere(visitor, "a forgotten password, asked for");
        await tour.Look(visitor, Here((await product.LinkInMailTo(person.Email, "/account/reset/")).AbsolutePath));
    }

    /// <summary>Whoever makes the first account of a new installation.</summary>
    private async Task TheFirst(Tour tour, string language)
    {
        var (server, link) = await OtherServer.Empty();
        await using var _ = server;
        await using var visitor = await product.Visit(language);
        await tour.Look(visitor, link);
        await tour.LookRefused(visitor, link);
    }

    /// <summary>Whoever comes while the nation is being loaded; held still, for the page looks again by itself.</summary>
    private async Task WhoComesTooEarly(Tour tour, string language)
    {
        var (server, address) = await OtherServer.Loading();
        await using var _ = server;
        await using var visitor = await product.Visit(language);
        await visitor.Page.RouteAsync(address, async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Headers = answer.Headers.Where(h => h.Key != "refresh").ToDictionary(StringComparer.Ordinal) });
        });
        var answer = await visitor.Open(address);
        Assert.Equal(503, answer?.Status);
        await tour.LookHere(visitor, "the page of a server that is loading", isWhatWasAskedFor: false);
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

    private static async Task<string[]> Links(Visitor visitor, string selector, int most)
    {
        var found = await visitor.Page.Locator(selector).EvaluateAllAsync<string[]>("links => [...new Set(links.map(l => l.getAttribute('href')))]");
        Assert.True(found.Length > 0, $"{visitor.Page.Url} shows no {selector}");
        return [.. found.Take(most)];
    }
}
