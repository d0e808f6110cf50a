using Microsoft.Playwright;
using UngCuu.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace UngCuu.BrowserTests.Journeys;

public sealed class ReportingTests(Product product)
{
    private const string Next = "Lưu và tiếp tục";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_operator_reports_and_the_coordinating_agency_takes_it_on(bool script)
    {
        await using var reporter = await product.SignIn("Đầu mối vận hành 1", script: script);
        await reporter.Open("/");
        await reporter.Open("/incidents/report");
        await reporter.Page.Locator("#SystemId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await reporter.Press("Bắt đầu");
        await reporter.Type("Địa chỉ", "Số 1 đường Minh Họa");
        await reporter.Press(Next);
        await reporter.Press(Next);
        await reporter.Type("Mô tả sự cố", "Máy chủ gửi dữ liệu ra ngoài lúc nửa đêm.");
        await reporter.Type("Thời điểm phát hiện", Now());
        await reporter.Press(Next);
        await reporter.Press("Gửi");
        var reference = (await reporter.Title()).Split(' ')[^1];
        Assert.StartsWith("SC-", reference, StringComparison.Ordinal);

        await using var officer = await product.SignIn("Cán bộ trực 1", script: script);
        await officer.Open($"/incidents/{reference}/acknowledge");
        await officer.Press("Xác nhận đã nhận");
        await Expect(officer.Page.GetByText("Đã xác nhận.").First).ToBeVisibleAsync();
        await officer.Open($"/incidents/{reference}/verify");
        await officer.Press("Xác minh");
        await Expect(officer.Page.GetByText("Đã xác minh sự cố.").First).ToBeVisibleAsync();
        await officer.Open($"/incidents?status=Verified&q={reference}");
        await Expect(officer.Page.GetByText(reference).First).ToBeVisibleAsync();

        await reporter.Page.ReloadAsync();
        await Expect(reporter.Page.GetByText("đã xác nhận").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Anybody_reports_from_a_phone_by_keyboard_alone_and_follows_the_receipt()
    {
        await using var citizen = await product.Visit(width: 390);
        await citizen.Open("/public/report");
        await citizen.PressWithKeys("Bắt đầu");
        await citizen.TypeWithKeys("Tên", "Một người dân");
        await citizen.TypeWithKeys("Địa chỉ", "Đà Nẵng");
        await citizen.PressWithKeys(Next);
        await citizen.TypeWithKeys("Tên hệ thống", "Cổng dịch vụ giả mạo");
        await citizen.PressWithKeys(Next);
        await citizen.TypeWithKeys("Mô tả sự cố", "Trang web mạo danh xin mã xác thực.");
        await citizen.TypeWithKeys("Thời điểm phát hiện: ngày, giờ, phút", Now());
        await citizen.PressWithKeys(Next);
        Assert.Equal(0, await citizen.SpillsOver());
        await citizen.PressWithKeys("Gửi");
        await Expect(citizen.Page.Locator("h1")).ToContainTextAsync("SC-");
        Assert.Contains("/r/", citizen.Page.Url, StringComparison.Ordinal);
        Assert.Empty(await citizen.Page.Barred());
        Assert.Equal(0, await citizen.SpillsOver());

        // The link alone is enough, in another browser.
        await using var later = await product.Visit("en", 390);
        await later.Open(new Uri(citizen.Page.Url).AbsolutePath);
        await Expect(later.Page.Locator("h1")).ToContainTextAsync("SC-");
        await later.Open(new Uri(citizen.Page.Url).AbsolutePath + "/receipt");
        Assert.Empty(await later.Page.Barred());
        Assert.Equal(0, await later.SpillsOver());
    }

    [Fact]
    public async Task What_is_typed_in_a_draft_outlives_the_session()
    {
        await using var reporter = await product.SignIn("Đầu mối vận hành 2");
        await reporter.Open("/incidents/report");
        await reporter.Press("Bắt đầu");
        await reporter.Type("Địa chỉ", "Số 2 đường Minh Họa");
        await reporter.ForgetSession();
        await reporter.Press(Next);
        await Expect(reporter.Page.GetByText("Phiên làm việc đã hết hạn.")).ToBeVisibleAsync();
        await reporter.SignInWhereAsked("Đầu mối vận hành 2");
        await reporter.Open("/");
        await reporter.Page.GetByRole(AriaRole.Link, new() { Name = "Thông báo sự cố" }).First.ClickAsync();
        await reporter.Page.GotoAsync(reporter.Page.Url[..reporter.Page.Url.LastIndexOf('/')] + "/1");
        await Expect(Visitor.Field(reporter.Page, "Địa chỉ")).ToHaveValueAsync("Số 2 đường Minh Họa");
    }

    [Fact]
    public async Task Two_windows_on_one_draft_lose_nothing()
    {
        await using var reporter = await product.SignIn("Đầu mối vận hành 3");
        await reporter.Open("/incidents/report");
        await reporter.Press("Bắt đầu");
        var draft = reporter.Page.Url;
        var second = await reporter.Page.Context.NewPageAsync();
        await second.GotoAsync(draft);
        await reporter.Type("Địa chỉ", "từ cửa sổ thứ nhất");
        await reporter.Press(Next);
        await Visitor.Field(second, "Địa chỉ").FillAsync("từ cửa sổ thứ hai");
        await second.GetByRole(AriaRole.Button, new() { Name = Next }).ClickAsync();
        await Expect(second.GetByText("vừa được lưu ở một cửa sổ khác").First).ToBeVisibleAsync();
        await Expect(Visitor.Field(second, "Địa chỉ")).ToHaveValueAsync("từ cửa sổ thứ hai");
        await second.GetByRole(AriaRole.Button, new() { Name = Next }).ClickAsync();
        await second.GotoAsync(draft);
        await Expect(Visitor.Field(second, "Địa chỉ")).ToHaveValueAsync("từ cửa sổ thứ hai");
    }

    private static string Now() => TimeProvider.System.GetUtcNow().AddMinutes(-10).ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm dd/M/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
