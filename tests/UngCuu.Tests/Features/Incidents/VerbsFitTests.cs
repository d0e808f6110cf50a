using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>Every verb of the table, carried out by a program of somebody whose post may use it.</summary>
[Trait("needs", "database")]
public class VerbsFitTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    public static TheoryData<IncidentStatus> EveryState() => [.. Enum.GetValues<IncidentStatus>()];

    public static TheoryData<string> EveryVerbThatTakesAReason() => [.. IncidentVerbs.All.Where(v => v.Asks.HasFlag(Asks.Reason)).Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(EveryState))]
    public async Task What_is_not_offered_in_a_state_is_refused_there_and_changes_nothing(IncidentStatus state)
    {
        var reference = await AnIncidentIn(state);
        foreach (var verb in IncidentVerbs.All)
        {
            using var program = await ProgramFor(verb);
            using var card = JsonDocument.Parse(await program.Client.GetStringAsync(new Uri($"/api/v1/incidents/{reference}", UriKind.Relative)));
            if (card.RootElement.GetProperty("verbs").EnumerateArray().Any(v => v.GetString() == verb.Name))
                continue;
            var before = (await nation.Incident(reference)).Version;
            var (status, said) = await Post(program, reference, verb.Name, new { at = nation.Clock.Now, reason = "thử", sameAs = reference });
            Assert.True(status == HttpStatusCode.UnprocessableEntity, $"{state}, {verb.Name}: {status} {said}");
            Assert.Equal(before, (await nation.Incident(reference)).Version);
        }
    }

    [Fact]
    public async Task A_closed_incident_keeps_its_detection_and_says_why_in_words()
    {
        var reference = await AnIncidentIn(IncidentStatus.Closed);
        using var officer = await nation.SignInAs(RoleFor("correct-detection"), nation.Coordinator);
        var page = await officer.Get($"/incidents/{reference}/correct-detection");
        Assert.Contains("Đã đóng", page.One("main .notice:not([hidden])").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("main form"));

        using var program = await ProgramFor(IncidentVerbs.Find("correct-detection")!);
        var (status, said) = await Post(program, reference, "correct-detection", new { at = Given.Detected.AddMinutes(-5), reason = "nhật ký ghi sớm hơn" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Đã đóng", said, StringComparison.Ordinal);
        Assert.Equal(Given.Detected, (await nation.Incident(reference)).DetectedAt);
    }

    [Theory]
    [MemberData(nameof(EveryVerbThatTakesAReason))]
    public async Task A_reason_that_was_asked_for_is_recorded_and_read_in_the_timeline(string name)
    {
        var verb = IncidentVerbs.Find(name)!;
        var from = verb.Move is { } move ? Enum.GetValues<IncidentStatus>().First(s => IncidentMoves.All.Can(s, move)) : IncidentStatus.Received;
        var reference = await AnIncidentIn(from);
        var other = await AnIncidentIn(IncidentStatus.Received);
        using var program = await ProgramFor(verb);
        var reason = $"Lý do riêng của {name}";
        var (status, said) = await Post(program, reference, name, new { at = nation.Clock.Now, reason, sameAs = other });
        Assert.True(status == HttpStatusCode.NoContent, $"{status} {said}");
        var id = (await nation.Incident(reference)).Id;
        Assert.True(await nation.In((db, _) => db.Events.AnyAsync(e => e.SubjectId == id && e.Reason == reason)));
        using var officer = await nation.AsOfficer();
        Assert.Contains(reason, (await officer.Get($"/incidents/{reference}")).One("#timeline").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_does_not_end_before_it_started_and_may_end_in_the_same_minute()
    {
        var reference = await AnIncidentIn(IncidentStatus.Verified);
        await Done(reference, "start", new { });
        var id = (await nation.Incident(reference)).Id;
        var started = await nation.In((db, _) => db.Events.Where(e => e.SubjectId == id && e.Name == nameof(ResponseStarted)).Select(e => e.FactAt).SingleAsync());

        using var ending = await ProgramFor(IncidentVerbs.Find("end")!);
        var (status, said) = await Post(ending, reference, "end", new { at = started.AddMinutes(-2) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("trước khi bắt đầu ứng cứu", said, StringComparison.Ordinal);

        await Done(reference, "end", new { at = started.AddTicks(-(started.Ticks % TimeSpan.TicksPerMinute)) });
        Assert.Equal(started, (await nation.Incident(reference)).EndedAt);
    }

    [Fact]
    public async Task A_response_neither_starts_before_the_detection_nor_is_found_to_have()
    {
        var (early, late) = (await AnIncidentIn(IncidentStatus.Verified), await AnIncidentIn(IncidentStatus.Verified));
        var soon = nation.Clock.Now.AddMinutes(4);
        await Done(early, "correct-detection", new { at = soon, reason = "đồng hồ chạy nhanh" });
        using var starting = await ProgramFor(IncidentVerbs.Find("start")!);
        var (status, said) = await Post(starting, early, "start", new { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("thời điểm phát hiện", said, StringComparison.Ordinal);

        await Done(late, "start", new { });
        using var correcting = await ProgramFor(IncidentVerbs.Find("correct-detection")!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(correcting, late, "correct-detection", new { at = soon, reason = "đồng hồ chạy nhanh" })).Status);
    }

    [Fact]
    public async Task The_end_of_a_response_is_offered_as_now()
    {
        var reference = await AnIncidentIn(IncidentStatus.Responding);
        using var officer = await nation.SignInAs(RoleFor("end"), nation.Coordinator);
        var offered = (await officer.Get($"/incidents/{reference}/end")).One("[name='Form.At']").GetAttribute("value")!;
        Assert.EndsWith("03/4/2018", offered, StringComparison.Ordinal);
        var hour = TimeOnly.ParseExact(offered.Split(' ')[0], "HH:mm", CultureInfo.InvariantCulture);
        Assert.True(hour.ToTimeSpan() - VietnamTime.FromUtc(nation.Clock.Now).TimeOfDay is { TotalMinutes: > -2 and <= 0 }, offered);
    }

    private async Task Done(string reference, string verb, object form)
    {
        using var program = await ProgramFor(IncidentVerbs.Find(verb)!);
        var (status, said) = await Post(program, reference, verb, form);
        Assert.True(status == HttpStatusCode.NoContent, $"{verb}: {status} {said}");
    }

    private static PostRole RoleFor(string verb) => RoleFor(IncidentVerbs.Find(verb)!);

    private static PostRole RoleFor(IncidentVerb verb) =>
        Enum.GetValues<PostRole>().First(r => Roles.Of(r).Contains(verb.Needs) && Roles.Of(r).Contains(Permission.ReadIncidents));

    private Task<Browser> ProgramFor(IncidentVerb verb) => nation.ApiAs(RoleFor(verb), nation.Coordinator);

    private async Task<string> AnIncidentIn(IncidentStatus state) => await nation.In(async (db, _) =>
    {
        var incident = IncidentTests.AnIncidentIn(state, (PartyRole.Coordinator, nation.Coordinator), (PartyRole.Operator, nation.Operator));
        incident.Recorded(new IncidentNotified(nation.Operator, [nation.Coordinator], Ids.New(), Result: true));
        db.Incidents.Add(incident);
        await db.SaveChangesAsync();
        return incident.Reference!;
    });

    private static async Task<(HttpStatusCode Status, string Said)> Post(Browser program, string reference, string verb, object form)
    {
        using var content = new StringContent(JsonSerializer.Serialize(form), Encoding.UTF8, "application/json");
        using var answer = await program.Client.PostAsync(new Uri($"/api/v1/incidents/{reference}/{verb}", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text).GetProperty("title").GetString()! : text);
    }
}
