using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http.Metadata;
using UngCuu.Shared;

namespace UngCuu.Tests.Security;

/// <summary>Sends to every address what nobody should send: never a fault of ours, never markup given back, never a row that changes hands.</summary>
[Trait("needs", "database")]
public class HostileWalkTests(ReachNation nation) : IClassFixture<ReachNation>
{
    private const string Sentinel = "987654";

    /// <summary>Fields no form has, by which a careless binder would let somebody take what is not theirs.</summary>
    private static readonly string[] Coveted = ["Id", "Role", "OrganisationId", "OwnerId", "OperatorId", "AccountId", "ReporterId", "Status", "Version", "Email", "Profile", "Secret", "Permissions"];

    private static readonly string[] Prefixes = ["", "Form.", "Incident.", "Account.", "Note.", "Draft.", "Post.", "Filter."];

    /// <summary>An organisation that has no part in anything here: wherever its id turns up, somebody took something.</summary>
    private string Taker => nation.Relations["steering"].ToString();

    [Fact]
    public async Task No_address_falls_over_what_stands_in_its_query()
    {
        var wrong = new List<string>();
        foreach (var (way, address, needs, author) in await nation.Addresses("GET"))
        {
            using var walker = await nation.SomebodyFor(needs, way.IsPublic && !author);
            var names = way.Names.Append("q").Append("after").Append("sort").Append("handler").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            foreach (var (kind, value) in Hostile.Queries)
                Judge(kind, await walker.Ask("GET", With(address, string.Join('&', names.Select(n => $"{n}={value}")))));
            Judge("repeated", await walker.Ask("GET", With(address, string.Join('&', names.Concat(names).Select((n, i) => $"{n}={i}")))));
            Judge("long", await walker.Ask("GET", With(address, "q=" + new string('a', 7_000))));
            Judge("too long", await walker.Ask("GET", With(address, "q=" + new string('a', 10_000))));

            void Judge(string kind, Answer answer)
            {
                if (answer.Code >= 500 || answer.Body.Contains(Hostile.Markup, StringComparison.Ordinal) || (kind == "NUL" && answer.Status != HttpStatusCode.BadRequest))
                    wrong.Add($"{address} with {kind}: {answer.Code}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("vi", "/public/contacts?territory=a%00b")]
    [InlineData("en", "/units?q=a%00b")]
    public async Task A_character_that_cannot_be_read_is_a_bad_request_in_the_readers_words(string language, string address)
    {
        using var browser = nation.Browse(language);
        var page = await browser.Get(address);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(nation.Texts.In(language == "en" ? Texts.English : Texts.Vietnamese, "error.400"), page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(nation.Texts.In(language == "en" ? Texts.English : Texts.Vietnamese, "error.500"), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_form_falls_over_what_is_typed_into_it_and_nothing_changes_hands()
    {
        var ways = await nation.Addresses("POST");
        await nation.SignAllIn();
        var before = await Rows.Of(nation);
        var wrong = new List<string>();
        // A draft is thrown away last: its own pages are walked before.
        foreach (var (way, address, needs, author) in ways.Where(w => !w.Way.IsApi).OrderBy(w => w.Address.Contains("Discard", StringComparison.Ordinal)))
        {
            using var walker = await nation.SomebodyFor(needs, way.IsPublic && !author);
            var typed = await FieldsOn(walker, address.Split('?')[0]);
            var names = way.Names.Concat(typed.Select(t => t.Name)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            // As the page offers it, so that it may well succeed, and with more than the page offers.
            var honest = await walker.Ask("POST", address, fields: [.. typed, .. MassAssigned().Where(m => typed.All(t => t.Name != m.Name))]);
            if (honest.Code >= 500)
                wrong.Add($"{address} with fields of others: {honest.Code}");
            foreach (var (kind, value) in Hostile.Fields.Append(new("a foreign id", nation.Relations["stranger"].ToString())))
            {
                var answer = await walker.Ask("POST", address, fields: [.. names.Select(n => (n, value)), .. MassAssigned()]);
                if (answer.Code >= 500 || answer.Body.Contains(Hostile.Markup, StringComparison.Ordinal) || (kind == "NUL" && names.Count > 0 && !IsBadRequestInWords(answer)))
                    wrong.Add($"{address} with {kind}: {answer.Code}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        var after = await Rows.Of(nation);
        Assert.Equal(before.Holding(nation.Relations["stranger"].ToString()).Order(StringComparer.Ordinal), after.Holding(nation.Relations["stranger"].ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(before.Naming(Taker).Order(StringComparer.Ordinal), after.Naming(Taker).Order(StringComparer.Ordinal));
        Assert.Equal(before.Holding("Administrator"), after.Holding("Administrator"));
        Assert.Empty(after.Holding(Sentinel));
        Assert.Empty(after.Holding("Closed"));
        var now = after.Cells("organisation_id", "owner_id", "operator_id", "account_id", "role", "email", "sender_id", "profile", "secret");
        Assert.Empty(before.Cells("organisation_id", "owner_id", "operator_id", "account_id", "role", "email", "sender_id", "profile", "secret")
            .Where(c => now.GetValueOrDefault(c.Key) is var value && value != c.Value && !(value is null && c.Key.StartsWith("report_drafts ", StringComparison.Ordinal))).Select(c => $"{c.Key} was {c.Value}, is {now.GetValueOrDefault(c.Key)}"));
    }

    [Fact]
    public async Task No_endpoint_falls_over_what_a_program_sends()
    {
        var wrong = new List<string>();
        foreach (var (way, address, needs, author) in (await nation.Addresses("POST")).Where(w => w.Way.IsApi))
        {
            using var walker = await nation.SomebodyFor(needs, way.IsPublic && !author);
            foreach (var (kind, body, type) in Bodies(way.Metadata.OfType<IAcceptsMetadata>().FirstOrDefault()?.RequestType))
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, type) };
                var answer = await walker.Send(request);
                if (answer.Code >= 500 || (answer.Code >= 400 && !answer.IsProblem))
                    wrong.Add($"{address} with {kind}: {answer.Code} {answer.Kind} {answer.Body[..Math.Min(100, answer.Body.Length)]}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private bool IsBadRequestInWords(Answer answer) =>
        answer.Status == HttpStatusCode.BadRequest && answer.Body.Contains(nation.Texts.In(Texts.Vietnamese, "error.400"), StringComparison.Ordinal)
        && !answer.Body.Contains(nation.Texts.In(Texts.Vietnamese, "error.500"), StringComparison.Ordinal);

    private static IEnumerable<(string Kind, string Body, string Type)> Bodies(Type? asked)
    {
        string[] names = [.. asked?.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)) ?? []];
        yield return ("nothing", "", "application/json");
        yield return ("null", "null", "application/json");
        yield return ("a list", "[]", "application/json");
        yield return ("no JSON", "{", "application/json");
        yield return ("a form", "a=b", "application/x-www-form-urlencoded");
        yield return ("half a character", $"{{{string.Join(',', names.Select(n => $"\"{n}\":\"\\ud800\""))}}}", "application/json");
        yield return ("an end of depth", string.Concat(Enumerable.Repeat("{\"values\":", 200)) + "1" + new string('}', 200), "application/json");
        yield return ("odd values", """{"values":{"description":["a\u0000b"],"\ud800":["x"],"detectedAt":["31/02/2018"],"no-such-field":["x"]},"text":"a\u0000b","reason":"a\u0000b"}""", "application/json");
        yield return ("too much", JsonSerializer.Serialize(names.ToDictionary(n => n, _ => Hostile.Fields["too much"], StringComparer.Ordinal)), "application/json");
        foreach (var (kind, value) in Hostile.Fields)
        {
            yield return (kind, JsonSerializer.Serialize(names.ToDictionary(n => n, _ => value, StringComparer.Ordinal)), "application/json");
            yield return (kind + " as text", JsonSerializer.Serialize(new { text = value, reason = value, attackType = value, key = value, values = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["description"] = [value], ["detectedAt"] = [value] } }), "application/json");
        }
    }

    private IEnumerable<(string Name, string Value)> MassAssigned() => Coveted.SelectMany(c => Prefixes.Select(p => (p + c, c switch
    {
        "Role" => "Administrator",
        "Status" => "Closed",
        "Version" => Sentinel,
        "Email" => "taken@example.vn",
        "Profile" => "vn-2026",
        "Secret" => "true",
        "Permissions" => "ManageAccounts",
        _ => Taker,
    })));

    private static async Task<List<(string Name, string Value)>> FieldsOn(Walker walker, string page)
    {
        var shown = await walker.Ask("GET", page);
        var html = await new HtmlParser().ParseDocumentAsync(shown.Body);
        return [.. html.QuerySelectorAll<IHtmlFormElement>("form[method=post]").SelectMany(f => f.Elements)
            .Select(e => (Name: e.GetAttribute("name") ?? "", Value: e switch
            {
                IHtmlSelectElement { Options.Length: > 0 } select => select.Options.GetOptionAt(select.Options.Length - 1).Value,
                IHtmlInputElement { Value.Length: > 0 } input => input.Value,
                _ => "Nội dung thử",
            }))
            .Where(f => f.Name.Length > 0 && f.Name != "__RequestVerificationToken").DistinctBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static string With(string address, string query) => address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;
}
