using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>The response from step to step of its process, as people walk it on the pages.</summary>
[Trait("needs", "database")]
public class ProcessWalkTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    [Fact]
    public async Task An_ordinary_response_walks_the_steps_and_goes_back_when_the_tests_fail()
    {
        var reference = (await nation.Report()).Reference;
        using var centre = await nation.AsOperator();
        using var unit = await nation.AsUnit();
        Assert.Contains("1.a · Tiếp nhận, xác minh sự cố", (await centre.Get($"/incidents/{reference}")).One("#process").TextContent, StringComparison.Ordinal);

        await unit.Do(reference, "verify");
        Assert.Equal("1b", (await nation.Incident(reference)).Step);
        await Go(centre, reference, "1c");
        await Go(centre, reference, "1d");
        var changed = await Go(centre, reference, "1c", reason: "Đổi phương án");
        // Containment belongs to a response that runs: the button is not there, the verb that leads there is.
        Assert.Null(changed.Html.QuerySelector("#move button[value='2']"));
        Assert.NotNull(changed.Html.QuerySelector($"#move a[href='/incidents/{reference}/start']"));

        await centre.Do(reference, "start");
        Assert.Equal("2", (await nation.Incident(reference)).Step);
        foreach (var step in new[] { "3a", "3b", "3c" })
            await Go(centre, reference, step);
        var silent = await Press(centre, reference, "2", reason: null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Equal("3c", (await nation.Incident(reference)).Step);

        var back = await Go(centre, reference, "2", reason: "Còn tiến trình lạ");
        Assert.Contains("Đang ở bước này", back.One("#step-2").TextContent, StringComparison.Ordinal);
        var timeline = (await centre.Get($"/incidents/{reference}")).One("#timeline-entries").TextContent;
        Assert.Contains("Quay lại bước trước của quy trình", timeline, StringComparison.Ordinal);
        Assert.Contains("Còn tiến trình lạ", timeline, StringComparison.Ordinal);

        await centre.Do(reference, "end");
        Assert.Equal("4", (await nation.Incident(reference)).Step);
        await centre.Do(reference, "resume", ("Form.Reason", "Chưa ổn định"));
        Assert.Equal("2", (await nation.Incident(reference)).Step);
    }

    [Fact]
    public async Task Each_step_gives_its_check_list_to_whose_part_it_is_and_gives_it_again_when_it_is_reached_again()
    {
        var reference = (await nation.Report()).Reference;
        using var centre = await nation.AsOperator();
        using var unit = await nation.AsUnit();
        Assert.Empty(await Tasks(reference));
        await unit.Do(reference, "verify");
        await centre.Do(reference, "start");
        var first = (await Tasks(reference)).Where(t => t.Code!.StartsWith("2.", StringComparison.Ordinal)).ToList();
        Assert.Equal(["2.contain", "2.evidence", "2.origin", "2.scope"], first.Select(t => t.Code!).Order(StringComparer.Ordinal));
        Assert.All(first, t => Assert.Equal(nation.Operator, t.OrganisationId));

        var done = first.Single(t => t.Code == "2.contain");
        await centre.Do(reference, $"tasks/{done.Id}", ("Form.Note", "Đã chặn ở tường lửa"));
        await Go(centre, reference, "3a");
        await Go(centre, reference, "2", reason: "Còn lây lan");
        var second = (await Tasks(reference)).Where(t => t.Code!.StartsWith("2.", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, second.Count);
        Assert.Equal(2, second.Where(t => t.Code == "2.contain").Max(t => t.Round));
        Assert.Contains("lần 2", (await centre.Get($"/incidents/{reference}/tasks")).One("#tasks").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decided_serious_incident_is_on_the_serious_way_until_that_ends()
    {
        var reference = (await nation.Report()).Reference;
        using var lead = await nation.SignInAs(PostRole.CoordinationLead, nation.Coordinator);
        using var standing = await nation.SignInAs(PostRole.StandingAgency, await StandingAgency());
        using var centre = await nation.AsOperator();
        await lead.Do(reference, "verify");
        await lead.Do(reference, "judge", Serious());
        await standing.Do(reference, "judge", ("Form.Serious", "true"), ("Form.Reason", "Đồng ý"));
        Assert.Equal("s3", (await nation.Incident(reference)).Step);
        var page = await centre.Get($"/incidents/{reference}/process");
        Assert.Contains("Quy trình ứng cứu sự cố nghiêm trọng", page.One("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("Phân công theo vai trò", page.One("main").TextContent, StringComparison.Ordinal);
        Assert.Equal((await StandingAgency(), nation.Coordinator), (One("s3.convene", await Tasks(reference)), One("s3.assign", await Tasks(reference))));
        // What the ordinary way still asked for is not asked for any more.
        Assert.All((await Tasks(reference)).Where(t => t.Code!.StartsWith("1b", StringComparison.Ordinal)), t => Assert.Equal(IncidentTaskStatus.Dropped, t.Status));

        // The law says who leads here: the operator does not walk past the convening.
        Assert.Null((await centre.Get($"/incidents/{reference}/process")).Html.QuerySelector("#move form"));
        var convene = (await Tasks(reference)).Single(t => t.Code == "s3.convene");
        await standing.Do(reference, $"tasks/{convene.Id}", ("Form.Note", "Đã triệu tập"));

        await Go(lead, reference, "s4");
        await centre.Do(reference, "start");
        Assert.Equal("s4", (await nation.Incident(reference)).Step);
        await Go(standing, reference, "s5g");
        // What goes on beside it is given once, with the first step of its part.
        Assert.Single(await Tasks(reference), t => t.Code == "s5h.origin");
        await Go(centre, reference, "s5e");
        await Go(centre, reference, "s5g", reason: "Kiểm tra không đạt");
        await Go(centre, reference, "s5e");
        Assert.Single(await Tasks(reference), t => t.Code == "s5h.origin");

        await lead.Do(reference, "judge", [.. Reporting.Ordinary("Đã khống chế").Where(f => f.Field != "Form.CannotHandle"), ("Form.CannotHandle", "false")]);
        await standing.Do(reference, "judge", ("Form.Serious", "false"), ("Form.Reason", "Hạ mức"));
        Assert.Equal("2", (await nation.Incident(reference)).Step);
    }

    [Fact]
    public async Task What_was_set_aside_and_opened_again_begins_anew_and_what_is_decided_after_its_end_is_reviewed()
    {
        var reference = (await nation.Report()).Reference;
        using var officer = await nation.AsOfficer();
        await officer.Do(reference, "invalidate", ("Form.Reason", "Báo nhầm"));
        await officer.Do(reference, "reopen", ("Form.Reason", "Là thật"));
        Assert.Null((await nation.Incident(reference)).Step);
        using var centre = await nation.AsOperator();
        await officer.Do(reference, "verify");
        await centre.Do(reference, "start");
        await Go(centre, reference, "3a");
        await officer.Do(reference, "invalidate", ("Form.Reason", "Hóa ra là bảo trì"));
        Assert.Contains("3.a", (await centre.Get($"/incidents/{reference}")).One("#process").TextContent, StringComparison.Ordinal);
        await officer.Do(reference, "reopen", ("Form.Reason", "Lại thấy"));
        Assert.Equal("1a", (await nation.Incident(reference)).Step);

        await officer.Do(reference, "verify");
        await centre.Do(reference, "end");
        using var lead = await nation.SignInAs(PostRole.CoordinationLead, nation.Coordinator);
        using var standing = await nation.SignInAs(PostRole.StandingAgency, await StandingAgency());
        await lead.Do(reference, "judge", Serious());
        await standing.Do(reference, "judge", ("Form.Serious", "true"), ("Form.Reason", "Đồng ý"));
        Assert.Equal("s6", (await nation.Incident(reference)).Step);
        await lead.Do(reference, "judge", [.. Reporting.Ordinary("Đã rõ")]);
        await standing.Do(reference, "judge", ("Form.Serious", "false"), ("Form.Reason", "Hạ mức"));
        Assert.Equal("4", (await nation.Incident(reference)).Step);
    }

    /// <summary>Along the ordinary way, in each state: all steps asked for, those taken written down by hand.</summary>
    [Fact]
    public async Task A_step_that_does_not_follow_is_refused_and_changes_nothing()
    {
        var reference = (await nation.Report()).Reference;
        using var unit = await nation.AsUnit();
        using var program = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Unit);
        (string? Verb, string[] Taken)[] walk = [(null, []), ("verify", ["1c", "1d"]), ("start", ["3a", "3b", "3c"]), ("end", [])];
        string[] asked = ["1a", "1b", "1c", "1d", "1dd", "1e", "2", "3a", "3b", "3c", "4", "s4", "x"];
        foreach (var (verb, expected) in walk)
        {
            if (verb is not null)
                await unit.Do(reference, verb);
            var taken = new List<string>();
            foreach (var to in asked)
            {
                var before = (await nation.Incident(reference)).Step;
                using var answer = await program.Client.PostAsJsonAsync(new Uri($"/api/v1/incidents/{reference}/process", UriKind.Relative), new { to, reason = "Thử mọi bước" });
                if (answer.StatusCode == HttpStatusCode.OK)
                    taken.Add(to);
                else
                    Assert.Equal((HttpStatusCode.UnprocessableEntity, before), (answer.StatusCode, (await nation.Incident(reference)).Step));
            }
            Assert.Equal(expected, taken);
        }
    }

    [Fact]
    public async Task Who_takes_no_part_walks_nothing()
    {
        var reference = (await nation.Report()).Reference;
        using var unit = await nation.AsUnit();
        await unit.Do(reference, "verify");
        using var stranger = await nation.AsStranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{reference}/process")).Status);
        using var auditor = await nation.SignInAs(PostRole.Auditor, nation.Coordinator);
        var read = await auditor.Get($"/incidents/{reference}/process");
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Null(read.Html.QuerySelector("#move form"));

        // Who told of it reads along, and neither walks nor gives tasks.
        var id = (await nation.Incident(reference)).Id;
        await nation.In(async (db, _) =>
        {
            db.Add(new IncidentParty(id, nation.Stranger, PartyRole.Reporter));
            return await db.SaveChangesAsync();
        });
        Assert.Null((await stranger.Get($"/incidents/{reference}/process")).Html.QuerySelector("#move form"));
        Assert.Null((await stranger.Get($"/incidents/{reference}/tasks")).Html.QuerySelector("#give"));
        using var program = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Stranger);
        foreach (var (address, body) in new (string, object)[] { ("process", new { to = "1c" }), ("tasks", new { title = "Của người ngoài" }) })
        {
            using var answer = await program.Client.PostAsJsonAsync(new Uri($"/api/v1/incidents/{reference}/{address}", UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
        Assert.Equal("1b", (await nation.Incident(reference)).Step);
    }

    private static Guid One(string code, List<IncidentTask> tasks) => tasks.Single(t => t.Code == code).OrganisationId;

    private static (string Field, object? Value)[] Serious() =>
    [
        ("Form.Level", "4"), ("Form.Answers[interruption]", "Yes"), ("Form.Answers[disclosure]", "No"), ("Form.Answers[integrity]", "No"), ("Form.Answers[control]", "No"), ("Form.Answers[spread]", "No"),
        ("Form.CannotHandle", "true"), ("Form.Force", "Sở"), ("Form.Resources", "Ba cán bộ"), ("Form.TaskForce", "Triệu tập ngay"), ("Form.Reason", "Đủ hai điều kiện"),
    ];

    private Task<Guid> StandingAgency() => nation.In(async (_, services) =>
        (await ((RegistrySource)services.GetService(typeof(RegistrySource))!).Snapshot()).NationalRoles.HolderOf(NationalRole.Standing, VietnamTime.Day(NationOf2018.Start))!.OrganisationId);

    private async Task<List<IncidentTask>> Tasks(string reference)
    {
        var id = (await nation.Incident(reference)).Id;
        return await nation.In((db, _) => db.IncidentTasks.AsNoTracking().Where(t => t.IncidentId == id).ToListAsync());
    }

    private static async Task<Page> Go(Browser browser, string reference, string to, string? reason = null)
    {
        var page = await Press(browser, reference, to, reason);
        Assert.True(page.Status == HttpStatusCode.OK, $"{to}: {page.Html.QuerySelector(".form-errors")?.TextContent}");
        return page;
    }

    private static async Task<Page> Press(Browser browser, string reference, string to, string? reason)
    {
        var page = await browser.Get($"/incidents/{reference}/process");
        var words = page.One($"#move button[value='{to}']").TextContent.Trim();
        return await browser.Send(page, reason is null ? [] : new Dictionary<string, object?> { ["Form.Reason"] = reason }, words);
    }
}
