using System.Text.Json;
using Microsoft.Playwright;

namespace UngCuu.BrowserTests.Walks;

/// <summary>Listens to the page as a screen reader gets it from the browser: names, headings, landmarks, what is required and what is wrong.</summary>
internal sealed class ScreenReader(string language) : Eye
{
    private static readonly HashSet<string> Landmarks = ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);

    public override async Task<IReadOnlyList<string>> Look(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        var nodes = (await browser.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray().Where(n => !n.GetProperty("ignored").GetBoolean()).Select(n => new Node(n)).ToList();
        await browser.DetachAsync();
        return [.. Title(nodes[0], page), .. await Language(page), .. Names(nodes), .. Links(nodes), .. Headings(nodes), .. Marks(nodes), .. Faults(nodes), .. Tables(nodes), .. await Required(page)];
    }

    private IEnumerable<string> Title(Node root, IPage page)
    {
        var address = new Uri(page.Url).AbsolutePath;
        if (!root.Name.EndsWith(" · Ứng Cứu", StringComparison.Ordinal))
            yield return $"the window is called '{root.Name}'";
        if (!titles.TryAdd(root.Name, address) && titles[root.Name] != address)
            yield return $"is called '{root.Name}' as {titles[root.Name]} is";
    }

    private async Task<IEnumerable<string>> Language(IPage page)
    {
        var said = await page.Locator("html").GetAttributeAsync("lang");
        return said == language ? [] : [$"speaks '{said}'"];
    }

    private static IEnumerable<string> Names(IEnumerable<Node> nodes) =>
        nodes.Where(n => n.Is("focusable") && n.Role is not ("RootWebArea" or "main" or "alert") && n.Name.Length == 0).Select(n => $"a {n.Role} has no name");

    /// <summary>Two links of one name that lead to two places cannot be told apart in a list of links, unless something said with them tells.</summary>
    private static IEnumerable<string> Links(IEnumerable<Node> nodes) =>
        nodes.Where(n => n.Role == "link").GroupBy(n => $"{n.Name} {n.Description}".Trim(), StringComparer.Ordinal).Where(g => g.Select(n => n.Property("url")).Distinct().Skip(1).Any()).Select(g => $"'{g.Key}' leads to {string.Join(" and ", g.Select(n => n.Property("url")).Distinct())}");

    private static IEnumerable<string> Headings(IEnumerable<Node> nodes)
    {
        var levels = nodes.Where(n => n.Role == "heading").Select(n => (n.Name, Level: int.Parse(n.Property("level"), System.Globalization.CultureInfo.InvariantCulture))).ToList();
        if (levels.Count(h => h.Level == 1) != 1)
            yield return $"has {levels.Count(h => h.Level == 1)} headings of level 1";
        for (var i = 0; i < levels.Count; i++)
            if (levels[i].Level > (i == 0 ? 1 : levels[i - 1].Level + 1))
                yield return $"'{levels[i].Name}' is a heading of level {levels[i].Level} after one of level {(i == 0 ? 0 : levels[i - 1].Level)}";
    }

    private static IEnumerable<string> Marks(IReadOnlyCollection<Node> nodes)
    {
        if (nodes.Count(n => n.Role == "main") != 1)
            yield return $"has {nodes.Count(n => n.Role == "main")} main parts";
        foreach (var same in nodes.Where(n => Landmarks.Contains(n.Role) && (n.Name.Length > 0 || n.Role is not ("form" or "region"))).GroupBy(n => (n.Role, n.Name)).Where(g => g.Count() > 1))
            yield return $"has {same.Count()} landmarks {same.Key.Role} '{same.Key.Name}'";
        if (!nodes.Any(n => n.Role == "link" && n.Property("url").EndsWith("#main", StringComparison.Ordinal)))
            yield return "has no way past the menu";
    }

    private static IEnumerable<string> Faults(IEnumerable<Node> nodes) =>
        nodes.Where(n => n.Property("invalid") == "true" && n.Description.Length == 0).Select(n => $"'{n.Name}' is wrong and does not say why");

    private static IEnumerable<string> Tables(IReadOnlyCollection<Node> nodes)
    {
        if (nodes.Any(n => n.Role == "table") && !nodes.Any(n => n.Role is "columnheader" or "rowheader"))
            yield return "has a table without headers";
    }

    private static async Task<IEnumerable<string>> Required(IPage page) => await page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll("label:has(> .field-required)")]
          .filter(label => !(label.control?.required || label.control?.ariaRequired === "true"))
          .map(label => `'${label.textContent.trim()}' shows that it is required and does not say it`)
        """);

    private sealed record Node(JsonElement Of)
    {
        private readonly JsonElement properties = Of.TryGetProperty("properties", out var them) ? them : default;

        public string Role => Value("role");

        public string Name => Value("name");

        public string Description => Value("description");

        public bool Is(string property) => Property(property) == "true";

        public string Property(string name) => properties.ValueKind != JsonValueKind.Array ? ""
            : properties.EnumerateArray().Where(p => p.GetProperty("name").GetString() == name).Select(p => p.GetProperty("value").TryGetProperty("value", out var value) ? Text(value) : "").FirstOrDefault("");

        private string Value(string name) => Of.TryGetProperty(name, out var of) && of.TryGetProperty("value", out var value) ? Text(value) : "";

        private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }
}
