using System.Text.Json;
using System.Text.RegularExpressions;
using UngCuu.Tests.Architecture;
using UngCuu.Web;

namespace UngCuu.Tests.Web;

public partial class IconTests
{
    private static readonly List<string> Known = JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Path.Combine(Sources.Root, "src", "UngCuu", "Web", "front", "icons.json")))!;

    [Fact]
    public void Every_icon_that_a_page_or_the_menu_names_is_in_the_sprite()
    {
        var source = Path.Combine(Sources.Root, "src", "UngCuu");
        var named = Directory.EnumerateFiles(Path.Combine(source, "Features"), "*.cshtml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(source, "Web", "TagHelpers"), "*.cs"))
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(m => (Path.GetFileName(file), Name: m.Groups["name"].Value)))
            .Concat(Menu.Entries.Concat(Menu.Shortcuts).Select(e => ("Menu.cs", Name: e.Icon)))
            .ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, n => !Known.Contains(n.Name));
    }

    [Fact]
    public void No_icon_is_in_the_sprite_that_nothing_names()
    {
        var source = string.Concat(Sources.Files("*.cshtml", "*.cs", "*.js").Where(f => !Sources.Short(f).StartsWith("wwwroot/", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.DoesNotContain(Known, name => !source.Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Icons_stand_in_order_and_once() => Assert.Equal(Known.Distinct().Order(StringComparer.Ordinal), Known);

    [GeneratedRegex("""(<icon name=|\bicon=|Icon \{ get; set; \} = |Icons\.Draw\(ViewContext, )"(?<name>[a-z0-9-]+)"(?! :)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex IconName();
}
