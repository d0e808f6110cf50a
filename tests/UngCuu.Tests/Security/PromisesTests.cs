using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Accounts;
using UngCuu.Features.Incidents;
using UngCuu.Jobs;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security;

/// <summary>
/// What is promised of every page and endpoint, each promise broken once in a comparable system, played over all the server has.
/// Promised and proved elsewhere: fields nobody may post (<see cref="Foreign.ForeignFieldsTests"/>) · who may come in, and that refusing changes nothing
/// (<see cref="PermissionWalkTests"/>) · lists, cards, counts, searches, files, exports and live pages show the same set (<see cref="ReachTests"/>) · nobody falls over what is typed
/// (<see cref="HostileWalkTests"/>) · nobody manages a stronger account or their own posts, no secret is shown to a third person (AdministrationTests, SecondAdministratorTests,
/// SetUpTests, ApiTokenTests) · an unknown address costs what a known one costs, a blank password opens nothing (LockoutTests, SignInTests) · errors carry a number and no value
/// (ErrorPageTests, ApiRefusalTests, RedactedTests) · cells of spreadsheets are no formulas (CsvFileTests, TextsTests) · no statement is put together from text (BannedSymbols.txt).
/// What cannot be broken because it is not there: a directory that takes an empty password; addresses fetched on somebody's request; look-up tools; verbs over rows that were
/// ticked (each verb of a list has one row; "read all" and "retry all" choose their own); groups of members; raw HTML or Markdown that is kept; observations by address.
/// </summary>
[Trait("needs", "database")]
public class PromisesTests(ReachNation nation) : IClassFixture<ReachNation>
{
    /// <summary>What a reader leaves behind by reading: who read it, when a key was last used, that a list was taken away.</summary>
    private static readonly string[] LeftByReading = ["access_log", "api_tokens", "events", "deliveries"];

