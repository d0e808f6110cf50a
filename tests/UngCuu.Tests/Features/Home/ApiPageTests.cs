using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Incidents;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Home;

/// <summary>The page from which a programmer works: its own examples are run here as they stand.</summary>
[Trait("needs", "database")]
public partial class ApiPageTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task The_examples_of_the_page_work_as_they_stand(string language)
    {
        using var browser = nation.Browse(language);
        var page = await browser.Get("/api");
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);

        Assert.Equal(HttpStatusCode.OK, (await Run(program, page, "me")).Status);
        var reported = await Run(program, page, "report");
        Assert.True(reported.Status == HttpStatusCode.Created, reported.Body.ToString());
        var reference = reported.Body.GetProperty("reference").GetString()!;
        Assert.Equal(HttpStatusCode.NoContent, (await Run(program, page, "note", reference)).Status);
        Assert.Equal(HttpStatusCode.Created, (await Run(program, page, "verb", reference)).Status);

        var incident = await nation.Incident(reference);
        var words = nation.Texts.All["api.sample.note"] is var note && language == "en" ? note.En : note.Vi;
        Assert.Equal(1, await nation.In((db, _) => db.IncidentNotes.CountAsync(n => n.IncidentId == incident.Id && n.Text == words)));
        Assert.Equal(reference, (await Run(program, page, "report")).Body.GetProperty("reference").GetString());
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Every_field_of_every_form_stands_there_with_its_key_label_choices_and_star(string language)
    {
        using var browser = nation.Browse(language);
        var page = await browser.Get("/api");
        var rules = nation.Services.GetRequiredService<RuleBook>();
        var profile = rules.For(nation.Clock.Today);
        foreach (var form in new[] { FactNames.IncidentNotified, FactNames.InitialReportSent, FactNames.CompletionReportSent }.Select(f => rules.Form(profile, profile.FormFor(f))))
        {
            var rows = page.One($"#form-{form.Id}").QuerySelectorAll("tbody > tr").ToDictionary(r => r.QuerySelector("code")!.TextContent, StringComparer.Ordinal);
            foreach (var field in DraftSteps.Of(form).SelectMany(s => s.Fields))
            {
                var row = rows[field.Key];
                Assert.Contains(field.Printed, row.TextContent, StringComparison.Ordinal);
                Assert.Equal(field.MustBeFilled, row.QuerySelector(".required") is not null);
                Assert.All(field.Choices, c => Assert.Contains(row.QuerySelectorAll("code"), code => code.TextContent == c.Code));
                Assert.All(field.Choices, c => Assert.Contains(c.Label.Vi, row.TextContent, StringComparison.Ordinal));
                Assert.All(field.Choices.Where(c => c.Detail), c => Assert.Contains(FormValues.DetailKey(field.Key, c.Code), rows.Keys));
            }
        }
        Assert.Contains(language == "vi" ? "Cần ít nhất một mục" : "One field at least", page.One("#form-notification").TextContent, StringComparison.Ordinal);
        foreach (var type in profile.AttackTypes)
            Assert.Contains(type.Code, page.One("#attack-types").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_each_operation_takes_stands_beside_it()
    {
        using var browser = nation.Browse();
        var page = await browser.Get("/api");
        string Takes(string operation) => Regex.Replace(page.One($"#{operation} [data-takes]").TextContent, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();
        Assert.Equal("values*, systemId, beyond, notSecret, key", Takes("reportIncident"));
        Assert.Equal("text*, at, key", Takes("addNote"));
        Assert.Equal("at*, reason*, version", Takes("incident-correct-detection"));
        Assert.Equal("?status, ?q, ?type, ?assigned, ?from, ?to, ?after", Takes("listIncidents"));
    }

    [Fact]
    public async Task The_token_is_called_by_its_one_name()
    {
        using var browser = nation.Browse();
        var page = await browser.Get("/api");
        Assert.Contains("khóa API", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/account/tokens", page.One("main a[href='/account/tokens']").GetAttribute("href"));
        Assert.Empty(nation.Texts.All.Where(t => t.Value.Vi.Contains("mã truy cập", StringComparison.OrdinalIgnoreCase)).Select(t => t.Key));
        Assert.Empty(nation.Texts.All.Where(t => t.Key.StartsWith("token.", StringComparison.Ordinal) && LooseKey().IsMatch(t.Value.Vi)).Select(t => $"{t.Key}: {t.Value.Vi}"));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Run(Browser program, Page page, string example, string? reference = null)
    {
        var command = page.One($"#example-{example}").TextContent;
        var address = new Uri(Address().Match(command).Value).AbsolutePath;
        if (reference is not null)
            address = Reference().Replace(address, reference);
        if (!command.Contains(" -d '", StringComparison.Ordinal))
        {
            using var read = await program.Client.GetAsync(new Uri(address, UriKind.Relative));
            return (read.StatusCode, default);
        }
        Assert.Contains("Authorization: Bearer $UNGCUU_TOKEN", command, StringComparison.Ordinal);
        using var content = new StringContent(Sent().Match(command).Groups["json"].Value, Encoding.UTF8, "application/json");
        using var answer = await program.Client.PostAsync(new Uri(address, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(text.Length > 0 ? text : "{}"));
    }

    [GeneratedRegex(@"http://[^\s\\]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"SC-\d+-\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"-d '(?<json>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Sent();

    [GeneratedRegex(@"\bkhóa\b(?! API)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LooseKey();
}
