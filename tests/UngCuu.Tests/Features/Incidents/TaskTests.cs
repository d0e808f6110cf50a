using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>Tasks of a response: whose, by when, settled or handed over; their times are clocks like all others.</summary>
[Trait("needs", "database")]
public class TaskTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private static readonly DateTime Due = NationOf2018.Start.AddHours(3.5);

    [Fact]
    public async Task A_task_with_a_time_runs_a_clock_that_its_result_stops()
    {
        var reference = (await nation.Report()).Reference;
        using var unit = await nation.AsUnit();
        using var centre = await nation.AsOperator();
        await Give(unit, reference, ("Form.Title", "Gửi nhật ký tường lửa"), ("Form.To", nation.Operator.ToString()), ("Form.Due", "18:00 03/4/2018"));
        var duty = Assert.Single(await Duties(reference));
        Assert.Equal((nation.Operator, (DateTime?)Due, true), (duty.OrganisationId, duty.Due, duty.IsOpen));

        var waiting = (await centre.Get("/")).One($"li[data-rule='TSK-1'][data-about='{reference}']");
        Assert.Contains("Gửi nhật ký tường lửa", waiting.TextContent, StringComparison.Ordinal);
        var page = await centre.Get(waiting.QuerySelector("a.btn")!.GetAttribute("href")!);
        Assert.Contains("Gửi nhật ký tường lửa", page.One("h1").TextContent, StringComparison.Ordinal);
        var done = await centre.Press(page, ("Form.Note", "Đã gửi ba tệp"));
        Assert.Equal("Done", done.One("#tasks tr[data-status]").GetAttribute("data-status"));
        Assert.NotNull((await Duties(reference)).Single().MetAt);
        var timeline = (await unit.Get($"/incidents/{reference}")).One("#timeline-entries").TextContent;
        Assert.Contains("Đã gửi ba tệp", timeline, StringComparison.Ordinal);
        Assert.DoesNotContain("Đặt thời hạn", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handing_one_task_over_moves_its_clock_and_leaves_the_others_running()
    {
        var reference = (await nation.Report()).Reference;
        using var unit = await nation.AsUnit();
        foreach (var title in new[] { "Thu thập nhật ký", "Dò quét máy chủ", "Liên hệ nhà cung cấp" })
            await Give(unit, reference, ("Form.Title", title), ("Form.To", nation.Operator.ToString()), ("Form.Due", "18:00 03/4/2018"));
        var scan = (await Tasks(reference)).Single(t => t.Title == "Dò quét máy chủ");
        var page = await unit.Get($"/incidents/{reference}/tasks");
        var moved = await unit.Send(page, new Dictionary<string, object?> { ["HandOver.Tasks"] = new[] { scan.Id.ToString() }, ["HandOver.To"] = nation.Unit.ToString(), ["HandOver.Reason"] = "Sở có máy quét" }, "Bàn giao");
        Assert.Contains("Đã cập nhật 1 việc", moved.One("main, .toast, [role=status]").Owner!.Body!.TextContent, StringComparison.Ordinal);

        var duties = await Duties(reference);
        Assert.Equal(3, duties.Count(d => d.IsOpen));
        Assert.Equal(nation.Unit, duties.Single(d => d.IsOpen && d.Occurrence.StartsWith(scan.Id.ToString(), StringComparison.Ordinal)).OrganisationId);
        Assert.Equal("undone", duties.Single(d => !d.IsOpen).EndReason);
    }

    [Fact]
    public async Task Another_time_is_another_time_for_the_same_clock_and_dropping_ends_it()
    {
        var reference = (await nation.Report()).Reference;
        using var unit = await nation.AsUnit();
        await Give(unit, reference, ("Form.Title", "Sao lưu"), ("Form.Due", "18:00 03/4/2018"));
        var task = (await Tasks(reference)).Single();
        var page = await unit.Get($"/incidents/{reference}/tasks");
        var longer = new Dictionary<string, object?> { ["HandOver.Tasks"] = new[] { task.Id.ToString() }, ["HandOver.Due"] = "20:00 03/4/2018" };
        var silent = await unit.Send(page, longer, "Bàn giao");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        longer["HandOver.Reason"] = "Máy chủ lớn";
        await unit.Send(page, longer, "Bàn giao");
        // A clock of its own, reminded anew; the first stays on record with what it was.
        Assert.Equal([(Due, false), (Due.AddHours(2), true)], (await Duties(reference)).OrderBy(d => d.Due).Select(d => (d.Due!.Value, d.IsOpen)));
        Assert.Contains("Máy chủ lớn", (await unit.Get($"/incidents/{reference}")).One("#timeline-entries").TextContent, StringComparison.Ordinal);

        await unit.Send(await unit.Get($"/incidents/{reference}/tasks/{task.Id}"), new Dictionary<string, object?> { ["Form.Note"] = "Đã có bản sao" }, "Không cần làm");
        Assert.All(await Duties(reference), d => Assert.False(d.IsOpen));
        await unit.Send(await unit.Get($"/incidents/{reference}/tasks/{task.Id}"), new Dictionary<string, object?> { ["Form.Note"] = "Bản sao hỏng", ["Form.Due"] = "21:00 03/4/2018" }, "Mở lại");
        var duties = await Duties(reference);
        Assert.Equal(3, duties.Count);
        Assert.Equal(Due.AddHours(3), duties.Single(d => d.IsOpen).Due);
    }

    [Fact]
    public async Task What_was_finished_without_a_time_and_is_taken_up_with_one_runs_a_clock()
    {
        var reference = (await nation.Report()).Reference;
        using var program = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Unit);
        await Post(program, $"{reference}/tasks", new { title = "Rà soát tài khoản" });
        var task = (await Tasks(reference)).Single();
        Assert.Equal(HttpStatusCode.NoContent, await Post(program, $"{reference}/tasks/{task.Id}/finish", new { }));
        Assert.Equal(HttpStatusCode.NoContent, await Post(program, $"{reference}/tasks/{task.Id}/take-up-again", new { note = "Còn sót", due = Due }));
        var duty = Assert.Single(await Duties(reference));
        Assert.Equal((true, null, (DateTime?)Due), (duty.IsOpen, duty.MetAt, duty.Due));
        Assert.Equal(HttpStatusCode.NoContent, await Post(program, $"{reference}/tasks/{task.Id}/finish", new { }));
        Assert.NotNull((await Duties(reference)).Single().MetAt);
    }

    [Fact]
    public async Task Who_has_a_task_does_not_give_themselves_more_time_for_it()
    {
        var reference = (await nation.Report()).Reference;
        using var unit = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Unit);
        using var centre = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        await Post(unit, $"{reference}/tasks", new { title = "Gửi nhật ký", to = nation.Operator, due = Due });
        var task = (await Tasks(reference)).Single();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(centre, $"{reference}/tasks/hand-over", new { tasks = new[] { task.Id }, due = Due.AddDays(7), reason = "Bận" }));
        Assert.Equal(HttpStatusCode.OK, await Post(centre, $"{reference}/tasks/hand-over", new { tasks = new[] { task.Id }, due = Due.AddHours(-1) }));
        Assert.Equal(HttpStatusCode.OK, await Post(unit, $"{reference}/tasks/hand-over", new { tasks = new[] { task.Id }, due = Due.AddDays(7), reason = "Đồng ý gia hạn" }));
        Assert.Equal(Due.AddDays(7), (await Duties(reference)).Single(d => d.IsOpen).Due);
    }

    [Fact]
    public async Task Who_may_not_see_a_secret_incident_is_given_nothing_in_it_and_whoever_is_given_something_is_told()
    {
        var reference = (await nation.Report()).Reference;
        var id = (await nation.Incident(reference)).Id;
        var standing = (await nation.Incident(reference)).PartyIn(PartyRole.Standing)!.Value;
        using var unit = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Unit);
        Assert.Equal(HttpStatusCode.NoContent, await Post(unit, $"{reference}/tasks", new { title = "Việc công khai", to = standing }));
        Assert.Equal(HttpStatusCode.NoContent, await Post(unit, $"{reference}/tasks", new { title = "Của mình" }));
        while (await ((UngCuu.Jobs.Outbox)nation.Services.GetService(typeof(UngCuu.Jobs.Outbox))!).DeliverOne(CancellationToken.None))
        {
        }
        Assert.Equal([standing], await nation.In((db, _) => db.Notices.Where(n => n.AboutId == id && n.Kind == "incident.task").Select(n => n.RecipientId).ToListAsync()));

        await nation.In(async (db, _) => await db.Incidents.Where(i => i.Id == id).ExecuteUpdateAsync(s => s.SetProperty(i => i.Secret, true)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(unit, $"{reference}/tasks", new { title = "Việc kín", to = standing }));
        Assert.Equal(HttpStatusCode.NoContent, await Post(unit, $"{reference}/tasks", new { title = "Việc kín", to = nation.Operator }));
    }

    [Fact]
    public async Task Who_may_not_direct_gives_tasks_to_their_own_only_and_settles_no_others()
    {
        var reference = (await nation.Report()).Reference;
        using var unit = await nation.AsUnit();
        using var centre = await nation.AsOperator();
        await Give(unit, reference, ("Form.Title", "Việc của Sở"));
        var task = (await Tasks(reference)).Single();
        var seen = await centre.Get($"/incidents/{reference}/tasks/{task.Id}");
        Assert.Contains("thuộc đơn vị khác", seen.One("main .notice").TextContent, StringComparison.Ordinal);

        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, $"{reference}/tasks/{task.Id}/finish", new { note = "xong hộ" }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, $"{reference}/tasks", new { title = "Cho Sở làm", to = nation.Unit }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, $"{reference}/tasks", new { title = "Cho người lạ", to = nation.Stranger }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, $"{reference}/tasks/hand-over", new { tasks = new[] { task.Id }, to = nation.Operator }));
        Assert.Equal(IncidentTaskStatus.Open, (await Tasks(reference)).Single().Status);

        // Of several handed over at once, one that is another's keeps all where they are.
        Assert.Equal(HttpStatusCode.NoContent, await Post(program, $"{reference}/tasks", new { title = "Việc của mình" }));
        var own = (await Tasks(reference)).Single(t => t.OrganisationId == nation.Operator);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, $"{reference}/tasks/hand-over", new { tasks = new[] { own.Id, task.Id }, due = Due }));
        Assert.All(await Tasks(reference), t => Assert.Null(t.DueAt));
    }

    [Fact]
    public async Task A_task_of_another_incident_is_no_task_of_this_one()
    {
        var (reference, other) = ((await nation.Report()).Reference, (await nation.Report()).Reference);
        using var unit = await nation.AsUnit();
        await Give(unit, other, ("Form.Title", "Ở sự cố kia"));
        var task = (await Tasks(other)).Single();
        Assert.Equal(HttpStatusCode.NotFound, (await unit.Get($"/incidents/{reference}/tasks/{task.Id}")).Status);
        using var program = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Unit);
        Assert.Equal(HttpStatusCode.NotFound, await Post(program, $"{reference}/tasks/{task.Id}/finish", new { }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, $"{reference}/tasks/hand-over", new { tasks = new[] { task.Id }, due = Due }));
    }

    public static TheoryData<object, HttpStatusCode> Wrong => new()
    {
        { new { }, HttpStatusCode.BadRequest },
        { new { title = "" }, HttpStatusCode.BadRequest },
        { new { title = new string('a', 301) }, HttpStatusCode.BadRequest },
        { new { title = "Quá hạn", due = NationOf2018.Start.AddDays(-1) }, HttpStatusCode.UnprocessableEntity },
        { new { title = "Quá xa", due = "9000-01-01T00:00:00Z" }, HttpStatusCode.UnprocessableEntity },
        { new { title = "Không múi giờ", due = "2018-04-03T18:00:00" }, HttpStatusCode.BadRequest },
        { new { title = "Trường lạ", status = "Done" }, HttpStatusCode.BadRequest },
        { new { title = "ĐỘ MẬT: TỐI MẬT" }, HttpStatusCode.UnprocessableEntity },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_gives_no_task(object task, HttpStatusCode answer)
    {
        var reference = (await nation.Report()).Reference;
        using var program = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Unit);
        Assert.Equal(answer, await Post(program, $"{reference}/tasks", task));
        Assert.Empty(await Tasks(reference));
    }

    [Fact]
    public async Task The_same_posting_gives_one_task_and_what_is_settled_is_settled_once()
    {
        var reference = (await nation.Report()).Reference;
        using var program = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Unit);
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.NoContent, await Post(program, $"{reference}/tasks", new { title = "Một lần", key = "k1" }));
        var task = Assert.Single(await Tasks(reference));
        Assert.Equal(HttpStatusCode.OK, await Post(program, $"{reference}/tasks/hand-over", new { tasks = new[] { task.Id }, due = Due }));
        Assert.Equal(HttpStatusCode.Conflict, await Post(program, $"{reference}/tasks/{task.Id}/drop", new { note = "chậm", version = task.Version }));
        Assert.Equal(HttpStatusCode.NoContent, await Post(program, $"{reference}/tasks/{task.Id}/finish", new { version = task.Version + 1 }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, $"{reference}/tasks/{task.Id}/finish", new { }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, $"{reference}/tasks/{task.Id}/take-up-again", new { }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, $"{reference}/tasks/hand-over", new { tasks = new[] { task.Id }, due = Due }));
    }

    private static async Task<HttpStatusCode> Post(Browser program, string address, object body)
    {
        using var answer = await program.Client.PostAsJsonAsync(new Uri($"/api/v1/incidents/{address}", UriKind.Relative), body);
        return answer.StatusCode;
    }

    private static async Task Give(Browser browser, string reference, params (string Field, object? Value)[] fields)
    {
        var given = await browser.Send(await browser.Get($"/incidents/{reference}/tasks"), fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal), "Giao việc");
        Assert.True(given.Status == HttpStatusCode.OK, given.Html.QuerySelector(".form-errors")?.TextContent);
    }

    private async Task<List<IncidentTask>> Tasks(string reference)
    {
        var id = (await nation.Incident(reference)).Id;
        return await nation.In((db, _) => db.IncidentTasks.AsNoTracking().Where(t => t.IncidentId == id).ToListAsync());
    }

    private async Task<List<Duty>> Duties(string reference)
    {
        var id = (await nation.Incident(reference)).Id;
        return await nation.In((db, _) => db.Duties.AsNoTracking().Where(d => d.SubjectId == id && d.Rule == "TSK-1").ToListAsync());
    }
}
