using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

[Trait("needs", "database")]
public class IncidentsApiTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private const string Whole = """{"reporterAddress":["Lào Cai"],"description":["Trang chủ bị đổi."],"detectedAt":["14:05 03/4/2018"]}""";

    [Fact]
    public async Task The_same_key_sent_again_finds_the_first_incident()
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var body = $$"""{"values":{{Whole}},"systemId":"{{nation.Portal}}","key":"ca-truc-0304"}""";
        var (first, second) = (await Post(program, "/api/v1/incidents", body), await Post(program, "/api/v1/incidents", body));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.Equal(first.Body.GetProperty("reference").GetString(), second.Body.GetProperty("reference").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"chữ\"")]
    [InlineData("{")]
    [InlineData("""{"values":"chữ"}""")]
    [InlineData("""{"values":{"description":"không phải mảng"}}""")]
    [InlineData("""{"values":{"description":[1,2]}}""")]
    [InlineData("""{"values":{"description":[null]}}""")]
    [InlineData("""{"values":{"description":null}}""")]
    [InlineData("""{"values":{"description":["a\u0000b"]}}""")]
    [InlineData("""{"values":{"description":["\ud800"]}}""")]
    [InlineData("""{"values":{"lạ":["x"]}}""")]
    [InlineData("""{"values":{},"status":"Closed"}""")]
    [InlineData("""{"values":{},"systemId":7}""")]
    [InlineData("""{"values":{},"systemId":"không phải mã"}""")]
    [InlineData("""{"values":{},"beyond":"có"}""")]
    [InlineData("""{"values":{}}""")]
    public async Task A_report_that_cannot_be_read_is_refused_with_a_problem_and_makes_no_incident(string body)
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var before = await nation.In((db, _) => db.Incidents.CountAsync());
        var answer = await Post(program, "/api/v1/incidents", body);
        Assert.InRange((int)answer.Status, 400, 422);
        Assert.Equal("application/problem+json", answer.Type);
        Assert.True(answer.Body.TryGetProperty("number", out _));
        Assert.Equal(before, await nation.In((db, _) => db.Incidents.CountAsync()));
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task Another_content_type_is_refused(string type, HttpStatusCode expected)
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        Assert.Equal(expected, (await Post(program, "/api/v1/incidents", "{}", type)).Status);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_as_too_large()
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var answer = await Post(program, "/api/v1/incidents", "{\"values\":{\"description\":[\"" + new string('x', 10 * 1024 * 1024) + "\"]}}");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Theory]
    [InlineData("2018-04-03T14:05:00", HttpStatusCode.BadRequest)]
    [InlineData("2018-04-03", HttpStatusCode.BadRequest)]
    [InlineData("2018-04-03T14:10:00+07:00", HttpStatusCode.NoContent)]
    [InlineData("2018-04-03T07:10:00Z", HttpStatusCode.NoContent)]
    [InlineData("2019-04-03T14:10:00+07:00", HttpStatusCode.UnprocessableEntity)]
    [InlineData("1980-04-03T14:10:00+07:00", HttpStatusCode.UnprocessableEntity)]
    [InlineData("hôm qua", HttpStatusCode.BadRequest)]
    public async Task A_moment_without_its_offset_is_refused_rather_than_guessed(string at, HttpStatusCode expected)
    {
        var (reference, _) = await nation.Report();
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var answer = await Post(program, $"/api/v1/incidents/{reference}/notes", $$"""{"text":"Đã ngắt mạng","at":"{{at}}"}""");
        Assert.True(expected == answer.Status, $"{answer.Status} {answer.Body}");
        if (expected != HttpStatusCode.NoContent)
            return;
        var happened = await nation.In((db, _) => db.Events.Where(e => e.Name == nameof(NoteAdded)).OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal(new DateTime(2018, 4, 3, 7, 10, 0, DateTimeKind.Utc), happened.FactAt);
    }

    [Fact]
    public async Task A_note_under_the_same_key_is_kept_once_and_stored_composed()
    {
        var (reference, _) = await nation.Report();
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.NoContent, (await Post(program, $"/api/v1/incidents/{reference}/notes", """{"text":"Ma\u0301y chu\u0309 \u202Ex","key":"n1"}""")).Status);
        var id = (await nation.Incident(reference)).Id;
        Assert.Equal("Máy chủ x", Assert.Single(await nation.In((db, _) => db.IncidentNotes.Where(n => n.IncidentId == id).Select(n => n.Text).ToListAsync())));
        foreach (var wrong in new[] { """{"text":""}""", """{"text":null}""", """{"text":"a\u0000"}""", "{}", $$"""{"text":"{{new string('x', 20_001)}}"}""", """{"text":7}""", """{"text":"x","lạ":1}""" })
            Assert.Equal(HttpStatusCode.BadRequest, (await Post(program, $"/api/v1/incidents/{reference}/notes", wrong)).Status);
    }

    [Fact]
    public async Task Verbs_refuse_what_their_form_refuses()
    {
        var (reference, _) = await nation.Report();
        using var program = await nation.ApiAs(PostRole.DutyOfficer, nation.Coordinator);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(program, $"/api/v1/incidents/{reference}/judgements", $$"""{"reason":"{{new string('x', 2001)}}"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(program, $"/api/v1/incidents/{reference}/judgements", """{"serious":"có","reason":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(program, $"/api/v1/incidents/{reference}/judgements", """{"Status":"Closed","reason":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(program, $"/api/v1/incidents/{reference}/same", """{"sameAs":"SC-1999-000001"}""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(program, $"/api/v1/incidents/{reference}/invalidate", "{}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(program, $"/api/v1/incidents/{reference}/correct-detection", """{"at":"2018-04-03T13:00:00","reason":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(program, $"/api/v1/incidents/{reference}/verify", """{"version":99}""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Post(program, $"/api/v1/incidents/{reference}/verify", """{"attackType":"DEFACE"}""")).Status);
        Assert.Equal(IncidentStatus.Verified, (await nation.Incident(reference)).Status);
    }

    [Fact]
    public async Task What_one_may_not_see_is_what_does_not_exist()
    {
        var (reference, _) = await nation.Report();
        using var stranger = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Stranger);
        var (foreign, unknown) = (await Post(stranger, $"/api/v1/incidents/{reference}/notes", """{"text":"x"}"""), await Post(stranger, "/api/v1/incidents/SC-1999-000001/notes", """{"text":"x"}"""));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, unknown.Status));
        Assert.Equal(foreign.Body.GetProperty("title").GetString(), unknown.Body.GetProperty("title").GetString());
        var system = await Post(stranger, "/api/v1/incidents", $$"""{"values":{{Whole}},"systemId":"{{nation.Portal}}"}""");
        var none = await Post(stranger, "/api/v1/incidents", $$"""{"values":{{Whole}},"systemId":"{{UngCuu.Shared.Ids.New()}}"}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (system.Status, none.Status));
        Assert.Equal(system.Body.GetProperty("title").GetString(), none.Body.GetProperty("title").GetString());
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body, string? Type)> Post(Browser program, string address, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await program.Client.PostAsync(new Uri(address, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default, answer.Content.Headers.ContentType?.MediaType);
    }
}
