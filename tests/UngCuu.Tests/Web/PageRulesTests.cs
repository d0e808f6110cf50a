using System.Net;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Web;

[Trait("needs", "database")]
public class PageRulesTests(SampleServer server) : IClassFixture<SampleServer>
{
    [Fact]
    public async Task A_page_of_words_alone_needs_no_model()
    {
        using var browser = server.Browse();
        var page = await browser.Get("/samples/plain");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Words alone", page.Text, StringComparison.Ordinal);
    }
}
