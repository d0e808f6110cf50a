using System.Net;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Web;

[Trait("needs", "database")]
public class RateLimitTests(TestDatabase database)
{
    private sealed class StrictServer(TestDatabase database, string? proxies = null) : TestServer(database)
    {
        protected override ServerSettings Configure(ServerSettings settings)
        {
            File.WriteAllText(Path.Combine(settings.DataFolder, "settings.json"), $$"""{ "SignInsPerMinute": 3, "Proxies": [{{proxies}}] }""");
            return settings;
        }

        /// <summary>A wrong sign-in from behind a proxy that says who asks.</summary>
        public async Task<HttpResponseMessage> TrySignIn(string? forwardedFor = null, string language = "vi")
        {
            using var browser = Browse(language);
            if (forwardedFor is not null)
                browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
            var page = await browser.Get("/account/sign-in");
            return (await browser.Send(page, ("Form.Email", "nobody@example.vn"), ("Form.Password", "wrong wrong wrong"))).Answer;
        }
    }

    [Theory]
    [InlineData("vi", "Quá nhiều yêu cầu trong thời gian ngắn.")]
    [InlineData("en", "Too many requests in a short time.")]
    public async Task Who_tries_too_often_is_told_to_wait_in_their_language_and_may_still_read(string language, string words)
    {
        await using var server = new StrictServer(database);
        await server.InitializeAsync();
        for (var i = 0; i < 3; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await server.TrySignIn()).StatusCode);
        var refused = await server.TrySignIn(language: language);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60), refused.Headers.RetryAfter!.Delta);
        Assert.Contains(words, await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var reader = server.Browse();
        Assert.Equal(HttpStatusCode.OK, (await reader.Get("/account/sign-in")).Status);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_is_counted_by_itself()
    {
        await using var server = new StrictServer(database, "\"127.0.0.1\", \"10.0.0.0/8\"");
        await server.InitializeAsync();
        for (var i = 0; i < 3; i++)
            await server.TrySignIn("203.0.113.7, 10.1.2.3");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.TrySignIn("203.0.113.7")).StatusCode);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await server.TrySignIn("203.0.113.8")).StatusCode);
        // What stands before the first hop that is not trusted was written by the client: it does not make another client of it.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.TrySignIn("198.51.100.1, 203.0.113.7")).StatusCode);
        // One subscriber of IPv6 has more addresses than anybody can count.
        for (var i = 0; i < 3; i++)
            await server.TrySignIn($"2001:db8:1:2::{i}");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.TrySignIn("2001:db8:1:2:ffff::1")).StatusCode);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await server.TrySignIn("2001:db8:1:3::1")).StatusCode);
    }

    [Fact]
    public async Task Without_a_trusted_proxy_nobody_chooses_who_they_are()
    {
        await using var server = new StrictServer(database);
        await server.InitializeAsync();
        for (var i = 0; i < 3; i++)
            await server.TrySignIn($"203.0.113.{i}");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.TrySignIn("203.0.113.9")).StatusCode);
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_stops_the_start()
    {
        await using var server = new StrictServer(database, "\"the proxy\"");
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(async () => await server.InitializeAsync());
        Assert.Contains("'the proxy'", wrong.Message, StringComparison.Ordinal);
    }
}
