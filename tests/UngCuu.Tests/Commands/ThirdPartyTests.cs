using System.Text.Json;
using System.Text.RegularExpressions;
using UngCuu.Tests.Architecture;

namespace UngCuu.Tests.Commands;

/// <summary>What is shipped in the executable is named with its licence in THIRD-PARTY-NOTICES.md, and nothing else is.</summary>
public partial class ThirdPartyTests
{
    private const string OnlyToBuild = "Microsoft.EntityFrameworkCore.Design";

    [Fact]
    public void The_notices_name_every_package_that_ships_with_its_version_and_licence()
    {
        var notices = File.ReadAllText(Path.Combine(Sources.Root, "THIRD-PARTY-NOTICES.md"));
        var named = Row().Matches(Part().Match(notices).Value)
            .SelectMany(m => m.Groups["packages"].Value.Split(", ").Select(p => $"{p} {m.Groups["version"].Value}"));
        Assert.Equal(Shipped().Order(StringComparer.OrdinalIgnoreCase), named.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_version_we_choose_is_the_one_that_ships()
    {
        var chosen = Chosen().Matches(File.ReadAllText(Path.Combine(Sources.Root, "Directory.Packages.props")))
            .ToDictionary(m => m.Groups["id"].Value, m => Family(m.Groups["version"].Value), StringComparer.OrdinalIgnoreCase);
        foreach (var (id, version) in Shipped().Select(s => s.Split(' ')).Select(s => (s[0], s[1])))
            if (chosen.TryGetValue(id, out var expected))
                Assert.Equal($"{id} {expected}", $"{id} {version}");
    }

    /// <summary>Package and version family, from what the build says the executable loads.</summary>
    private static IEnumerable<string> Shipped()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "UngCuu.deps.json")));
        var target = json.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .ToDictionary(p => p.Name.Split('/')[0], p => (Version: p.Name.Split('/')[1], Has: p.Value.Clone()), StringComparer.OrdinalIgnoreCase);
        var (seen, waiting) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new Stack<string>(["UngCuu"]));
        while (waiting.TryPop(out var name))
            if (name != OnlyToBuild && target.TryGetValue(name, out var package) && seen.Add(name) && package.Has.TryGetProperty("dependencies", out var needs))
                foreach (var need in needs.EnumerateObject())
                    waiting.Push(need.Name);
        return seen.Where(n => n != "UngCuu" && Files.Any(f => target[n].Has.TryGetProperty(f, out _))).Select(n => $"{n} {Family(target[n].Version)}");
    }

    private static readonly string[] Files = ["runtime", "native", "runtimeTargets"];

    private static string Family(string version) => string.Join('.', version.Split('.').Take(2));

    [GeneratedRegex(@"## Shipped in the executable.*?(?=\n## )", RegexOptions.Singleline, 1000)]
    private static partial Regex Part();

    [GeneratedRegex(@"^\| \[(?<packages>[^\]]+)\]\([^)]+\) \| (?<version>[\d.]+) \| [A-Z][^|]*, ©[^|]+ \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"<PackageVersion Include=""(?<id>[^""]+)"" Version=""(?<version>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chosen();
}
