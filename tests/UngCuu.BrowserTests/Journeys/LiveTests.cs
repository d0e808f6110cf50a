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
    }

    [Fact]
    public async Task Whoever_goes_by_keyboard_stays_where_they_are_when_the_page_changes_around_them()
    {
        await using var reader = await product.SignIn("Cán bộ trực 1");
        await using var colleague = await product.SignIn("Cán bộ trực 2");
        var incident = await AnIncident(reader, "Received");
        await reader.Open(incident);
        var verify = reader.Page.Locator("#verbs a[href$='/verify']");
        await verify.FocusAsync();
        await colleague.Open($"{incident}/assign");
        await colleague.Page.Locator("[name='Form.Assignee']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await colleague.Page.Locator("main form .btn-primary").ClickAsync();
        await Expect(reader.Page.Locator("#timeline-entries .fresh")).ToHaveCountAsync(1);
        await Expect(reader.Page.Locator("#assigned")).Not.ToContainTextAsync("Chưa phân công");
        await Expect(verify).ToBeFocusedAsync();
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

    [Fact]
    public async Task What_a_server_with_too_much_to_do_did_not_give_is_asked_for_again()
    {
        const int refused = 2; // more than a note alone leads to
        await using var reader = await product.SignIn("Cán bộ trực 1");
        await using var colleague = await product.SignIn("Cán bộ trực 2");
        var incident = await AnIncident(reader, "Received");
        await reader.Open(incident);
        var asked = 0;
        await reader.Page.RouteAsync($"**{incident}", route => ++asked > refused ? route.ContinueAsync() : route.FulfillAsync(new() { Status = 503 }));
        await colleague.Open(incident);
        await colleague.Type("Ghi diễn biến", "Máy chủ đang bận.");
        await colleague.Press("Ghi lại");
        await Expect(reader.Page.Locator("#timeline-entries .fresh")).ToContainTextAsync("Máy chủ đang bận.", new() { Timeout = 60_000 });
        Assert.Equal(refused + 1, asked);
    }

    /// <summary>Signed in anew, or with a new password: the stream still is of the old session, the page of the new.</summary>
    [Fact]
    public async Task A_page_given_out_in_a_new_session_is_told_of_changes_when_the_old_one_ends()
    {
        await using var reader = await product.SignIn("Cán bộ trực 1");
        await using var colleague = await product.SignIn("Cán bộ trực 2");
        var incident = await AnIncident(reader, "Received");
        await reader.Page.AddInitScriptAsync("delete window.SharedWorker"); // in the page itself the stream can be seen to
        var streams = 0;
        using var mayEnd = new SemaphoreSlim(0);
        await reader.Page.RouteAsync("**/live?*", async route =>
        {
            if (++streams > 1)
            {
                await route.ContinueAsync();
                return;
            }
            await mayEnd.WaitAsync();
            await route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "event: ended\ndata: \n\n" });
        });
        await reader.Page.RunAndWaitForRequestAsync(() => reader.Open(incident), request => request.Url.Contains("/live?", StringComparison.Ordinal));
        await reader.Page.EvaluateAsync("() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        mayEnd.Release();
        await colleague.Open(incident);
        await colleague.Type("Ghi diễn biến", "Phiên mới vẫn thấy.");
        await colleague.Press("Ghi lại");
        await Expect(reader.Page.Locator("#timeline-entries .fresh")).ToContainTextAsync("Phiên mới vẫn thấy.", new() { Timeout = 15_000 });
    }

    private static async Task<string> AnIncident(Visitor reader, string status)
    {
        await reader.Open($"/incidents?status={status}");
        return (await reader.Page.Locator("table a[href^='/incidents/SC']").Nth(3).GetAttributeAsync("href"))!;
    }
}
