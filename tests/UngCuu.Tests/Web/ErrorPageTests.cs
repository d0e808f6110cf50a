using System.Net;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Web;

[Trait("needs", "database")]
public class ErrorPageTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("vi", "Không tìm thấy trang này.")]
    [InlineData("en", "This page was not found.")]
    public async Task An_address_that_does_not_exist_answers_404_in_the_readers_language(string language, string words)
    {
        using var browser = server.Browse(language);
        var page = await browser.Get("/no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/error/500")]
    [InlineData("/error/403")]
    public async Task The_error_page_opened_directly_is_only_an_address_that_does_not_exist(string address)
    {
        using var browser = server.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(address)).Status);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_is_not_stored()
    {
        using var browser = server.Browse();
        var answer = (await browser.Get("/no-such-page")).Answer;
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Health_says_that_the_database_answers()
    {
        using var browser = server.Browse();
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/ready")).Status);
    }
}
