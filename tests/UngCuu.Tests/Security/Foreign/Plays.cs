using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security.Foreign;

/// <summary>One play for each form of the server, under the address it posts to; a form without one fails the walk. Prepared in each world when its turn comes.</summary>
internal static class Plays
{
    public static readonly IReadOnlyDictionary<string, Func<World, Task<Play>>> All = new Dictionary<string, Func<World, Task<Play>>>(PlaysOfAccounts.All, StringComparer.Ordinal)
    {
        ["/language"] = async w => new((await w.Newcomer()).Browser, "/account", ("to", "en")),
        ["/error/{code:int?}"] = async w => new(await w.Weakest(null), "/search") { Unlinked = "/error/404", Silent = true },
        ["/notices?handler=Open"] = w => Notified(w),
        ["/notices?handler=Read"] = w => Notified(w),
        ["/notices?handler=ReadAll"] = w => Notified(w),
        ["/admin/deliveries/retry?handler=Delivery"] = w => Stuck(w),
        ["/admin/deliveries/retry?handler=Letter"] = w => Stuck(w),
        ["/admin/deliveries/retry?handler=AllStuck"] = w => Stuck(w),

        ["/public/report"] = w => Task.FromResult(new Play(w.Browse(), "/public/report")),
        ["/incidents/report"] = async w => new(await w.Weakest(Permission.ReportIncident), "/incidents/report"),
        ["/incidents/report?handler=Discard"] = async w => new(await w.Weakest(Permission.ReportIncident), await Draft(w) is { } ? "/incidents/report" : ""),
        ["/drafts/{key}/{step:int}"] = async w => new(await w.Weakest(Permission.ReportIncident), await Draft(w), ("F.reporterAddress", "Số 2 đường Ví Dụ"), ("go", "next")),
        ["/drafts/{key}/{step:int}?handler=RemoveFile"] = async w => new(await w.Weakest(Permission.ReportIncident), await DraftWithFile(w)),
        ["/reports-received?handler=Acknowledge"] = async w => new(await w.Weakest(Permission.AcknowledgeIncident, "owner"), await w.Incident() is { } ? "/reports-received" : ""),
        ["/incidents/{reference}?handler=Note"] = async w => new(await w.Weakest(Permission.WorkOnIncident), $"/incidents/{await w.Incident()}", ("Note.Text", "Đã cô lập máy chủ.")),
        ["/incidents/{reference}?handler=File"] = async w => new(await w.Weakest(Permission.WorkOnIncident), $"/incidents/{await w.Incident()}") { File = "File" },
        ["/incidents/{reference}?handler=Further"] = async w => new(await w.Weakest(Permission.UpdateNotification), $"/incidents/{await w.Incident()}"),
        ["/incidents/{reference}/told"] = async w => new(await w.Weakest(Permission.RecordReportForOthers, "coordinator"), $"/incidents/{await w.Incident()}"),
        ["/incidents/{reference}/told/{told:guid}/move"] = async w => new(await w.Weakest(Permission.SortReports), $"{await Added(w)}/move", ("Form.Reason", "Việc khác.")),
        ["/incidents/{reference}/told/{told:guid}/member"] = async w => new(await w.Weakest(Permission.SortReports), $"{await Added(w)}/member", ("Form.OrganisationId", w.Relations["stranger"].ToString()), ("Form.Reason", "Đã gọi lại.")),
        ["/incidents/{reference}/told/{told:guid}/member?handler=Undo"] = async w => new(await w.Weakest(Permission.SortReports), $"{await Attached(w)}/member", ("Undo.Reason", "Nhầm đơn vị.")),
        ["/incidents/from-mail/{mail}"] = async w => new(await w.Weakest(Permission.HandleMail), $"/incidents/from-mail/{await Letter(w)}"),
        ["/incidents/from-mail/{mail}?handler=Tell"] = async w => new(await w.Weakest(Permission.HandleMail), $"/incidents/from-mail/{await Letter(w)}", ("Form.Incident", await w.Incident())),
        ["/incidents/from-mail/{mail}?handler=Keep"] = async w => new(await w.Weakest(Permission.HandleMail), $"/incidents/from-mail/{await Letter(w)}", ("Form.Incident", await w.Incident())),
        ["/mail-received/{reference}?handler=SetAside"] = async w => new(await w.Weakest(Permission.HandleMail), $"/mail-received/{await Letter(w)}", ("Form.Reason", "Quảng cáo.")),
        ["/mail-received/{reference}/restore"] = async w => new(await w.Weakest(Permission.HandleMail), $"/mail-received/{await LetterAside(w)}/restore"),

        [Verb("acknowledge")] = w => Acting(w, "acknowledge", at: "owner"),
        [Verb("verify")] = w => Acting(w, "verify"),
        [Verb("start")] = w => Acting(w, "start", after: ["verify"]),
        [Verb("end")] = w => Acting(w, "end", after: ["verify", "start"]),
        [Verb("close")] = w => Acting(w, "close", after: ["verify", "start", "end", "update"]),
        [Verb("forward")] = async w => new(await w.Weakest(Permission.RecordReportForOthers, "coordinator"), $"/incidents/{await ByPhone(w)}/forward"),
        [Verb("assign")] = w => Acting(w, "assign"),
        [Verb("judge")] = async w => new(await w.SignInAs(PostRole.OperatorContact, w.Relations["operator"]), $"/incidents/{await w.Incident()}/judge", Reporting.Ordinary("Phạm vi hẹp.").Select(f => (f.Field, (string)f.Value!)).ToArray()),
        [Verb("process")] = async w => new(await w.Weakest(Permission.WorkOnIncident), $"/incidents/{await w.Incident("verify")}/process", ("Form.To", "1c")),
        [Verb("tasks?handler=Give")] = async w => new(await w.Weakest(Permission.WorkOnIncident), $"/incidents/{await w.Incident()}/tasks", ("Form.Title", "Sao lưu máy chủ")),
        [Verb("tasks?handler=HandOver")] = async w => new(await w.Weakest(Permission.WorkOnIncident), await Tasked(w) is var task ? task[..task.LastIndexOf('/')] : "", ("HandOver.Tasks", task[(task.LastIndexOf('/') + 1)..]), ("HandOver.Due", "18:00 05/4/2018")),
        [Verb("tasks/{task:guid}?handler=Finish")] = async w => new(await w.Weakest(Permission.WorkOnIncident), await Tasked(w), ("Form.Note", "Đã xong.")),
        [Verb("tasks/{task:guid}?handler=Drop")] = async w => new(await w.Weakest(Permission.WorkOnIncident), await Tasked(w), ("Form.Note", "Không cần.")),
        [Verb("tasks/{task:guid}?handler=Again")] = async w => new(await w.Weakest(Permission.WorkOnIncident), await Tasked(w, settled: true), ("Form.Note", "Làm lại.")),
        [Verb("beyond")] = w => Acting(w, "beyond", fields: [("Form.Reason", "Vượt khả năng.")]),
        [Verb("correct-detection")] = w => Acting(w, "correct-detection", fields: [("Form.At", "13:00 03/4/2018"), ("Form.Reason", "Nhật ký cho thấy.")]),
        [Verb("resume")] = w => Acting(w, "resume", after: ["verify", "start", "end"], fields: [("Form.Reason", "Còn lây.")]),
        [Verb("same")] = async w => await Acting(w, "same", fields: [("Form.SameAs", await w.Incident())]),
        [Verb("invalidate")] = w => Acting(w, "invalidate", fields: [("Form.Reason", "Báo nhầm.")]),
        [Verb("reopen")] = w => Acting(w, "reopen", after: ["invalidate"], fields: [("Form.Reason", "Hóa ra là thật.")]),
    };

