using System.Collections.Concurrent;
using System.Net;
using System.Text;
using UngCuu.Shared;
using UngCuu.Tests.Jobs;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Web;

/// <summary>What leaves for a collector of traces and metrics is read as the collector reads it.</summary>
[Trait("needs", "database")]
public class TelemetryTests(TestDatabase database)
{
    private sealed class WatchedServer(TestDatabase database, string collector) : OutboxServer(database)
    {
        protected override ServerSettings Configure(ServerSettings settings)
        {
            File.WriteAllText(Path.Combine(settings.DataFolder, "settings.json"),
                $$"""{ "OTEL_EXPORTER_OTLP_ENDPOINT": "{{collector}}", "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf" }""");
            return base.Configure(settings);
        }
    }

    private static async Task<string> Collected(TestDatabase database, Func<WatchedServer, Task> happens)
    {
        var received = new ConcurrentQueue<string>();
        using var listener = new HttpListener();
        var address = FreeAddress();
        listener.Prefixes.Add(address);
        listener.Start();
        var listening = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    var call = await listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await call.Request.InputStream.CopyToAsync(body);
                    received.Enqueue(call.Request.Url!.AbsolutePath + " " + Encoding.UTF8.GetString(body.ToArray()));
                    call.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or InvalidOperationException)
            {
                // The test is over: it ends while waiting for a call or just before.
            }
        });
        await using (var server = new WatchedServer(database, address))
        {
            await server.InitializeAsync();
            await happens(server);
        } // what is left is sent when the server ends
        listener.Stop();
        await listening;
        return string.Join('\n', received);
    }

    private static string FreeAddress()
    {
        using var finder = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        finder.Start();
        return $"http://127.0.0.1:{((IPEndPoint)finder.LocalEndpoint).Port}/";
    }

    [Fact]
    public async Task A_request_is_known_by_the_template_of_its_address_and_by_nothing_of_its_client()
    {
        var sent = await Collected(database, async server =>
        {
            using var browser = server.Browse();
            browser.Client.DefaultRequestHeaders.UserAgent.ParseAdd("NguyenVanABrowser/1.0");
            await browser.Get("/r/secret-of-a-receipt?name=NguyenVanA");
            await browser.Get("/unknown/NguyenVanB");
        });
        Assert.Contains("/v1/traces", sent, StringComparison.Ordinal);
        Assert.Contains("/v1/metrics", sent, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", sent, StringComparison.Ordinal);
        Assert.Contains("r/{key", sent, StringComparison.Ordinal);
        foreach (var personal in new[] { "secret-of-a-receipt", "NguyenVanA", "NguyenVanB", "client.address", "network.peer", "url.path", "url.query", "user_agent" })
            Assert.DoesNotContain(personal, sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_is_counted_by_subscriber_and_outcome_and_not_by_its_subject()
    {
        var subject = Ids.New();
        var sent = await Collected(database, async server =>
        {
            server.Listener.Behaves(subject, (_, _, _) => throw new TimeoutException("NguyenVanA"));
            await server.Say(subject, 1);
            await server.DeliverEverythingDue();
        });
        Assert.Contains("ungcuu.delivery.duration", sent, StringComparison.Ordinal);
        Assert.Contains("deliver test.listener", sent, StringComparison.Ordinal);
        Assert.Contains("failed", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("NguyenVanA", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(subject.ToString(), sent, StringComparison.Ordinal);
    }
}