    [Fact]
    public async Task Nothing_but_static_files_is_kept_by_a_browser_or_guessed_at_or_framed()
    {
        var wrong = new List<string>();
        foreach (var (address, answer) in await Everything())
        {
            if (answer.Headers.GetValueOrDefault("Cache-Control") != "no-store")
                wrong.Add($"{address}: Cache-Control {answer.Headers.GetValueOrDefault("Cache-Control")}");
            if (answer.Headers.GetValueOrDefault("X-Content-Type-Options") != "nosniff")
                wrong.Add($"{address}: a browser may guess its type");
            if (answer.Headers.GetValueOrDefault("Content-Security-Policy") is not { } policy || !policy.Contains("default-src 'self'", StringComparison.Ordinal)
                || !policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal))
                wrong.Add($"{address}: {answer.Headers.GetValueOrDefault("Content-Security-Policy")}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Whatever_is_no_page_leaves_as_a_download_and_never_as_a_page_of_ours()
    {
        var files = 0;
        var wrong = new List<string>();
        foreach (var (address, answer) in (await Everything()).Where(a => a.Answer.Status == HttpStatusCode.OK && a.Answer.Kind is not ("text/html" or "text/event-stream" or "text/plain" or "application/json" or "application/problem+json")))
        {
            files++;
            if (!answer.Headers.GetValueOrDefault("Content-Disposition", "").StartsWith("attachment", StringComparison.Ordinal) || answer.Kind is not ("application/octet-stream" or "text/csv"))
                wrong.Add($"{address}: {answer.Kind} {answer.Headers.GetValueOrDefault("Content-Disposition")}");
        }
        Assert.True(files >= 5, "The walk no longer finds the files.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Reading_is_not_writing()
    {
        await Everything(); // what is made at the first sight of a page: sessions, tokens
        await nation.SignAllIn();
        var before = await Rows.Of(nation);
        await Everything();
        Assert.Empty((await Rows.Of(nation)).Since(before).Where(l => !LeftByReading.Any(t => l[2..].StartsWith(t + ":", StringComparison.Ordinal))));
        var events = (await Rows.Of(nation)).Since(before).Where(l => l.StartsWith("+ events:", StringComparison.Ordinal)).ToList();
        Assert.Empty(events.Where(e => !e.Contains("Exported;", StringComparison.Ordinal) && !e.Contains("name=FileDownloaded;", StringComparison.Ordinal) && !e.Contains("name=MailDownloaded;", StringComparison.Ordinal)));
        Assert.Contains(events, e => e.Contains("name=FileDownloaded;", StringComparison.Ordinal)); // of evidence it is written down before the bytes leave
    }

    [Fact]
    public async Task What_belongs_to_one_thing_is_not_found_through_another()
    {
        var made = await nation.Made();
        using var walker = await Walker.As(nation, PostRole.DutyOfficer, nation.Relations["coordinator"]); // sees both
        var children = (await nation.Addresses("GET")).Select(w => w.Address).Where(a => a.Contains(made.Incident.Reference + "/", StringComparison.Ordinal) && a.Split('/').Any(part => Guid.TryParse(part, out _))).ToList();
        Assert.True(children.Count >= 2, "The walk no longer finds what belongs to an incident.");
        foreach (var address in children)
        {
            Assert.Equal(HttpStatusCode.OK, (await walker.Ask("GET", address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await walker.Ask("GET", address.Replace(made.Incident.Reference, made.Secret.Reference, StringComparison.Ordinal))).Status);
        }
        // Nor does a thing of one kind answer to the address of another.
        foreach (var foreign in (string[])[$"/incidents/{made.System}", $"/systems/{made.Incident.Reference}", $"/units/{made.System}", $"/api/v1/incidents/{made.System}", $"/api/v1/systems/{made.Incident.Reference}"])
            Assert.Equal(HttpStatusCode.NotFound, (await walker.Ask("GET", foreign)).Status);

        // A post is ended through its own account: that of a colleague, posted to this one's page, stays.
        using var administrator = await nation.SignInAs(PostRole.Administrator, nation.Relations["operator"]);
        var (one, other) = (await nation.NewPerson(PostRole.Finance, nation.Relations["operator"]), await nation.NewPerson(PostRole.Finance, nation.Relations["operator"]));
        var page = await administrator.Get($"/admin/accounts/{one.AccountId}");
        await administrator.PostLike(page, $"/admin/accounts/{one.AccountId}?handler=End", ("post", other.PostId.ToString()), ("reason", "nhầm"));
        Assert.Null(await nation.In((db, _) => db.Posts.Where(p => p.Id == other.PostId).Select(p => p.EndedAt).SingleAsync()));
    }

    [Fact]
    public async Task Every_list_that_can_be_taken_away_needs_a_right_is_written_down_and_told_to_the_administrators()
    {
        using var _ = await nation.SignInAs(PostRole.Administrator, nation.Relations["coordinator"]);
        var exports = (await nation.Addresses("GET")).Where(w => w.Way.Template.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.True(exports.Count >= 3, "The walk no longer finds the exports.");
        foreach (var (way, address, needs, _) in exports)
        {
            Assert.True(needs is not null, $"{address} asks for no right");
            var last = await nation.In((db, _) => db.Events.MaxAsync(e => e.Id));
            using var officer = await Walker.As(nation, PostRole.DutyOfficer, nation.Relations["coordinator"]);
            var file = await officer.Ask("GET", address);
            Assert.Equal((HttpStatusCode.OK, "text/csv"), (file.Status, file.Kind));
            var recorded = await nation.In((db, _) => db.Events.Where(e => e.Id > last && e.Name.EndsWith("Exported")).SingleAsync());
            Assert.Equal((await nation.PersonOf(PostRole.DutyOfficer, nation.Relations["coordinator"])).AccountId, recorded.AccountId);
            await nation.Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
            var told = await nation.In((db, _) => db.Notices.Where(n => n.Kind == "accounts.export").OrderByDescending(n => n.CreatedAt).ToListAsync());
            Assert.Contains(told, n => n.Step == recorded.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) && n.Needs == Permission.ManageAccounts);
            Assert.True(nation.Texts.Has($"account.export.{recorded.Name}"), recorded.Name);
        }
    }

    [Theory]
    [InlineData("https://xau.example/")]
    [InlineData("//xau.example/")]
    [InlineData("/\\xau.example/")]
    [InlineData("\\\\xau.example")]
    [InlineData("/%2f%2fxau.example")]
    [InlineData("/\t/xau.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http:xau.example")]
    public async Task No_address_sends_a_reader_to_another_house(string elsewhere)
    {
        var wrong = new List<string>();
        var ways = (await nation.Addresses("GET")).Concat(await nation.Addresses("POST")).Where(w => !w.Way.IsApi && (w.Way.Names.Contains("back", StringComparer.OrdinalIgnoreCase) || !w.Way.IsPage)).ToList();
        Assert.True(ways.Count(w => w.Way.Names.Contains("back", StringComparer.OrdinalIgnoreCase)) >= 5, "The walk no longer finds who sends readers on.");
        foreach (var (way, address, needs, author) in ways)
            foreach (var signedIn in (bool[])[true, false])
            {
                using var walker = signedIn ? await Walker.As(nation, PostRole.OperatorContact, nation.Relations["operator"]) : await Walker.Stranger(nation);
                var asked = address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "back=" + Uri.EscapeDataString(elsewhere);
                var answer = way.Methods.Contains("GET") ? await walker.Ask("GET", asked) : await walker.Ask("POST", asked, fields: [("back", elsewhere), ("to", "en")]);
                if (answer.Location is { } location && new Uri(new Uri("https://nha.example"), location).Host is not ("nha.example" or "127.0.0.1"))
                    wrong.Add($"{asked}: {location}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_people_wrote_is_shown_as_it_was_written_and_never_runs()
    {
        var made = await nation.Made();
        using var centre = await nation.SignInAs(PostRole.OperatorContact, nation.Relations["operator"]);
        var card = await centre.Get($"/incidents/{made.Incident.Reference}");
        await centre.PostLike(card, $"/incidents/{made.Incident.Reference}?handler=Note", ("Note.Text", Hostile.Markup), ("Note.Key", "x"));
        using var file = new MultipartFormDataContent
        {
            { new StringContent(card.One("#files input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent("<svg onload=alert(1)>"u8.ToArray()), "File", "<img src=x onerror=alert(1)>.svg" },
        };
        await centre.Post($"/incidents/{made.Incident.Reference}?handler=File", file);
        await nation.In(async (db, _) =>
        {
            var account = new Account("danh@example.vn", Hostile.Markup, "vi", nation.Clock.Now);
            db.AddRange(account, Post.Give(account.Id, PostRole.Finance, nation.Relations["operator"], nation.Clock.Today, to: null, by: null, nation.Clock.Now));
            await db.SaveChangesAsync();
        });
        var wrong = (await Everything()).Where(a => a.Answer.Kind == "text/html" && (a.Answer.Body.Contains("<script>alert", StringComparison.Ordinal) || a.Answer.Body.Contains("<img src=x", StringComparison.Ordinal))).Select(a => a.Address).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Contains(Hostile.Markup, (await centre.Get($"/incidents/{made.Incident.Reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_without_an_address_is_like_no_other()
    {
        var made = await nation.Made();
        var none = await nation.In((db, _) => db.IncidentAddresses.CountAsync(a => a.Value == "" || a.Value == "0.0.0.0"));
        Assert.Equal(0, none);
        Assert.Empty(IncidentAddress.In(made.Incident.Id, new FormValues()));
    }

    /// <summary>Every address as somebody who may open it, with its own things in it, and some that are not there.</summary>
    private async Task<List<(string Address, Answer Answer)>> Everything()
    {
        var answers = new List<(string, Answer)>();
        foreach (var (way, address, needs, author) in await nation.Addresses("GET"))
        {
            using var walker = await nation.SomebodyFor(needs, way.IsPublic && !author);
            answers.Add((address, await walker.Ask("GET", address)));
        }
        using var stranger = await Walker.Stranger(nation);
        foreach (var gone in (string[])["/nowhere", "/api/v1/nowhere", "/incidents/SC-2018-999999", "/api/v1/incidents/SC-2018-999999", "/r/nobody", "/units?q=a%00b", "/health/live", "/health/ready"])
            answers.Add((gone, await stranger.Ask("GET", gone)));
        return answers;
    }
}
