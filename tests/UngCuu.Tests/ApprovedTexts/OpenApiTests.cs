using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UngCuu.Tests.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.ApprovedTexts;

[Trait("needs", "database")]
public partial class OpenApiTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_document_of_the_api_is_as_approved() => Approved.Matches("openapi.json", (await Document()).ToJsonString(Readable));

    [Fact]
    public async Task Every_endpoint_is_described_with_name_summary_group_token_answers_and_refusals()
    {
        var paths = (await Document())["paths"]!.AsObject();
        var wrong = new List<string>();
        foreach (var way in (await Surface.Of(server)).Where(w => w.IsApi && !w.IsPublic))
            foreach (var method in way.Methods)
            {
                var operation = paths[Constraint().Replace(way.Template, "}").TrimEnd('/')]?[method.ToLowerInvariant()];
                var responses = operation?["responses"]?.AsObject().Select(r => r.Key).ToList() ?? [];
                if (operation is null
                    || operation["operationId"] is null || operation["summary"] is null || operation["tags"] is null || operation["security"] is null
                    || !responses.Exists(r => r[0] == '2') || !responses.Contains("401")
                    || (way.Needs is not null && !responses.Contains("403"))
                    || (way.Template.Contains('{', StringComparison.Ordinal) && !responses.Contains("404")))
                    wrong.Add($"{method} {way.Template}: {string.Join(",", responses)}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task The_page_of_the_api_lists_every_operation_to_anybody()
    {
        using var browser = server.Browse("en");
        var page = await browser.Get("/api");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var operation in (await Document())["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()))
            Assert.Contains(operation.Value!["operationId"]!.GetValue<string>(), page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NewReport", "values")]
    [InlineData("NewNote", "text")]
    [InlineData("VerbForm", "")]
    public async Task Only_what_must_be_sent_is_required_and_every_field_is_described(string schema, string required)
    {
        var described = (await Document())["components"]!["schemas"]![schema]!;
        Assert.Equal(required, string.Join(',', (described["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>())));
        Assert.All(described["properties"]!.AsObject(), p => Assert.False(string.IsNullOrEmpty(p.Value!["description"]?.GetValue<string>()), p.Key));
    }

    private async Task<JsonNode> Document()
    {
        using var browser = server.Browse();
        return JsonNode.Parse(await browser.Client.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative)))!;
    }

    [GeneratedRegex(@":[^{}]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constraint();
}
