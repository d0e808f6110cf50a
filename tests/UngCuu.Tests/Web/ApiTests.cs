using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Tests.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Web;

[Trait("needs", "database")]
public class ApiTests(ReachNation nation) : IClassFixture<ReachNation>
{
    [Fact]
    public async Task What_a_program_sends_is_checked_with_the_words_of_the_pages()
    {
        var (answer, body) = await Post("verify", new { reason = new string('x', 2001) });
        Assert.Equal(HttpStatusCode.BadRequest, answer);
        Assert.Contains("tối đa 2000 ký tự", body.GetProperty("errors").GetProperty("reason")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_says_no_is_answered_with_problem_details_in_words()
    {
        var (answer, body) = await Post("reopen", new { reason = "thử" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer);
        Assert.Equal(422, body.GetProperty("status").GetInt32());
        Assert.NotEqual("", body.GetProperty("title").GetString());
        Assert.NotEqual("", body.GetProperty("number").GetString());
    }

    [Fact]
    public async Task A_text_sent_by_a_program_is_stored_composed_like_one_typed_by_a_person()
    {
        var (answer, _) = await Post("notes", new { text = "Đã ngắt máy chủ\u202E khỏi mạng".Normalize(NormalizationForm.FormD) });
        Assert.Equal(HttpStatusCode.NoContent, answer);
        Assert.Equal(1, await nation.In((db, _) => db.IncidentNotes.CountAsync(n => n.Text == "Đã ngắt máy chủ khỏi mạng")));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> Post(string verb, object form)
    {
        var made = await nation.Made();
        using var program = await nation.ApiAs(PostRole.DutyOfficer, nation.Relations["coordinator"]);
        using var answer = await program.Client.PostAsJsonAsync(new Uri($"/api/v1/incidents/{made.Incident.Reference}/{verb}", UriKind.Relative), form);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body.Length > 0 ? JsonDocument.Parse(body).RootElement : default);
    }
}
