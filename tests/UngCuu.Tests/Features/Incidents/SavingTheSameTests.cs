using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>Two people at one record, one person twice at one form.</summary>
[Trait("needs", "database")]
public class SavingTheSameTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    /// <summary>Each verb that a person may be at while another saves, with the state it needs before.</summary>
    [Theory]
    [InlineData("verify", "")]
    [InlineData("assign", "")]
    [InlineData("correct-detection", "")]
    [InlineData("invalidate", "")]
    [InlineData("same", "")]
    [InlineData("acknowledge", "")]
    [InlineData("reopen", "invalidate")]
    public async Task The_second_sees_both_versions_loses_nothing_and_goes_on_in_one_press(string verb, string before)
    {
        var (reference, _) = await nation.Report();
        var (kept, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        using var colleague = await nation.SignInAs(UngCuu.Security.PostRole.CoordinationLead, nation.Coordinator);
        if (before.Length > 0)
            await officer.Do(reference, before, ("Form.Reason", "chuẩn bị"));
        var page = await officer.Get($"/incidents/{reference}/{verb}");
        var typed = Typed(page, kept, await nation.PersonOf(UngCuu.Security.PostRole.DutyOfficer, nation.Coordinator));

        // The other changes the row in a way that leaves this verb possible.
        if (before.Length > 0)
        {
            await colleague.Do(reference, "reopen", ("Form.Reason", "Người kia đã lưu trước"));
            await colleague.Do(reference, "invalidate", ("Form.Reason", "Người kia đã lưu trước"));
        }
        else
        {
            await colleague.Do(reference, "judge", Reporting.Ordinary("Người kia đã lưu trước"));
        }
        var conflict = await officer.Press(page, typed);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Người kia đã lưu trước", conflict.One("#since").TextContent, StringComparison.Ordinal);
        foreach (var (field, value) in typed)
            Assert.Equal(value, Shown(conflict, field));

        var done = await officer.Press(conflict);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal($"/incidents/{reference}", done.Address.AbsolutePath);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("end")]
    [InlineData("beyond")]
    public async Task The_operators_verbs_too(string verb)
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        using var centre = await nation.AsOperator();
        using var unit = await nation.AsUnit();
        await officer.Do(reference, "verify");
        using var actor = verb == "start" ? await nation.AsUnit() : await nation.AsOperator();
        var page = await actor.Get($"/incidents/{reference}/{verb}");
        (string, object?)[] typed = verb switch
        {
            "end" => [("Form.At", "14:25 03/4/2018"), ("Form.Reason", "Đã vá")],
            "beyond" => [("Form.Reason", "Không đủ người")],
            _ => [],
        };
        await officer.Do(reference, "judge", Reporting.Ordinary("Người kia đã lưu trước"));
        var conflict = await actor.Press(page, typed);
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        foreach (var (field, value) in typed)
            Assert.Equal(value, Shown(conflict, field));
        Assert.Equal(HttpStatusCode.OK, (await actor.Press(conflict)).Status);
    }

    [Fact]
    public async Task Two_notes_at_once_are_two_notes()
    {
        var (reference, _) = await nation.Report();
        using var centre = await nation.AsOperator();
        using var unit = await nation.AsUnit();
        var (a, b) = (await centre.Get($"/incidents/{reference}"), await unit.Get($"/incidents/{reference}"));
        await Task.WhenAll(Note(centre, a, "Đã ngắt mạng."), Note(unit, b, "Đã ngắt mạng."));
        Assert.Equal(2, await Notes(reference));
    }

    [Fact]
    public async Task A_note_posted_twice_is_one_and_other_words_from_the_back_button_are_another()
    {
        var (reference, _) = await nation.Report();
        using var centre = await nation.AsOperator();
        var page = await centre.Get($"/incidents/{reference}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Note(centre, page, "Bấm đúp")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Equal(1, await Notes(reference));
        await Note(centre, page, "Bấm nút quay lại rồi viết khác");
        Assert.Equal(2, await Notes(reference));
        await Note(centre, await centre.Get($"/incidents/{reference}"), "Bấm đúp");
        Assert.Equal(3, await Notes(reference));
    }

    [Fact]
    public async Task A_file_posted_twice_is_one()
    {
        var (reference, _) = await nation.Report();
        using var centre = await nation.AsOperator();
        var page = await centre.Get($"/incidents/{reference}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Upload()));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Single((await centre.Get($"/incidents/{reference}")).Html.QuerySelectorAll("#files .file-list li"));

        async Task<Page> Upload()
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(page.One("#files input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
                { new ByteArrayContent([1, 2, 3]), "File", "nhật ký.log" },
            };
            return await centre.Post($"/incidents/{reference}?handler=File", form);
        }
    }

    [Fact]
    public async Task A_file_of_a_draft_posted_twice_is_one_and_a_further_report_may_bring_it_again()
    {
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Lào Cai" }, "Lưu và tiếp tục");
        page = await centre.Send(page, Nothing, "Lưu và tiếp tục");
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.description"] = Reporting.Description, ["F.detectedAt"] = "14:05 03/4/2018" }, "Lưu và tiếp tục");
        var key = page.Address.Segments[2].TrimEnd('/');
        await Task.WhenAll(Attach(centre, key), Attach(centre, key));
        await Attach(centre, key);
        Assert.Equal(1, await nation.In((db, _) => db.Set<DraftFile>().CountAsync(f => f.Name == "hai lần.log" && db.Set<ReportDraft>().Any(d => d.Id == f.DraftId && d.KeyHash == ReportDraft.HashOf(key)!))));
        var landed = await centre.Send(await centre.Get($"/drafts/{key}/4"), Nothing, "Gửi");
        var reference = landed.One("h1").TextContent.Split(' ')[^1];

        var update = await centre.Send(await centre.Get($"/incidents/{reference}"), Nothing, "Cập nhật kết quả xử lý");
        var second = update.Address.Segments[2].TrimEnd('/');
        await Attach(centre, second);
        var sent = await centre.Send(await centre.Get($"/drafts/{second}/4"), Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Single((await centre.Get($"/incidents/{reference}")).Html.QuerySelectorAll("#files .file-list li"));
    }

    [Fact]
    public async Task A_draft_saved_in_two_windows_shows_both_versions_and_goes_on_in_one_press()
    {
        using var centre = await nation.AsOperator();
        var first = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        var second = await centre.Get(first.Address.PathAndQuery);
        await centre.Send(first, new Dictionary<string, object?> { ["F.reporterAddress"] = "Cửa sổ một" }, "Lưu và tiếp tục");
        var conflict = await centre.Send(second, new Dictionary<string, object?> { ["F.reporterAddress"] = "Cửa sổ hai" }, "Lưu và tiếp tục");
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Cửa sổ hai", conflict.One("#F_reporterAddress").GetAttribute("value"));
        Assert.Contains("Cửa sổ một", conflict.One("[data-stored]").TextContent, StringComparison.Ordinal);
        Assert.Single(conflict.Html.QuerySelectorAll("[data-stored]"));
        var on = await centre.Send(conflict, Nothing, "Lưu và tiếp tục");
        Assert.EndsWith("/2", on.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Cửa sổ hai", (await centre.Get(first.Address.PathAndQuery)).One("#F_reporterAddress").GetAttribute("value"));
    }

    [Fact]
    public async Task Two_windows_saving_at_the_same_moment_overwrite_nothing_unseen()
    {
        using var centre = await nation.AsOperator();
        var page = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => centre.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = $"Cửa sổ {i}" }, "Lưu và tiếp tục")));
        Assert.DoesNotContain(answers, a => a.Status >= HttpStatusCode.InternalServerError);
        var stored = (await centre.Get(page.Address.PathAndQuery)).One("#F_reporterAddress").GetAttribute("value");
        var (went, refused) = (answers.Where(a => a.Status == HttpStatusCode.OK).ToList(), answers.Where(a => a.Status == HttpStatusCode.Conflict).ToList());
        Assert.Single(went);
        Assert.Equal(3, refused.Count);
        Assert.All(refused, r => Assert.Contains(stored!, r.One("[data-stored]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_typed_when_the_sign_in_ran_out_is_there_after_signing_in_by_the_forms()
    {
        var person = await nation.NewPerson(UngCuu.Security.PostRole.OperatorContact, nation.Operator);
        using var browser = nation.Browse();
        await nation.SignIn(browser, person);
        var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        foreach (Cookie cookie in browser.Cookies.GetCookies(nation.Address))
            if (cookie.Name == "ungcuu-session")
                cookie.Expired = true;
        var turnedAway = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Số 9 phố Còn Nguyên" }, "Lưu và tiếp tục");
        Assert.Equal("/account/sign-in", turnedAway.Address.AbsolutePath);
        var code = await browser.Send(turnedAway, ("Form.Email", person.Email), ("Form.Password", person.Password));
        var back = await browser.Send(code, ("Form.Code", person.Phone.Code()));
        Assert.Equal(page.Address.AbsolutePath, back.Address.AbsolutePath);
        Assert.Equal("Số 9 phố Còn Nguyên", back.One("#F_reporterAddress").GetAttribute("value"));
    }

    private static (string Field, object? Value)[] Typed(Page page, string other, TestPerson person)
    {
        var typed = new List<(string, object?)>();
        foreach (var (field, value) in new[] { ("Form.Reason", "Tôi đã gõ câu này"), ("Form.SameAs", other), ("Form.Assignee", person.AccountId.ToString()), ("Form.AttackType", "DEFACE"), ("Form.At", "13:59 03/4/2018"), ("Form.Serious", "true") })
            if (page.Html.QuerySelector($"[name='{field}']") is not null)
                typed.Add((field, value));
        return [.. typed];
    }

    private static string? Shown(Page page, string field) => (page.Html.QuerySelector($"input[type=radio][name='{field}'][checked]") ?? page.One($"[name='{field}']")) switch
    {
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
        AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value,
        var input => input.GetAttribute("value"),
    };

    private static async Task<Page> Attach(Browser browser, string key)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("next"), "go" },
            { new StringContent(Reporting.Description), "F.description" },
            { new StringContent("14:05 03/4/2018"), "F.detectedAt" },
            { new ByteArrayContent([7, 7, 7]), "Upload", "hai lần.log" },
        };
        return await browser.Post($"/drafts/{key}/3", form);
    }

    private static Task<Page> Note(Browser browser, Page page, string text) => browser.Send(page, new Dictionary<string, object?> { ["Note.Text"] = text }, "Ghi lại");

    private Task<int> Notes(string reference) =>
        nation.In((db, _) => db.IncidentNotes.CountAsync(n => db.Set<Incident>().Any(i => i.Id == n.IncidentId && i.Reference == reference)));
}
