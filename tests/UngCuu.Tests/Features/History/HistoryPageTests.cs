using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Accounts;
using UngCuu.Features.History;
using UngCuu.Security;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.History;

[Trait("needs", "database")]
public class HistoryPageTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    [Fact]
    public async Task Everything_that_happened_to_an_incident_is_listed_with_who_and_why_and_what_changed()
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        await officer.Do(reference, "verify", ("Form.AttackType", "DEFACE"), ("Form.Reason", "đã gọi lại kiểm tra"));
        var card = await officer.Get($"/incidents/{reference}");
        var page = await officer.Get(card.One(".page-actions a[href^='/history']").GetAttribute("href")!);
        var row = Assert.Single(page.Html.QuerySelectorAll("tr[data-event]"), r => r.TextContent.Contains("Đã xác minh", StringComparison.Ordinal));
        Assert.Contains("đã gọi lại kiểm tra", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Status: Received → Verified", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("AttackType: – → DEFACE", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(reference, row.TextContent, StringComparison.Ordinal);
        Assert.All(page.Html.QuerySelectorAll("tr[data-event]"), r => Assert.Contains(reference, r.TextContent, StringComparison.Ordinal));

        var one = await officer.Get($"/history?about=Incident&what=IncidentVerified&q={reference}");
        Assert.Single(one.Html.QuerySelectorAll("tr[data-event]"));
        Assert.Empty((await officer.Get($"/history?q={reference}&to=02/4/2018")).Html.QuerySelectorAll("tr[data-event]"));
        Assert.NotEmpty((await officer.Get($"/history?q={reference}&from=03/4/2018&to=03/4/2018")).Html.QuerySelectorAll("tr[data-event]"));
    }

    [Fact]
    public async Task The_history_is_of_the_things_one_sees_and_accounts_are_their_own_and_the_auditors()
    {
        var (secret, _) = await Confidential();
        using var standing = await nation.SignInAs(PostRole.Auditor, nation.Stranger);
        Assert.Empty((await standing.Get($"/history?q={secret}")).Html.QuerySelectorAll("tr[data-event]"));
        using var auditor = await nation.SignInAs(PostRole.Auditor, nation.Coordinator);
        Assert.NotEmpty((await auditor.Get($"/history?q={secret}")).Html.QuerySelectorAll("tr[data-event]"));

        var person = await nation.NewPerson(PostRole.DutyOfficer, nation.Coordinator);
        var name = await nation.In((db, _) => db.Accounts.Where(a => a.Id == person.AccountId).Select(a => a.Name).SingleAsync());
        using var other = nation.Browse();
        await nation.SignIn(other, person);
        var accounts = (await auditor.Get("/history?about=Account&what=SignedIn")).Html.QuerySelectorAll("tr[data-event]").Select(r => r.TextContent).ToList();
        Assert.Contains(accounts, a => a.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain((await standing.Get("/history?about=Account&what=SignedIn")).Text, name, StringComparison.Ordinal);
        using var officer = await nation.AsOfficer();
        Assert.DoesNotContain((await officer.Get("/history?about=Account&what=SignedIn")).Text, name, StringComparison.Ordinal);

        using var centre = await nation.AsOperator();
        foreach (var address in new[] { "/history", "/history/reads", "/history/seals", "/history.csv" })
            Assert.Equal(HttpStatusCode.Forbidden, (await centre.Get(address)).Status);
    }

    [Fact]
    public async Task Who_opened_a_confidential_incident_or_its_reporters_details_is_known_within_a_second()
    {
        var (secret, _) = await Confidential();
        var (open, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        await officer.Get($"/incidents/{secret}");
        await officer.Get($"/incidents/{open}");
        var (secretId, openId) = ((await nation.Incident(secret)).Id, (await nation.Incident(open)).Id);
        await Eventually.Is(() => nation.In((db, _) => db.Accesses.AnyAsync(a => a.SubjectId == secretId && a.What == "incident.secret")));
        await officer.Get($"/incidents/{secret}/verify");
        await Eventually.Is(() => nation.In(async (db, _) => await db.Accesses.CountAsync(a => a.SubjectId == secretId && a.What == "incident.secret") == 2));
        using var auditor = await nation.SignInAs(PostRole.Auditor, nation.Coordinator);
        await auditor.Get($"/history?q={secret}");
        await Eventually.Is(() => nation.In(async (db, _) => await db.Accesses.CountAsync(a => a.SubjectId == secretId && a.What == "incident.secret") == 3));
        await officer.Send(await officer.Get($"/incidents/{open}"), ("Note.Text", "")); // refused, and shown again
        await officer.PostLike(await officer.Get($"/incidents/{open}"), $"/incidents/{secret}?handler=Note", ("Note.Text", ""));
        await Eventually.Is(() => nation.In(async (db, _) => await db.Accesses.CountAsync(a => a.SubjectId == secretId && a.What == "incident.secret") == 4));
        Assert.False(await nation.In((db, _) => db.Accesses.AnyAsync(a => a.SubjectId == openId && a.What == "incident.secret")));

        var reads = await auditor.Get($"/history/reads?q={secret}");
        Assert.Contains("Mở sự cố cần giữ bí mật", reads.Text, StringComparison.Ordinal);
        Assert.Contains(secret, reads.One("tr[data-read]").TextContent, StringComparison.Ordinal);
        using var stranger = await nation.SignInAs(PostRole.Auditor, nation.Stranger);
        Assert.Empty((await stranger.Get("/history/reads")).Html.QuerySelectorAll("tr[data-read]"));
    }

    [Fact]
    public async Task The_list_turns_pages_by_the_last_row()
    {
        using var officer = await nation.AsOfficer();
        for (var i = 0; i < 4; i++)
            await nation.Report();
        var first = await officer.Get("/history");
        var ids = first.Html.QuerySelectorAll("tr[data-event]").Select(r => long.Parse(r.GetAttribute("data-event")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(ListHistory.Size, ids.Count);
        var second = await officer.Get(first.One(".pager a[href*='after=']").GetAttribute("href")!);
        var more = second.Html.QuerySelectorAll("tr[data-event]").Select(r => long.Parse(r.GetAttribute("data-event")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.NotEmpty(more);
        Assert.True(more.Max() < ids.Min());
        foreach (var nonsense in new[] { "?after=x", "?after=-1", "?from=99/99/2026", "?about=Nothing", "?what=" + new string('x', 300), "?q=%F0%9F%98%80" })
            Assert.Equal(HttpStatusCode.OK, (await officer.Get("/history" + nonsense)).Status);
    }

    [Fact]
    public async Task The_file_holds_what_the_list_shows_and_its_taking_is_recorded()
    {
        var (reference, _) = await nation.Report();
        using var officer = await nation.AsOfficer();
        var list = await officer.Get($"/history?q={reference}");
        var lines = (await officer.Client.GetStringAsync(new Uri(list.One("a[href^='/history.csv']").GetAttribute("href")!, UriKind.Relative))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(list.Html.QuerySelectorAll("tr[data-event]").Select(r => r.GetAttribute("data-event")), lines.Skip(1).Where(l => char.IsAsciiDigit(l[0])).Select(l => l.Split(',')[0]));
        Assert.True(await nation.In((db, _) => db.Events.AnyAsync(e => e.Name == nameof(HistoryExported) && e.Payload.Contains(reference))));
    }

    [Fact]
    public async Task The_head_can_be_taken_away_and_read_again()
    {
        using var auditor = await nation.SignInAs(PostRole.Auditor, nation.Coordinator);
        await nation.Services.SealEverything();
        var page = await auditor.Get("/history/seals");
        Assert.NotEmpty(page.Html.QuerySelectorAll("tbody tr"));
        var head = Head.Read(await auditor.Client.GetStringAsync(new Uri("/history/seals?handler=Head", UriKind.Relative)));
        Assert.Contains(head.Hash, page.One("#head").TextContent, StringComparison.Ordinal);
        var proof = await nation.In((_, services) => services.GetRequiredService<VerifyHistory>().Run(head, CancellationToken.None));
        Assert.Empty(proof.Faults);
    }

    /// <summary>Both databases keep six digits of a second, programs send seven.</summary>
    [Fact]
    public async Task A_moment_sent_with_more_digits_than_are_kept_leaves_the_history_whole()
    {
        var (reference, _) = await nation.Report();
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        using var note = new StringContent("""{"text":"Đã cô lập máy chủ.","at":"2018-04-03T14:06:00.1234567+07:00"}""", Encoding.UTF8, "application/json");
        using var answer = await program.Client.PostAsync(new Uri($"/api/v1/incidents/{reference}/notes", UriKind.Relative), note);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await nation.Services.SealEverything();
        Assert.Empty((await nation.In((_, services) => services.GetRequiredService<VerifyHistory>().Run(null, CancellationToken.None))).Faults);
    }

    private async Task<(string Reference, Page Landed)> Confidential()
    {
        using var centre = await nation.AsOperator();
        var review = await nation.FillReport(centre, beyond: true);
        var draft = review.Address.AbsolutePath[..^1];
        await centre.Send(await centre.Get(draft + "4"), new Dictionary<string, object?> { ["F.confidential"] = "yes" }, "Lưu và tiếp tục");
        var landed = await centre.Send(await centre.Get(draft + "6"), new Dictionary<string, object?>(), "Gửi");
        return (landed.One("h1").TextContent.Split(' ')[^1], landed);
    }
}
