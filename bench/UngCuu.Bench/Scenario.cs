using System.Globalization;
using UngCuu.Drills;

namespace UngCuu.Bench;

/// <param name="Statements">The most one request may send.</param>
/// <param name="Cpu">Milliseconds of processor, server and database together.</param>
internal sealed record Goal(int? Statements, double? Cpu);

/// <summary>One thing a person does, again and again.</summary>
internal sealed record Scenario(string Name, string Who, Goal Goal, Func<int, Task<int>> Do)
{
    /// <param name="key">Makes a report of each request another one.</param>
    public static IEnumerable<Scenario> For(BenchPerson person, Browser browser, ApiProgram program, string report, string key)
    {
        if (person.Name == People.Reporter)
        {
            var body = report[report.IndexOf('{', StringComparison.Ordinal)..(report.LastIndexOf('}') + 1)];
            var stamp = body.Split("\"key\": \"")[1].Split('"')[0];
            yield return new("create, by API", person.Name, new(null, 2.5), async round =>
            {
                await program.Tell("/api/v1/incidents", body.Replace(stamp, string.Create(CultureInfo.InvariantCulture, $"{key}-{round}"), StringComparison.Ordinal));
                return 0;
            });
            yield break;
        }
        yield return Page("no page: /health/live", "/health/live", new(null, null));
        yield return Page("an almost empty page: /account/post", "/account/post", new(null, null));
        yield return Page("list of 50", "/incidents?status=all", new(5, 1.5));
        yield return Page("incident page", $"/incidents/{person.Incident}", new(8, 1));
        yield return Page("search, rare word", $"/incidents?status=all&q={Uri.EscapeDataString(Template.RareWord)}", new(null, 1.5));
        yield return Page("search, rare word without marks", "/incidents?status=all&q=ky%20lan", new(null, 1.5));
        yield return Page("search, common word", $"/incidents?status=all&q={Uri.EscapeDataString("Minh Họa")}", new(null, 1.5));
        yield return Page("search, common word without marks", "/incidents?status=all&q=minh%20hoa", new(null, 1.5));
        yield return Page("my work", "/", new(null, 1.9));

        Scenario Page(string name, string path, Goal goal) => new(name, person.Name, goal, async _ => (await browser.Download(path)).Length);
    }
}
