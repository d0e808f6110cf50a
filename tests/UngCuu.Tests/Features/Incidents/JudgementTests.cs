using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Jobs;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>The four judgements, each in its own hands, as people make them on the pages.</summary>
[Trait("needs", "database")]
public class JudgementTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    [Fact]
    public async Task Four_judge_side_by_side_and_none_overwrites_another()
    {
        var reference = (await nation.Report()).Reference;
        using var centre = await nation.AsOperator();
        using var unit = await nation.AsUnit();
        using var lead = await nation.SignInAs(PostRole.CoordinationLead, nation.Coordinator);
        using var standing = await AsStanding();

        Assert.Contains("Chờ", (await centre.Get($"/incidents/{reference}")).One("#judgements [data-kind=Unit]").TextContent, StringComparison.Ordinal);
        await Judge(centre, reference, Answers(level: 4, reason: "Cổng ngừng phục vụ"), ("Form.Answers[control]", "Yes"), ("Form.CannotHandle", "false"));
        await Judge(unit, reference, Answers(level: 4, reason: "Đã xác minh tại chỗ"), ("Form.Answers[control]", "Yes"));
        await Judge(lead, reference, Answers(level: 4, reason: "Đủ hai điều kiện"), ("Form.Answers[control]", "Yes"), ("Form.Force", "Sở, VNPT"), ("Form.Resources", "Ba cán bộ"), ("Form.TaskForce", "Họp ngay"));
        var decided = await Judge(standing, reference, new() { ["Form.Serious"] = "true", ["Form.Reason"] = "Đồng ý đề nghị" });

        Assert.Equal("Sự cố thông thường, cần theo dõi sát", decided.One("[data-kind=Operator] .tag").TextContent.Trim());
        Assert.Equal("Sự cố nghiêm trọng", decided.One("[data-kind=Unit] .tag").TextContent.Trim());
        var proposal = decided.One("[data-kind=Coordinator]").TextContent;
        Assert.Contains("Phương án ứng cứu khẩn cấp của địa phương", proposal, StringComparison.Ordinal);
        Assert.Contains("Điều 10 khoản 3", proposal, StringComparison.Ordinal);
        Assert.Contains("Sở, VNPT", proposal, StringComparison.Ordinal);
        Assert.Contains("Đồng ý đề nghị", decided.One("[data-kind=Standing]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nghiêm trọng", decided.One("#head").TextContent, StringComparison.Ordinal);

        await Judge(unit, reference, Answers(level: 4, reason: "Đã giành lại quyền điều khiển"));
        var column = (await unit.Get($"/incidents/{reference}")).One("[data-kind=Unit]");
        Assert.Contains("Đã giành lại quyền điều khiển", column.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã xác minh tại chỗ", column.QuerySelector(".earlier")!.TextContent, StringComparison.Ordinal);
        var incident = await nation.Incident(reference);
        Assert.Equal((false, true, null), (incident.JudgedSerious, incident.DecidedSerious, incident.ProposedSerious));
        Assert.Equal(5, await nation.In((db, _) => db.Judgements.CountAsync(j => j.IncidentId == incident.Id)));
    }

    [Fact]
    public async Task The_standing_agency_decides_only_what_is_proposed_within_two_hours()
    {
        var reference = (await nation.Report()).Reference;
        using var lead = await nation.SignInAs(PostRole.CoordinationLead, nation.Coordinator);
        using var standing = await AsStanding();
        var page = await standing.Get($"/incidents/{reference}/judge");
        Assert.Null(page.Html.QuerySelector("main form"));
        Assert.Contains("Chưa có đề nghị", page.One("main .notice:not([hidden])").TextContent, StringComparison.Ordinal);

        await Judge(lead, reference, Proposing());
        var first = await Duty(reference, "INC-10");
        Assert.Equal(first.Start.AddHours(2), first.Due);
        var refused = await Try(standing, reference, new() { ["Form.Reason"] = "Chưa chọn" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Chọn một quyết định", refused.One(".field-fault").TextContent, StringComparison.Ordinal);

        // Said once more, it is the same proposal; taken back, nothing waits.
        await Judge(lead, reference, Proposing());
        Assert.Equal(first.Id, (await Duty(reference, "INC-10")).Id);
        await Judge(lead, reference, Answers(level: 3, reason: "Hệ thống cấp độ 3"));
        Assert.Equal("undone", (await Duty(reference, "INC-10")).EndReason);
        Assert.Null((await nation.Incident(reference)).ProposalId);
    }

    [Fact]
    public async Task An_officer_classifies_and_only_the_lead_proposes()
    {
        var reference = (await nation.Report()).Reference;
        using var officer = await nation.AsOfficer();
        var card = await Judge(officer, reference, Answers(level: 5, reason: "Mất dữ liệu"), ("Form.Answers[integrity]", "Yes"));
        Assert.Equal("Sự cố nghiêm trọng", card.One("[data-kind=Coordinator] .tag").TextContent.Trim());
        Assert.Null((await nation.Incident(reference)).ProposedSerious);

        // What the officer answered stands in the lead's form; what is proposed is still to be said.
        using var lead = await nation.SignInAs(PostRole.CoordinationLead, nation.Coordinator);
        var missing = await Try(lead, reference, new() { ["Form.Reason"] = "Đề nghị" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        await Judge(lead, reference, new() { ["Form.Reason"] = "Đề nghị", ["Form.Force"] = "Sở", ["Form.Resources"] = "Hai cán bộ", ["Form.TaskForce"] = "Chưa cần" });
        Assert.True((await nation.Incident(reference)).ProposedSerious);
        var judged = await nation.In((db, _) => db.Judgements.OrderByDescending(j => j.RecordedAt).FirstAsync(j => j.Plan != null));
        Assert.Equal(("national", "national"), (judged.DerivedPlan, judged.Plan));
    }

    [Fact]
    public async Task Of_low_level_and_beyond_capability_is_ordinary_and_urgent_not_serious()
    {
        var reference = (await nation.Report()).Reference;
        using var centre = await nation.AsOperator();
        var card = await Judge(centre, reference, Answers(level: 3, reason: "Không đủ người"), ("Form.Answers[interruption]", "Yes"), ("Form.Answers[spread]", "Unknown"));
        Assert.Equal("Sự cố thông thường, báo cáo khẩn cấp", card.One("[data-kind=Operator] .tag").TextContent.Trim());
        Assert.Contains("Điều 11 khoản 1 điểm a", card.One("[data-kind=Operator]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Còn câu trả lời “chưa rõ”", card.One("[data-kind=Operator]").TextContent, StringComparison.Ordinal);
        var incident = await nation.Incident(reference);
        Assert.Equal((false, true), (incident.JudgedSerious, incident.BeyondCapability));

        // Said once, it is found: the initial report is owed at once, and there is nothing more to record.
        Assert.Null((await Duty(reference, "INC-5")).MetAt);
        Assert.Null(card.Html.QuerySelector($"#verbs a[href='/incidents/{reference}/beyond']"));
    }

    [Fact]
    public async Task A_serious_status_ends_by_proposal_and_decision_and_not_by_the_operators_word()
    {
        var reference = (await nation.Report()).Reference;
        using var centre = await nation.AsOperator();
        using var lead = await nation.SignInAs(PostRole.CoordinationLead, nation.Coordinator);
        using var standing = await AsStanding();
        await Judge(lead, reference, Proposing());
        await Judge(standing, reference, new() { ["Form.Serious"] = "true", ["Form.Plan"] = "national", ["Form.Reason"] = "Chọn phương án quốc gia" });
        var taken = await Try(centre, reference, Answers(level: 3, reason: "Chúng tôi cho là thông thường"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Contains("đã quyết định", taken.One("main .form-errors").TextContent, StringComparison.Ordinal);
        await Judge(centre, reference, Answers(level: 4, reason: "Vẫn mất điều khiển"), ("Form.Answers[control]", "Yes"));

        await Judge(lead, reference, Answers(level: 4, reason: "Đã khống chế"));
        Assert.Equal((true, false), ((await nation.Incident(reference)).DecidedSerious, (await nation.Incident(reference)).ProposedSerious));
        var card = await Judge(standing, reference, new() { ["Form.Serious"] = "false", ["Form.Reason"] = "Hạ mức" });
        Assert.False((await nation.Incident(reference)).DecidedSerious);
        Assert.Contains("Chọn phương án quốc gia", card.One("[data-kind=Standing] .earlier").TextContent, StringComparison.Ordinal);
        Assert.Contains("được chọn khác", card.One("[data-kind=Standing] .earlier").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_serious_status_is_not_lost_with_the_incident()
    {
        var (reference, other) = ((await nation.Report()).Reference, (await nation.Report()).Reference);
        using var lead = await nation.SignInAs(PostRole.CoordinationLead, nation.Coordinator);
        using var standing = await AsStanding();
        async Task<string> Refused(string verb, params (string, object?)[] fields)
        {
            var page = await lead.Try(reference, verb, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            return page.One("main .form-errors").TextContent;
        }

        async Task<bool> Listed(string status) => (await lead.Get($"/incidents?status={status}")).Html.QuerySelector($"main a[href='/incidents/{reference}']") is not null;
        await Judge(lead, reference, Proposing());
        Assert.Equal((true, false), (await Listed("proposed"), await Listed("serious")));
        Assert.Contains("chưa được quyết định", await Refused("invalidate", ("Form.Reason", "Báo nhầm")), StringComparison.Ordinal);
        Assert.Contains("chưa được quyết định", await Refused("same", ("Form.SameAs", other)), StringComparison.Ordinal);
        await Judge(standing, reference, new() { ["Form.Serious"] = "true", ["Form.Reason"] = "Đồng ý" });
        Assert.Equal((false, true), (await Listed("proposed"), await Listed("serious")));
        Assert.Contains("đang ở mức nghiêm trọng", await Refused("same", ("Form.SameAs", other)), StringComparison.Ordinal);
        Assert.True((await nation.Incident(reference)).BeyondCapability);

        await Judge(lead, reference, Answers(level: 4, reason: "Đã khống chế"));
        await Judge(lead, reference, Proposing());
        await Deliver();
        Assert.Contains("đã rút đề nghị", (await standing.Get("/notices")).One("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_question_has_to_be_answered_and_each_judgement_says_why()
    {
        var reference = (await nation.Report()).Reference;
        using var centre = await nation.AsOperator();
        var unanswered = await Try(centre, reference, new() { ["Form.CannotHandle"] = "false", ["Form.Reason"] = "Chưa trả lời" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unanswered.Status);
        Assert.Contains("Chọn một câu trả lời", unanswered.One(".field-fault").TextContent, StringComparison.Ordinal);
        var silent = Answers(level: 3, reason: "");
        Assert.Equal(HttpStatusCode.BadRequest, (await Try(centre, reference, silent)).Status);
        Assert.Null((await nation.Incident(reference)).JudgedSerious);
    }

    [Fact]
    public async Task Unit_and_coordinating_agency_owe_their_classification_within_four_hours_each()
    {
        var reference = (await nation.Report()).Reference;
        var duties = await Duties(reference, "INC-9");
        Assert.Equal(new[] { nation.Unit, nation.Coordinator }.Order(), duties.Select(d => d.OrganisationId).Order());
        Assert.All(duties, d => Assert.Equal(d.Start.AddHours(4), d.Due));
        using var officer = await nation.AsOfficer();
        Assert.NotNull((await officer.Get("/")).Html.QuerySelector($"li[data-rule='INC-9'][data-about='{reference}']"));
        await Judge(officer, reference, Answers(level: 3, reason: "Phạm vi hẹp"), ("Form.CannotHandle", "false"));
        Assert.Equal([nation.Unit], (await Duties(reference, "INC-9")).Where(d => d.MetAt is null).Select(d => d.OrganisationId));
    }

    [Fact]
    public async Task Who_waits_for_a_proposal_or_a_decision_is_told()
    {
        var reference = (await nation.Report()).Reference;
        using var lead = await nation.SignInAs(PostRole.CoordinationLead, nation.Coordinator);
        using var standing = await AsStanding();
        await Judge(lead, reference, Proposing());
        await Deliver();
        Assert.Contains(reference, (await standing.Get("/notices")).One("main").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await standing.Get("/")).Html.QuerySelector($"li[data-rule='INC-10'][data-about='{reference}']"));
        await Judge(standing, reference, new() { ["Form.Serious"] = "true", ["Form.Reason"] = "Đồng ý" });
        await Deliver();
        var id = (await nation.Incident(reference)).Id;
        var told = await nation.In((db, _) => db.Notices.Where(n => n.AboutId == id && n.TextKey == "notice.incident.decided").Select(n => n.RecipientId).ToListAsync());
        Assert.Equal(new[] { nation.Coordinator, nation.Unit, nation.Operator, nation.Owner }.Order(), told.Order());
    }

    [Fact]
    public async Task A_program_judges_by_the_same_form_and_reads_all_of_them()
    {
        var reference = (await nation.Report()).Reference;
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var address = new Uri($"/api/v1/incidents/{reference}/judgements", UriKind.Relative);
        async Task<(HttpStatusCode Status, string Said)> Post(string json)
        {
            using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
            using var answer = await program.Client.PostAsync(address, content);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        const string Answered = """ "answers": { "interruption": "Yes", "disclosure": "No", "integrity": "No", "control": "Unknown", "spread": "No" } """;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post($$"""{ {{Answered}}, "reason": "thiếu" }""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post($$"""{ "kind": "Standing", {{Answered}}, "cannotHandle": true, "reason": "không phải vai trò của mình" }""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post("""{ "answers": { "x": "Yes" }, "cannotHandle": true, "reason": "câu hỏi lạ" }""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post("""{ "answers": null, "cannotHandle": true, "reason": "không có" }""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post($$"""{ {{Answered}}, "cannotHandle": true, "level": 6, "reason": "cấp độ 6" }""")).Status);
        var (status, said) = await Post($$"""{ {{Answered}}, "cannotHandle": true, "level": 5, "reason": "Mạng nội bộ tê liệt" }""");
        Assert.True(status == HttpStatusCode.Created, said);
        Assert.Equal("Serious", JsonDocument.Parse(said).RootElement.GetProperty("result").GetString());
        var all = JsonDocument.Parse(await program.Client.GetStringAsync(address)).RootElement;
        Assert.Equal("Unknown", Assert.Single(all.EnumerateArray()).GetProperty("answers").GetProperty("control").GetString());
    }

    [Fact]
    public async Task Who_judges_on_an_older_page_sees_first_what_has_changed()
    {
        var reference = (await nation.Report()).Reference;
        using var unit = await nation.AsUnit();
        using var officer = await nation.AsOfficer();
        var open = await unit.Get($"/incidents/{reference}/judge");
        await Judge(officer, reference, Answers(level: 3, reason: "Người kia trước"));
        var late = await unit.Press(open, [.. Answers(level: 3, reason: "Người này sau").Select(f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Người kia trước", late.One("#since").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await unit.Press(late)).Status);
        var id = (await nation.Incident(reference)).Id;
        Assert.Equal(2, await nation.In((db, _) => db.Judgements.CountAsync(j => j.IncidentId == id)));
    }

    [Fact]
    public async Task Who_has_no_role_to_it_is_told_so_and_cannot_judge_in_anothers()
    {
        var reference = (await nation.Report()).Reference;
        using var stranger = await nation.AsStranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/incidents/{reference}/judge")).Status);
        using var auditor = await nation.SignInAs(PostRole.Auditor, nation.Coordinator);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"/incidents/{reference}/judge")).Status);
        using var centre = await nation.AsOperator();
        var fields = Answers(level: 4, reason: "Giả vai");
        fields["Form.Kind"] = "Coordinator";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(centre, reference, fields)).Status);
        Assert.Empty(await nation.In((db, _) => db.Judgements.Where(j => j.Reason == "Giả vai").ToListAsync()));
    }

    private async Task<Browser> AsStanding()
    {
        var day = VietnamTime.Day(NationOf2018.Start);
        var holder = await nation.In(async (_, services) => (await ((RegistrySource)services.GetService(typeof(RegistrySource))!).Snapshot()).NationalRoles.HolderOf(NationalRole.Standing, day)!.OrganisationId);
        return await nation.SignInAs(PostRole.StandingAgency, holder);
    }

    private static Dictionary<string, object?> Answers(int level, string reason) => new(StringComparer.Ordinal)
    {
        ["Form.Level"] = $"{level}",
        ["Form.Answers[interruption]"] = "No",
        ["Form.Answers[disclosure]"] = "No",
        ["Form.Answers[integrity]"] = "No",
        ["Form.Answers[control]"] = "No",
        ["Form.Answers[spread]"] = "No",
        ["Form.CannotHandle"] = "true",
        ["Form.Reason"] = reason,
    };

    private static Dictionary<string, object?> Proposing() => new(Answers(level: 4, reason: "Đủ hai điều kiện"), StringComparer.Ordinal)
    {
        ["Form.Answers[control]"] = "Yes",
        ["Form.Force"] = "Sở và thành viên mạng lưới",
        ["Form.Resources"] = "Ba cán bộ",
        ["Form.TaskForce"] = "Triệu tập trong ngày",
    };

    private static async Task<Page> Try(Browser browser, string reference, Dictionary<string, object?> fields) =>
        await browser.Try(reference, "judge", [.. fields.Select(f => (f.Key, f.Value))]);

    private static async Task<Page> Judge(Browser browser, string reference, Dictionary<string, object?> fields, params (string Field, object? Value)[] more)
    {
        foreach (var (field, value) in more)
            fields[field] = value;
        return await browser.Do(reference, "judge", [.. fields.Select(f => (f.Key, f.Value))]);
    }

    private async Task<List<Duty>> Duties(string reference, string rule)
    {
        var id = (await nation.Incident(reference)).Id;
        return await nation.In((db, _) => db.Duties.AsNoTracking().Where(d => d.SubjectId == id && d.Rule == rule).ToListAsync());
    }

    private async Task<Duty> Duty(string reference, string rule) => Assert.Single(await Duties(reference, rule));

    private async Task Deliver()
    {
        while (await ((Outbox)nation.Services.GetService(typeof(Outbox))!).DeliverOne(CancellationToken.None))
        {
        }
    }
}
