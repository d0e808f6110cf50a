using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Web;

[Trait("needs", "database")]
public class FrontTests(SampleServer server) : IClassFixture<SampleServer>
{
    [Theory]
    [InlineData("link[rel=stylesheet]", "href", "text/css")]
    [InlineData("script[defer]", "src", "text/javascript")]
    [InlineData("link[rel=icon]", "href", "image/svg+xml")]
    public async Task What_every_page_names_has_its_fingerprint_in_the_name_and_is_served_compressed_and_may_be_kept(string element, string attribute, string type)
    {
        using var browser = server.Browse();
        var page = await browser.Get("/no-such-page");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page.Address, page.One(element).GetAttribute(attribute)));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await browser.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("gzip", answer.Content.Headers.ContentEncoding);
        Assert.False(answer.Headers.CacheControl!.NoStore);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Matches(@"\.[a-z0-9]{10}\.", request.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("/samples/form?a=lào cai", "/samples/form")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/%2fevil.example", "/")]
    public async Task The_language_switch_comes_back_to_this_site_only(string back, string path)
    {
        using var browser = server.Browse("vi");
        var page = await browser.Get("/samples/form");
        var english = await browser.Send(page, new Dictionary<string, object?> { ["back"] = back }, button: "EN");
        Assert.Equal(path, english.Address.AbsolutePath);
        Assert.Equal(server.Address.Authority, english.Address.Authority);
    }

    [Fact]
    public async Task The_language_switch_changes_the_words_and_comes_back_to_the_page()
    {
        using var browser = server.Browse("vi");
        var page = await browser.Get("/samples/form?a=1");
        Assert.Equal("vi", page.Html.DocumentElement.GetAttribute("lang"));
        var english = await browser.Send(page, new Dictionary<string, object?>(), button: "EN");
        Assert.Equal("/samples/form?a=1", english.Address.PathAndQuery);
        Assert.Equal("en", english.Html.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/samples/form", true)]
    [InlineData("/account/sign-in", true)]
    [InlineData("/no-such-page", false)]
    public void The_shell_knows_where_pages_stand(string address, bool stands) =>
        Assert.Equal(stands, server.Services.GetRequiredService<PageAddresses>().Has(address));

    [Fact]
    public async Task The_menu_has_the_entries_whose_pages_stand_and_no_others()
    {
        using var browser = server.Browse();
        var menu = (await browser.Get("/samples/parts")).Html.QuerySelectorAll("#menu nav a").Select(a => a.GetAttribute("href")!).ToList();
        var pages = server.Services.GetRequiredService<PageAddresses>();
        Assert.Equal(Menu.Entries.Select(e => e.Address).Where(pages.Has), menu);
    }
}
