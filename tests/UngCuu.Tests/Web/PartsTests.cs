using UngCuu.Tests.Features.Samples;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Web;

[Trait("needs", "database")]
public class PartsTests(SampleServer server) : IClassFixture<SampleServer>
{
    private async Task<Page> Open(string query = "", string language = "vi")
    {
        using var browser = server.Browse(language);
        return await browser.Get("/samples/parts" + query);
    }

    [Theory]
    [InlineData("#late", "vi", "quá 14 phút", "left-late")]
    [InlineData("#soon", "vi", "còn 22 phút", "left-soon")]
    [InlineData("#calm", "vi", "còn 9 ngày", "left-quiet")]
    [InlineData("#late", "en", "14 minutes late", "left-late")]
    public async Task Time_left_is_worded_and_toned(string id, string language, string words, string tone)
    {
        var time = (await Open(language: language)).One(id);
        Assert.Equal(words, time.TextContent);
        Assert.True(time.ClassList.Contains(tone));
    }

    [Fact]
    public async Task Time_left_carries_the_exact_moment_and_is_silent_without_one()
    {
        var page = await Open();
        Assert.Equal("2018-04-03T09:30:00Z", page.One("#late").GetAttribute("datetime"));
        Assert.Equal("16:30 03/4/2018", page.One("#late").GetAttribute("title"));
        Assert.Null(page.Html.QuerySelector("#never"));
    }

    [Fact]
    public async Task A_moment_is_shown_in_Vietnam_time_with_how_long_ago()
    {
        var page = await Open();
        Assert.Equal("13:44 03/4/2018 3 giờ trước", page.One("#moment").TextContent);
        Assert.Equal("2018-04-03T06:44:00Z", page.One("#moment time").GetAttribute("datetime"));
    }

    [Fact]
    public async Task The_head_names_the_window_the_way_back_and_the_thing()
    {
        var page = await Open();
        Assert.Equal("SC-2018-000412 · Sự cố <mẫu> · Ứng Cứu", page.Html.Title);
        Assert.Equal("Sự cố <mẫu> · Mẫu số 03", page.One("h1").TextContent);
        Assert.Equal("/incidents", page.One(".phonebar a").GetAttribute("href"));
        Assert.Equal("SC-2018-000412", page.One(".phonebar-title").TextContent);
        Assert.NotNull(page.Html.QuerySelector(".page-actions form"));
        Assert.NotNull(page.Html.QuerySelector(".page-line .tag-late"));
        Assert.Single(page.Html.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Steps_say_which_is_current_and_which_are_done()
    {
        var page = await Open();
        Assert.Equal("Xác minh", page.One(".steps [aria-current=step]").TextContent);
        Assert.Equal("Tiếp nhận (đã xong)", page.One(".steps .step-done").TextContent.Trim());
        Assert.Equal("Bước 2/3 · Xác minh", page.One(".steps-caption").TextContent);
    }

    [Fact]
    public async Task The_timeline_names_the_day_only_when_it_changes()
    {
        var page = await Open();
        Assert.Equal(["03/4/2018", "02/4/2018"], page.Html.QuerySelectorAll(".timeline-day").Select(d => d.TextContent));
        Assert.Equal(["16:44", "15:44", "16:44"], page.Html.QuerySelectorAll(".timeline-item > time").Select(t => t.TextContent));
        Assert.Equal("3", page.One(".timeline-item.dot-late b").TextContent);
    }

    [Fact]
    public async Task Links_of_a_list_keep_its_filters()
    {
        var page = await Open("?status=open&unit=a%26b&after=old&next=NEW");
        Assert.Equal("/samples/parts?status=open&unit=a%26b&next=NEW&after=NEW", page.One(".pager a[rel=next]").GetAttribute("href"));
        Assert.Equal("/samples/parts?status=open&unit=a%26b&next=NEW", page.One(".pager a[rel=first]").GetAttribute("href"));
        Assert.Equal("/samples/parts?status=open&unit=a%26b&next=NEW&sort=ref", page.Html.QuerySelectorAll("th a")[1].GetAttribute("href"));
    }

    [Theory]
    [InlineData("", "ascending", "sort=-due")]
    [InlineData("?sort=due", "ascending", "sort=-due")]
    [InlineData("?sort=-due", "descending", "sort=due")]
    public async Task A_sorted_column_says_so_and_turns_round(string query, string order, string next)
    {
        var page = await Open(query);
        Assert.Equal(order, page.One("th").GetAttribute("aria-sort"));
        Assert.EndsWith("?" + next, page.One("th a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelectorAll("th")[1].GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task A_list_of_one_page_has_no_pager() => Assert.Null((await Open()).Html.QuerySelector(".pager"));

    [Fact]
    public async Task A_verb_button_posts_its_values_with_a_token_and_without_it_is_refused()
    {
        using var browser = server.Browse();
        var page = await browser.Get("/samples/parts");
        Assert.Equal("a\"b", page.One("form.verb input[name=note]").GetAttribute("value"));
        await browser.Send(page, new Dictionary<string, object?>(), "Đóng");
        Assert.Equal("7", PartsModel.Closed);

        using var content = new FormUrlEncodedContent([new("version", "8")]);
        Assert.Contains("chưa được lưu", (await browser.Post("/samples/parts?handler=Close", content)).One("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("7", PartsModel.Closed);
    }

    [Fact]
    public async Task A_verb_that_asks_first_is_a_link_to_the_page_that_asks()
    {
        var link = (await Open()).One("#ask");
        Assert.Equal("A", link.TagName);
        Assert.Equal("/close?sure", link.GetAttribute("href"));
    }

    [Fact]
    public async Task A_chart_is_also_a_table_and_every_column_leads_to_its_rows()
    {
        var page = await Open();
        Assert.Equal("/incidents?week=11", page.One("svg.chart a").GetAttribute("href"));
        Assert.Equal(["9", "3"], page.Html.QuerySelectorAll(".chart-table tbody tr:first-child td").Select(c => c.TextContent));
        Assert.Equal(2, page.Html.QuerySelectorAll("svg.chart rect:not(.column)").Length);
    }

    [Fact]
    public async Task Nothing_on_the_page_needs_inline_script_or_style()
    {
        var page = await Open();
        Assert.Empty(page.Html.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.Html.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_named_icon_is_an_image_and_a_silent_one_is_hidden()
    {
        var page = await Open();
        Assert.Equal("img", page.One("svg[aria-label='Thông báo']").GetAttribute("role"));
        Assert.Equal("true", page.One(".phonebar svg").GetAttribute("aria-hidden"));
        Assert.Matches(@"^/dist/icons\.[a-z0-9]{10}\.svg#bell$", page.One("svg[aria-label='Thông báo'] use").GetAttribute("href"));
    }
}
