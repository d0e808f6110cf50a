using System.Net;
using System.Text;
using System.Text.Json;
using UngCuu.Security;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Web;

/// <summary>What a program is told when it is refused: in its own language, with the name of the field it sent.</summary>
[Trait("needs", "database")]
public class ApiRefusalTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private const string Incidents = "/api/v1/incidents";

    [Theory]
    [InlineData(null, "Không tìm thấy sự cố này")]
    [InlineData("vi", "Không tìm thấy sự cố này")]
    [InlineData("en", "This incident was not found")]
    [InlineData("en-US,en;q=0.9", "This incident was not found")]
    [InlineData("fr, en;q=0.5", "This incident was not found")]
    [InlineData("en;q=0.3, vi;q=0.8", "Không tìm thấy sự cố này")]
    [InlineData("en;q=0", "Không tìm thấy sự cố này")]
    [InlineData("fr", "Không tìm thấy sự cố này")]
    [InlineData("*", "Không tìm thấy sự cố này")]
    [InlineData(";;q=,", "Không tìm thấy sự cố này")]
    public async Task A_refusal_is_worded_in_the_language_the_request_asks_for(string? asked, string words)
    {
        using var program = await nation.ApiAs(PostRole.DutyOfficer, nation.Coordinator);
        program.Cookies.Add(nation.Address, new Cookie("ungcuu-language", asked is null or "fr" ? "en" : "vi"));
        var answer = await Ask(program, HttpMethod.Get, $"{Incidents}/SC-1999-000001", accepts: asked);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith(words, answer.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Việc này không phù hợp")]
    [InlineData("en", "This does not fit")]
    public async Task A_broken_rule_too(string asked, string words)
    {
        var (reference, _) = await nation.Report();
        using var program = await nation.ApiAs(PostRole.DutyOfficer, nation.Coordinator);
        program.Cookies.Add(nation.Address, new Cookie("ungcuu-language", asked == "vi" ? "en" : "vi"));
        var answer = await Ask(program, HttpMethod.Post, $"{Incidents}/{reference}/reopen", """{"reason":"x"}""", asked);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith(words, answer.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_about_the_api_is_a_page_and_follows_the_reader()
    {
        using var browser = nation.Browse("en");
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
        Assert.Contains("Interface for programs", (await browser.Get("/api")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_found_is_a_record_or_an_address_and_never_a_page()
    {
        using var program = await nation.ApiAs(PostRole.DutyOfficer, nation.Coordinator);
        var incident = await Ask(program, HttpMethod.Post, $"{Incidents}/SC-1999-000001/notes", """{"text":"x"}""");
        var unit = await Ask(program, HttpMethod.Get, "/api/v1/organisations/khong-co");
        var address = await Ask(program, HttpMethod.Get, "/api/v1/khong-co");
        Assert.All([incident, unit, address], a => Assert.Equal(HttpStatusCode.NotFound, a.Status));
        Assert.All([incident, unit, address], a => Assert.DoesNotContain("trang", a.Title, StringComparison.Ordinal));
        Assert.Equal(3, new[] { incident.Title, unit.Title, address.Title }.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("vi", "Thiếu khóa API")]
    [InlineData("en", "The API token is missing")]
    public async Task Without_a_token_the_refusal_says_so_in_words(string asked, string words)
    {
        using var stranger = nation.Browse();
        var answer = await Ask(stranger, HttpMethod.Get, "/api/v1/me", accepts: asked);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.StartsWith(words, answer.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", Incidents, "GET, POST")]
    [InlineData("DELETE", Incidents + "/SC-2018-000001", "GET")]
    [InlineData("GET", Incidents + "/SC-2018-000001/verify", "POST")]
    [InlineData("GET", Incidents + "/SC-2018-000001/reports/Update", "POST")]
    [InlineData("POST", "/api/v1/me", "GET")]
    [InlineData("POST", "/api/v1/openapi.json", "GET")]
    public async Task A_known_address_tells_which_methods_it_takes(string method, string address, string allowed)
    {
        using var program = await nation.ApiAs(PostRole.DutyOfficer, nation.Coordinator);
        foreach (var body in new[] { null, "{}" })
        {
            var answer = await Ask(program, new HttpMethod(method), address, method == "GET" ? null : body);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
            Assert.Equal(allowed, string.Join(", ", answer.Allow));
            Assert.Equal("application/problem+json", answer.Type);
            Assert.Contains("không nhận", answer.Title, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("vi", "Cần gửi “values”")]
    [InlineData("en", "Send “values”")]
    public async Task A_report_without_values_is_told_what_to_send(string asked, string words)
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        foreach (var body in new[] { "{}", """{"values":null}""" })
        {
            var answer = await Ask(program, HttpMethod.Post, Incidents, body, asked);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.StartsWith(words, answer.Errors.GetProperty("values")[0].GetString(), StringComparison.Ordinal);
        }
        var note = await Ask(program, HttpMethod.Post, $"{Incidents}/{(await nation.Report()).Reference}/notes", "{}", asked);
        Assert.StartsWith(asked == "vi" ? "Cần gửi “text”" : "Send “text”", note.Errors.GetProperty("text")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes", """{"text":"x","at":"2019-04-03T14:10:00+07:00"}""", "at", HttpStatusCode.UnprocessableEntity)]
    [InlineData("notes", """{"text":"x","at":"1980-04-03T14:10:00+07:00"}""", "at", HttpStatusCode.UnprocessableEntity)]
    [InlineData("notes", """{"text":"x","at":"2018-04-03T14:10:00"}""", "at", HttpStatusCode.BadRequest)]
    [InlineData("correct-detection", """{"reason":"x","at":"2019-04-03T14:10:00+07:00"}""", "at", HttpStatusCode.UnprocessableEntity)]
    [InlineData("correct-detection", """{"reason":"x"}""", "at", HttpStatusCode.UnprocessableEntity)]
    [InlineData("invalidate", "{}", "reason", HttpStatusCode.UnprocessableEntity)]
    [InlineData("same", """{"sameAs":"SC-1999-000001"}""", "sameAs", HttpStatusCode.UnprocessableEntity)]
    [InlineData("verify", """{"attackType":"?"}""", "attackType", HttpStatusCode.UnprocessableEntity)]
    public async Task A_refusal_names_the_field_as_the_program_wrote_it(string what, string body, string field, HttpStatusCode expected)
    {
        var (reference, _) = await nation.Report();
        using var program = await nation.ApiAs(PostRole.DutyOfficer, nation.Coordinator);
        var answer = await Ask(program, HttpMethod.Post, $"{Incidents}/{reference}/{what}", body);
        Assert.Equal(expected, answer.Status);
        Assert.Equal(field, Assert.Single(answer.Errors.EnumerateObject()).Name);
        Assert.Equal(answer.Title, answer.Errors.GetProperty(field)[0].GetString());
    }

    private sealed record Refusal(HttpStatusCode Status, string? Type, JsonElement Body, IReadOnlyCollection<string> Allow)
    {
        public string Title => Body.GetProperty("title").GetString()!;

        public JsonElement Errors => Body.TryGetProperty("errors", out var errors) ? errors : JsonDocument.Parse("{}").RootElement;
    }

    private static async Task<Refusal> Ask(Browser program, HttpMethod method, string address, string? body = null, string? accepts = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (accepts is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", accepts);
        using var answer = await program.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, JsonSerializer.Deserialize<JsonElement>(text.StartsWith('{') ? text : "{}"), [.. answer.Content.Headers.Allow]);
    }
}
