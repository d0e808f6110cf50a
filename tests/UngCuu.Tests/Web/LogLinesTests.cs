using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Web;

public class LogLinesTests
{
    private static string Written(string format, Exception? error)
    {
        var lines = new LogLines(Options.Create(new LogSettings { Format = format }), TimeProvider.System);
        using var writer = new StringWriter();
        KeyValuePair<string, object?>[] state = [new("Delivery", 7L), new("{OriginalFormat}", "Delivery {Delivery} failed")];
        lines.Write(new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(LogLevel.Warning, "UngCuu.Jobs.Outbox", default, state, error, (_, _) => "Delivery 7 failed"), null, writer);
        return writer.ToString();
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("outer 'Trần Thị B'", new FormatException("The input string 'Nguyễn Văn A' was not in a correct format.\nsecond line"));
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void An_error_is_logged_with_its_types_and_places_and_without_values(string format)
    {
        var line = Written(format, Thrown());
        Assert.Contains("Delivery 7 failed", line, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", line, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", line, StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), line, StringComparison.Ordinal);
        Assert.Contains("was not in a correct format.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Trần", line, StringComparison.Ordinal);
        Assert.DoesNotContain("second line", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collector_reads_one_object_on_a_line_with_the_values_by_name()
    {
        var line = Written("json", Thrown());
        Assert.Single(line.TrimEnd().Split((char)10));
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal("Warning", json.GetProperty("level").GetString());
        Assert.Equal("UngCuu.Jobs.Outbox", json.GetProperty("category").GetString());
        Assert.Equal("7", json.GetProperty("values").GetProperty("Delivery").GetString());
        Assert.Equal("Delivery {Delivery} failed", json.GetProperty("values").GetProperty("template").GetString());
    }
}

/// <summary>Everything the server says at its most talkative while people use it.</summary>
[Trait("needs", "database")]
public class LogTests(TestDatabase database)
{
    private sealed class TalkativeServer(TestDatabase database) : TestServer(database)
    {
        public KeptLog Log { get; } = new();

        protected override ServerSettings Configure(ServerSettings settings) => settings with
        {
            LogLevel = LogLevel.Information,
            Also = services =>
            {
                settings.Also?.Invoke(services);
                services.AddLogging(l => l.AddProvider(Log));
            },
        };
    }

    [Fact]
    public async Task What_is_logged_of_a_request_names_no_person_no_query_and_no_secret()
    {
        await using var server = new TalkativeServer(database);
        await server.InitializeAsync();
        using var browser = server.Browse();
        await browser.Get("/r/secret-of-a-receipt?name=NguyenVanA");
        await browser.Get("/unknown/NguyenVanA");
        await browser.Send(await browser.Get("/account/sign-in"), ("Form.Email", "nguyen.van.a@example.vn"), ("Form.Password", "secret-of-a-person"));
        using var garbled = new StringContent("{ \"name\": \"NguyenVanA\"");
        await browser.Post("/api/v1/incidents/NguyenVanA", garbled);
        Assert.NotEmpty(server.Log.Lines);
        foreach (var personal in new[] { "NguyenVanA", "nguyen.van.a", "secret-of" })
            Assert.DoesNotContain(server.Log.Lines, l => l.Contains(personal, StringComparison.OrdinalIgnoreCase));
    }
}
