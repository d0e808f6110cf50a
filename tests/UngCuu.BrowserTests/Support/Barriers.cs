using System.Text.Json;
using Microsoft.Playwright;

namespace UngCuu.BrowserTests.Support;

/// <summary>What axe finds on a page that keeps somebody out: WCAG 2.2 A and AA, and what is good practice beyond.</summary>
public static class Barriers
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));

    public static async Task<IReadOnlyList<string>> Barred(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe + ";undefined");
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => {
              const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"], preload: false, selectors: false });
              return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 160)}: ${n.any.concat(n.all).map(c => c.message)[0] ?? ""}`));
            }
            """);
        return [.. found.EnumerateArray().Select(f => f.GetString()!)];
    }
}