    private static string Verb(string name) => "/incidents/{reference}/" + name;

    private static async Task<Play> Acting(World w, string verb, string[]? after = null, string? at = null, params (string Name, string Value)[] fields) =>
        new(await w.Weakest(IncidentVerbs.Find(verb)!.Needs, at), $"/incidents/{await w.Incident(after ?? [])}/{verb}", fields);

    private static async Task<string> Letter(World w) => (await w.TakeIn("Người viết thư", "Trang bị đổi giao diện")).Reference!;

    private static async Task<string> LetterAside(World w)
    {
        var reference = await Letter(w);
        using var officer = await w.ApiAs(PostRole.DutyOfficer, w.Relations["coordinator"]);
        await Posted(officer, $"/api/v1/mail/{reference}/set-aside", new { reason = "Quảng cáo." });
        return reference;
    }

    private static async Task<string> Draft(World w)
    {
        using var centre = await w.Weakest(Permission.ReportIncident);
        return (await centre.Send(await centre.Get("/incidents/report"))).Address.AbsolutePath;
    }

    private static async Task<string> DraftWithFile(World w)
    {
        using var centre = await w.Weakest(Permission.ReportIncident);
        var first = await Draft(w);
        for (var step = 1; step < 9; step++)
        {
            var page = await centre.Get($"{first[..^1]}{step}");
            if (page.Html.QuerySelector("#upload") is null)
                continue;
            using var content = new MultipartFormDataContent { { new StringContent(page.One("[name=Version]").GetAttribute("value")!), "Version" }, { new ByteArrayContent("nhật ký"u8.ToArray()), "Upload", "nhat-ky.txt" } };
            await centre.Post(page.Address.AbsolutePath, content);
            return page.Address.AbsolutePath;
        }
        throw new InvalidOperationException("No page of the draft takes files.");
    }

