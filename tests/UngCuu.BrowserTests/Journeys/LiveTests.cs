using Microsoft.Playwright;
using UngCuu.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace UngCuu.BrowserTests.Journeys;

public sealed class LiveTests(Product product)
{
    [Fact]
    public async Task What_a_colleague_writes_appears_on_the_open_incident_and_what_is_being_typed_stays()
    {
        await using var reader = await product.SignIn("Cán bộ trực 1");
        await using var colleague = await product.SignIn("Cán bộ trực 2");
        var incident = await AnIncident(reader, "Received");
        await reader.Open(incident);
        await colleague.Open(incident);
        await reader.Type("Ghi diễn biến", "đang gõ dở");
        await colleague.Type("Ghi diễn biến", "Đã gọi cho đơn vị vận hành.");
        await colleague.Press("Ghi lại");
        await Expect(reader.Page.Locator("#timeline-entries .fresh")).ToContainTextAsync("Đã gọi cho đơn vị vận hành.");
        await Expect(reader.Page.GetByLabel("Ghi diễn biến")).ToHaveValueAsync("đang gõ dở");
        await Expect(reader.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Trang vừa được cập nhật." })).ToHaveCountAsync(1);
        await reader.ForgetTyping();
    }

    [Fact]
    public async Task Work_that_a_colleague_has_done_leaves_my_work_by_itself()
    {
        await using var reader = await product.SignIn("Cán bộ trực 1");
        await using var colleague = await product.SignIn("Cán bộ trực 2");
        await reader.Open("/");
        var reference = await reader.Page.Locator("li[data-rule='INC-1']").Last.GetAttributeAsync("data-about");
        var item = reader.Page.Locator($"li[data-rule='INC-1'][data-about='{reference}']");
        await Expect(item).ToHaveCountAsync(1);
        await colleague.Open($"/incidents/{reference}/acknowledge");
        await colleague.Page.Locator("main form button").First.ClickAsync();
        await Expect(item).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_is_about_to_act_is_told_that_somebody_else_has()
    {
        await using var reader = await product.SignIn("Cán bộ trực 1");
        await using var colleague = await product.SignIn("Cán bộ trực 2");
        var incident = await AnIncident(reader, "Verified");
        await reader.Open($"{incident}/assign");
        await Expect(reader.Page.Locator("main [data-live]")).ToBeHiddenAsync();
        await colleague.Open(incident);
        await colleague.Type("Ghi diễn biến", "Việc này tôi đang làm.");
        await colleague.Press("Ghi lại");
        await Expect(reader.Page.GetByText("Sự cố này vừa được người khác cập nhật.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task All_pages_of_a_browser_share_one_stream()
    {
        await using var reader = await product.SignIn("Cán bộ trực 1");
        await using var colleague = await product.SignIn("Cán bộ trực 2");
        var asked = new List<string>();
        reader.Page.Context.Request += (_, request) => asked.Add(request.Url); // of its pages; what the shared worker asks for is its own
        var incident = await AnIncident(reader, "Responding");
        await reader.Open(incident);
        var second = await reader.Page.Context.NewPageAsync();
        await second.GotoAsync(incident);
        await colleague.Open(incident);
        await colleague.Type("Ghi diễn biến", "Cả hai trang cùng thấy.");
        await colleague.Press("Ghi lại");
        await Expect(reader.Page.Locator("#timeline-entries")).ToContainTextAsync("Cả hai trang cùng thấy.");
        await Expect(second.Locator("#timeline-entries")).ToContainTextAsync("Cả hai trang cùng thấy.");
        Assert.DoesNotContain(asked, address => address.Contains("/live", StringComparison.Ordinal));
    }

    private static async Task<string> AnIncident(Visitor reader, string status)
    {
        await reader.Open($"/incidents?status={status}");
        return (await reader.Page.Locator("table a[href^='/incidents/SC']").Nth(3).GetAttributeAsync("href"))!;
    }
}
