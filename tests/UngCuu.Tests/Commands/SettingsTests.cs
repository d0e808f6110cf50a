using System.Text.Json;
using System.Text.RegularExpressions;
using UngCuu.Tests.Architecture;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Commands;

public partial class SettingsTests(TestDatabase places)
{
    [Theory]
    [InlineData("""{ "Smtp": { "Host": "mail.example.vn" } }""", "Smtp:From")]
    [InlineData("""{ "Smtp": { "Host": "mail.example.vn", "From": "a@example.vn", "User": "a", "Security": "None" } }""", "Smtp:User")]
    [InlineData("""{ "Smtp": { "Port": 0 } }""", "Port")]
    public async Task A_setting_that_cannot_be_is_named_in_one_line_and_nothing_starts(string settings, string named)
    {
        var folder = places.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.json"), settings);
        var (code, said, error) = await Terminal.Run("serve", "--port", "0", "--data", folder);
        Assert.Equal(1, code);
        Assert.DoesNotContain("Ứng Cứu:", said, StringComparison.Ordinal);
        Assert.Contains(named, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_operations_guide_is_JSON() =>
        JsonDocument.Parse(Example().Match(File.ReadAllText(Path.Combine(Sources.Root, "docs", "operations.md"))).Groups["json"].Value).Dispose();

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
