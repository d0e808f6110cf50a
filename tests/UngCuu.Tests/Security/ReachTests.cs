using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Tests.Architecture;

namespace UngCuu.Tests.Security;

/// <summary>Plays docs/approved/reach.md, which is written by hand from what the law and the agencies want, cell by cell against the server.</summary>
[Trait("needs", "database")]
public partial class ReachTests(ReachNation nation) : IClassFixture<ReachNation>
{
    private const string Nobody = "not signed in";

    private static readonly IReadOnlyList<Table> Tables = Read();

    /// <summary>What happens to an incident later is played by <see cref="SeriousReachTests"/>.</summary>
    public static readonly IReadOnlyList<string> Later = ["proposed secret incident", "serious incident"];

    public static TheoryData<string> Things => [.. Tables.Select(t => t.Thing).Except(Later, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Things))]
    public async Task Each_post_sees_in_each_relation_what_the_table_says(string thing) => await Play(nation, await nation.Made(), thing);

    internal static async Task Play(ReachNation nation, ReachNation.Things things, string thing)
    {
        var table = Tables.Single(t => t.Thing == thing);
        var wrong = new List<string>();
        foreach (var row in table.Rows)
        {
            using var walker = row.Post == Nobody
                ? await Walker.Stranger(nation)
                : await Walker.As(nation, Enum.Parse<PostRole>(row.Post), nation.Relations[row.At]);
            foreach (var (column, expected) in table.Columns.Zip(row.Cells))
                if (await Probe(walker, thing, column, things) is var seen && seen != expected)
                    wrong.Add($"{row.Post} at {row.At}: {column} is {seen}, the table says {expected}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_the_reporter_wants_kept_secret_is_neither_sent_nor_made_a_duty_to_the_network_member()
    {
        var things = await nation.Made();
        var member = nation.Relations["member"];
        var (parties, duties, notices) = await nation.In(async (db, _) =>
        {
            var secret = await db.Incidents.SingleAsync(i => i.Reference == things.Secret.Reference);
            return (
                await db.Set<IncidentParty>().CountAsync(p => p.IncidentId == secret.Id && p.OrganisationId == member),
                await db.Duties.CountAsync(d => d.SubjectId == secret.Id && d.OrganisationId == member),
                await db.Notices.CountAsync(n => n.Link!.Contains(things.Secret.Reference) && n.RecipientId == member));
        });
        Assert.Equal((0, 0, 0), (parties, duties, notices));
    }

    /// <summary>By any address, by reading or by acting: the same status and, but for what the address itself says, the same words to the letter.</summary>
    [Theory]
    [InlineData(PostRole.OperatorContact)]
    [InlineData(PostRole.SpecialisedUnit)]
    [InlineData(PostRole.Auditor)]
    [InlineData(PostRole.Administrator)]
    public async Task What_is_hidden_answers_as_what_never_was(PostRole stranger)
    {
        var made = await nation.Made();
        const string Nothing = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001";
        (string Real, string Never)[] things =
        [
            (made.Incident.Reference, "SC-2018-999998"), (made.System, "HT-2018-999998"), (made.Incident.Report.ToString(), Nothing), (made.Incident.File.ToString(), Nothing), (made.Incident.Task.ToString(), Nothing),
            (made.Draft.Split('/')[2], new string('A', made.Draft.Split('/')[2].Length)), (made.Weak.AccountId.ToString(), Nothing), (made.Letter.Reference, "TD-2018-999998"), (made.Letter.File.ToString(), Nothing),
        ];
        using var walker = await Walker.As(nation, stranger, nation.Relations["stranger"]);
        var (hidden, wrong) = (0, new List<string>());
        foreach (var method in (string[])["GET", "POST", "DELETE"])
            foreach (var (_, address, _, _) in (await nation.Addresses(method)).Where(w => things.Any(t => w.Address.Contains(t.Real, StringComparison.Ordinal))))
            {
                var (real, never) = (await walker.Ask(method, address), await walker.Ask(method, things.Aggregate(address, (a, t) => a.Replace(t.Real, t.Never, StringComparison.Ordinal))));
                if (real.Status == HttpStatusCode.NotFound)
                    hidden++;
                if (real.Code < 400)
                    wrong.Add($"{method} {address}: {real.Code}");
                else if ((real.Status, real.Kind, Plain(real.Body)) != (never.Status, never.Kind, Plain(never.Body)))
                    wrong.Add($"{method} {address}: {real.Code} {Plain(real.Body)}\nbut of what never was: {never.Code} {Plain(never.Body)}");
            }
        Assert.True(hidden >= 5, $"The walk no longer finds what should be hidden: {hidden}.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        string Plain(string body) => EachTimeAnew().Replace(things.Aggregate(body, (b, t) => b.Replace(t.Real, "#", StringComparison.Ordinal).Replace(t.Never, "#", StringComparison.Ordinal)), "");
    }

    [Fact]
    public void The_table_leaves_out_no_post_and_no_relation()
    {
        foreach (var table in Tables.Where(t => t.Thing is "incident" or "secret incident" or "proposed secret incident" or "serious incident" or "figures" or "system" or "letter" or "internal contact" or "duty" or "account"))
            Assert.Empty(Enum.GetNames<PostRole>().Except(table.Rows.Select(r => r.Post), StringComparer.Ordinal).Select(post => $"{post} is missing from {table.Thing}"));
        Assert.Empty(nation.Relations.Keys.Except(Tables.SelectMany(t => t.Rows).Select(r => r.At), StringComparer.Ordinal));
    }

    private static async Task<string> Probe(Walker walker, string thing, string column, ReachNation.Things made)
    {
        var incident = thing.Contains("secret incident", StringComparison.Ordinal) ? made.Secret : made.Incident;
        var account = thing == "stronger account" ? made.Strong : made.Weak;
        var card = $"/incidents/{incident.Reference}";
        return (Later.Contains(thing) ? "incident" : thing, column) switch
        {
            ("incident" or "secret incident", "process") => await Code($"{card}/process"),
            ("incident" or "secret incident", "tasks") => await Code($"{card}/tasks"),
            ("incident" or "secret incident", "task") => await Code($"{card}/tasks/{incident.Task}"),
            ("incident" or "secret incident", "API process") => await Code($"/api/v1{card}/process"),
            ("incident" or "secret incident", "API tasks") => await Code($"/api/v1{card}/tasks"),
            ("incident", "judge") => await Code($"{card}/judge"),
            ("incident", "API judgements") => await Code($"/api/v1{card}/judgements"),
            ("incident" or "secret incident", "list") => await Shown("/incidents?status=all", card),
            ("incident" or "secret incident", "search") => await Shown($"/search?q={incident.Reference}", card),
            ("incident" or "secret incident", "card") => await Code(card),
            ("incident" or "secret incident", "paper") => await Code($"{card}/reports/{incident.Report}"),
            ("incident" or "secret incident", "Word") => await Code($"{card}/reports/{incident.Report}?handler=Word"),
            ("incident" or "secret incident", "file") => await Code($"{card}/files/{incident.File}"),
            ("incident" or "secret incident", "verify") => await Code($"{card}/verify"),
            ("incident" or "secret incident", "close") => await Code($"{card}/close"),
            ("incident" or "secret incident", "API list") => await Shown("/api/v1/incidents", incident.Reference),
            ("incident" or "secret incident", "API card") => await Code($"/api/v1{card}"),
            ("incident" or "secret incident", "live") => await Shown($"/live?since={incident.Stirred - 1}", $"Incident:{incident.Id}"),
            ("incident" or "secret incident", "export") => await Shown("/incidents.csv?status=all", incident.Reference),
            ("incident" or "secret incident", "reporters") => await Shown(card, "id=\"reporters\""),
            ("incident" or "secret incident", "API reporters") => await Code($"/api/v1{card}/told"),
            ("incident" or "secret incident", "reporter's organisation") => await Code($"{card}/told/{incident.Incoming}/member"),
            ("incident" or "secret incident", "moving a report") => await Code($"{card}/told/{incident.Incoming}/move"),
            ("incident" or "secret incident", "history") => await Shown($"/history?q={incident.Reference}", $"href=\"{card}\""),
            ("incident" or "secret incident", "reads") => await Shown($"/history/reads?q={incident.Reference}", $"href=\"{card}\""),
            ("incident" or "secret incident", "history file") => await Shown($"/history.csv?q={incident.Reference}", $"{incident.Reference} ·"),
            ("figures", "list") => await Figure("/incidents?status=all", page => Digits(page.QuerySelector(".page-line")?.TextContent)),
            ("figures", "open") => await Figure("/", page => page.QuerySelector("#situation a[href='/incidents'] .figure-number")?.TextContent),
            ("figures", "beyond") => await Figure("/", page => page.QuerySelector("#situation a[href='/incidents?status=beyond'] .figure-number")?.TextContent),
            ("figures", "weeks") => await Figure("/", page => page.QuerySelector(".chart-table") is null ? null : Sum(page.QuerySelectorAll(".chart-table td.number").Select(cell => cell.TextContent))),
            ("figures", "hits") => await Figure("/search?q=tuong+vay", page => Number(page.QuerySelectorAll("a[href^='/incidents/SC-']").Length)),
            ("letter", "list") => await Shown("/mail-received?state=All", $"/mail-received/{made.Letter.Reference}"),
            ("letter", "card") => await Code($"/mail-received/{made.Letter.Reference}"),
            ("letter", "file") => await Code($"/mail-received/{made.Letter.Reference}/files/{made.Letter.File}"),
            ("letter", "whole") => await Code($"/mail-received/{made.Letter.Reference}/files/{Guid.Empty}"),
            ("letter", "restore") => await Code($"/mail-received/{made.Letter.Reference}/restore"),
            ("letter", "register") => await Code($"/incidents/from-mail/{made.Letter.Reference}"),
            ("letter", "API list") => await Shown("/api/v1/mail", made.Letter.Reference),
            ("letter", "API card") => await Code($"/api/v1/mail/{made.Letter.Reference}"),
            ("letter", "live") => await Shown($"/live?since={made.Letter.Came - 1}", $"ReceivedMail:{made.Letter.Id}"),
            ("letter", "history") => await Shown($"/history?q={made.Letter.Reference}", $"href=\"/mail-received/{made.Letter.Reference}\""),
            ("letter", "history file") => await Shown($"/history.csv?q={made.Letter.Reference}", $"{made.Letter.Reference} ·"),
            ("receipt", "page") => await Code(incident.Follow),
            ("receipt", "paper") => await Code($"{incident.Follow}/receipt"),
            ("receipt", "another key") => await Code("/r/" + string.Concat(incident.Follow["/r/".Length..].Reverse())),
            ("receipt", "way to the card") => await Shown(incident.Follow, $"href=\"{card}\""),
            ("draft", "page") => await Code(made.Draft),
            ("unit", "list") => await Shown("/units?q=tuong+vay", "TTDL Tường Vây"),
            ("unit", "card") => await Code("/units/TV-02"),
            ("unit", "API card") => await Code("/api/v1/organisations/TV-02"),
            ("internal contact", "card") => await Shown("/units/TV-02", made.Mobile),
            ("internal contact", "API card") => await Shown("/api/v1/organisations/TV-02", made.Mobile),
            ("system", "list") => await Shown("/systems", $"/systems/{made.System}"),
            ("system", "search") => await Shown("/search?q=tuong+vay", made.SystemName),
            ("system", "card") => await Code($"/systems/{made.System}"),
            ("system", "unit's card") => await Shown("/units/TV-01", made.SystemName),
            ("system", "API list") => await Shown("/api/v1/systems", made.System),
            ("system", "API card") => await Code($"/api/v1/systems/{made.System}"),
            ("duty", "my work") => await Waiting(made.Incident),
            ("duty", "secret, my work") => await Waiting(made.Secret),
            ("notice", "bell") => await Shown("/notices", made.Incident.Reference),
            ("notice", "secret, bell") => await Shown("/notices", made.Secret.Reference),
            ("account" or "stronger account", "list") => await Shown($"/admin/accounts?q={Uri.EscapeDataString(account.Email)}", account.AccountId.ToString()),
            ("account" or "stronger account", "card") => await Code($"/admin/accounts/{account.AccountId}"),
            ("account" or "stronger account", "new post") => await Code($"/admin/accounts/{account.AccountId}/post"),
            _ => throw new InvalidOperationException($"Nobody knows how to look at '{column}' of '{thing}'."),
        };

        async Task<string> Code(string address)
        {
            var answer = await walker.Ask("GET", address);
            return answer.LeadsToSignIn ? "sign in" : Number(answer.Code);
        }

        async Task<string> Figure(string address, Func<IHtmlDocument, string?> figure)
        {
            var answer = await walker.Ask("GET", address);
            if (answer.LeadsToSignIn)
                return "sign in";
            return answer.Status == HttpStatusCode.OK ? figure(await new HtmlParser().ParseDocumentAsync(answer.Body)) ?? "none" : Number(answer.Code);
        }

        static string Digits(string? words) => string.Concat((words ?? "").Where(char.IsAsciiDigit));

        static string Sum(IEnumerable<string> figures) => Number(figures.Sum(f => int.Parse(f, CultureInfo.InvariantCulture)));

        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

        async Task<string> Waiting(ReachNation.Told told) =>
            (await new HtmlParser().ParseDocumentAsync((await walker.Ask("GET", "/")).Body)).QuerySelector($"li[data-rule='INC-1'][data-about='{told.Reference}']") is null ? "hidden" : "shown";

        // Shown means: the answer is there and the thing in it. Typing a whole reference into the search leads straight to the card.
        async Task<string> Shown(string address, string sign)
        {
            var answer = await walker.Ask("GET", address);
            if (answer.LeadsToSignIn)
                return "sign in";
            return answer.Status switch
            {
                HttpStatusCode.Redirect when answer.Location == sign => "shown",
                HttpStatusCode.OK => answer.Body.Contains(sign, StringComparison.Ordinal) ? "shown" : "hidden",
                _ => Number(answer.Code),
            };
        }
    }

    private static List<Table> Read()
    {
        var tables = new List<Table>();
        foreach (var line in File.ReadLines(Path.Combine(Sources.Root, "docs", "approved", "reach.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                tables.Add(new(line[3..].Split('·')[0].Trim(), [], []));
            else if (line.StartsWith('|') && tables.Count > 0 && !line.StartsWith("|--", StringComparison.Ordinal))
            {
                var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
                if (tables[^1].Columns.Count == 0)
                    tables[^1].Columns.AddRange(cells[2..]);
                else
                {
                    Assert.Equal(tables[^1].Columns.Count, cells.Length - 2);
                    foreach (var at in cells[1].Split(", "))
                        tables[^1].Rows.Add(new(cells[0], at, cells[2..]));
                }
            }
        }
        return tables;
    }

    [GeneratedRegex("""(?<=__RequestVerificationToken" type="hidden" value=")[^"]+|(?<="(traceId|number)":")[^"]+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EachTimeAnew();

    private sealed record Table(string Thing, List<string> Columns, List<Row> Rows);

    private sealed record Row(string Post, string At, IReadOnlyList<string> Cells);
}
