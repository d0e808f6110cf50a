using System.Text.Json;
using System.Text.RegularExpressions;
using UngCuu.Web;

namespace UngCuu.Tests.Web;

public partial class IconTests
{
    [Fact]
    public void Every_icon_that_a_page_or_the_menu_names_is_in_the_sprite()
    {
        var source = Path.Combine(Root(), "src", "UngCuu");
        var known = JsonSerializer.Deserialize<HashSet<string>>(File.ReadAllText(Path.Combine(source, "Web", "front", "icons.json")))!;
        var named = Directory.EnumerateFiles(Path.Combine(source, "Features"), "*.cshtml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(source, "Web", "TagHelpers"), "*.cs"))
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(m => (Path.GetFileName(file), Name: m.Groups["name"].Value)))
            .Concat(Menu.Entries.Concat(Menu.Shortcuts).Select(e => ("Menu.cs", Name: e.Icon)))
            .ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, n => !known.Contains(n.Name));
    }

    [Fact]
    public void Icons_stand_in_order_and_once()
    {
        var names = JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Path.Combine(Root(), "src", "UngCuu", "Web", "front", "icons.json")))!;
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "UngCuu.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("""(<icon name=|\bicon=|Icon \{ get; set; \} = |Icons\.Draw\(ViewContext, )"(?<name>[a-z0-9-]+)"(?! :)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex IconName();
}