    /// <returns>The reference of what somebody told by phone: nobody but the coordinator has it yet.</returns>
    private static async Task<string> ByPhone(World w)
    {
        using var officer = await w.SignInAs(PostRole.DutyOfficer, w.Relations["coordinator"]);
        var system = await w.In((db, _) => db.InformationSystems.Where(s => s.OwnerId == w.Relations["owner"]).Select(s => s.Id).SingleAsync());
        var page = await officer.Send(await officer.Get("/incidents/report?by=phone"), ("SystemId", system));
        Dictionary<string, object?>[] steps =
        [
            new() { ["F.reporterName"] = "Người gọi", ["F.reporterAddress"] = "Lào Cai", ["F.contactPhone"] = "0900 000 333" },
            [],
            new() { ["F.description"] = "Cổng thông tin không mở được.", ["F.detectedAt"] = "14:00 03/4/2018" },
        ];
        foreach (var step in steps)
            page = await officer.Send(page, step, "Lưu và tiếp tục");
        return (await officer.Send(page, new Dictionary<string, object?>(), "Gửi")).One("h1").TextContent.Split(' ')[^1];
    }

    /// <returns>The address of what somebody else told of an incident.</returns>
    private static async Task<string> Added(World w)
    {
        using var officer = await w.ApiAs(PostRole.DutyOfficer, w.Relations["coordinator"]);
        var told = $"/api/v1/incidents/{await w.Incident()}/told";
        await Posted(officer, told, new { values = new Dictionary<string, string[]> { ["reporterName"] = ["Người gọi thêm"], ["reporterAddress"] = ["Lào Cai"], ["systemName"] = ["Cổng"], ["description"] = ["Không mở được."], ["detectedAt"] = ["14:00 03/4/2018"] } });
        var lines = await officer.Client.GetFromJsonAsync<JsonElement>(new Uri(told, UriKind.Relative));
        return $"{told["/api/v1".Length..]}/{lines.EnumerateArray().Last().GetProperty("id").GetString()}";
    }

    /// <returns>The address of a task of the operator's.</returns>
    private static async Task<string> Tasked(World w, bool settled = false)
    {
        using var centre = await w.ApiAs(PostRole.OperatorContact, w.Relations["operator"]);
        var tasks = $"/api/v1/incidents/{await w.Incident()}/tasks";
        await Posted(centre, tasks, new { title = "Sao lưu máy chủ" });
        var task = $"{tasks}/{(await centre.Client.GetFromJsonAsync<JsonElement>(new Uri(tasks, UriKind.Relative)))[0].GetProperty("id").GetString()}";
        if (settled)
            await Posted(centre, $"{task}/finish", new { note = "Đã xong." });
        return task["/api/v1".Length..];
    }

    private static async Task<string> Attached(World w)
    {
        var address = await Added(w);
        using var officer = await w.ApiAs(PostRole.DutyOfficer, w.Relations["coordinator"]);
        await Posted(officer, $"/api/v1{address}/member", new { organisationId = w.Relations["stranger"], reason = "Đã gọi lại." });
        return address;
    }

    private static async Task Posted<T>(Browser program, string address, T body)
    {
        using var answer = await program.Client.PostAsJsonAsync(new Uri(address, UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<Play> Notified(World w)
    {
        var (browser, person) = await w.Newcomer();
        await w.Save(new Notice
        {
            Kind = "test",
            AboutId = person.AccountId,
            RecipientId = person.AccountId,
            To = NoticeTo.Account,
            TextKey = "notice.read",
            Link = "/account",
            CreatedAt = w.Clock.Now,
        });
        return new(browser, "/notices");
    }

    private static async Task<Play> Stuck(World w)
    {
        await w.In(async (db, _) =>
        {
            var delivery = await db.Deliveries.OrderBy(d => d.Id).FirstAsync();
            (delivery.Attempts, delivery.LastError, delivery.DoneAt) = (Claims.StuckAfter, "không nghe", null);
            db.Add(new OutgoingMail
            {
                Key = Ids.New().ToString(),
                To = "ai-do@example.vn",
                Language = "vi",
                Subject = "Thư",
                Body = "Lời",
                CreatedAt = w.Clock.Now,
                Attempts = Claims.StuckAfter,
                LastError = "không nghe",
            });
            await db.SaveChangesAsync();
        });
        return new(await w.SignInAs(PostRole.Administrator, w.Relations["operator"]), "/admin/deliveries");
    }
}
