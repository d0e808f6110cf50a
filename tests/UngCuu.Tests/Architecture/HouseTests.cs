using System.Text.RegularExpressions;

namespace UngCuu.Tests.Architecture;

public partial class HouseTests
{
    /// <summary>Which features a feature may use. News travels the other way, as events.</summary>
    private static readonly Dictionary<string, string[]> Map = new(StringComparer.Ordinal)
    {
        ["History"] = [],
        ["Live"] = [],
        ["Registry"] = ["History"],
        ["Accounts"] = ["Registry", "History"],
        ["Deliveries"] = [],
        ["Mailbox"] = ["Registry", "History", "Live"],
        ["Duties"] = ["Registry", "Accounts"],
        ["Incidents"] = ["Registry", "Accounts", "Duties", "History", "Live", "Mailbox"],
        ["Home"] = ["Registry", "Accounts", "Duties", "Incidents", "Mailbox"],
    };

    [Fact]
    public void Features_depend_downwards_only()
    {
        var wrong = new List<string>();
        foreach (var file in Sources.Files("*.cs", "*.cshtml"))
            if (Sources.Short(file).Split('/') is ["Features", var feature, _, ..] && feature != "Shared")
                wrong.AddRange(Used(file).Where(used => used != feature && !Map[feature].Contains(used)).Select(used => $"{Sources.Short(file)} uses {used}"));
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Shared")]
    [InlineData("Data")]
    [InlineData("Rules")]
    [InlineData("Security")]
    [InlineData("Documents")]
    [InlineData("Jobs")]
    public void What_serves_all_features_knows_none(string folder) =>
        Assert.Empty(Sources.Files("*.cs").Where(f => Sources.Short(f).StartsWith(folder + "/", StringComparison.Ordinal))
            .SelectMany(f => Used(f).Select(used => $"{Sources.Short(f)} uses {used}")));

    [Fact]
    public void No_file_is_longer_than_300_lines_and_no_page_model_than_120() =>
        Assert.Empty(Sources.Files("*.cs")
            .Select(f => (File: Sources.Short(f), Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > (f.File.EndsWith(".cshtml.cs", StringComparison.Ordinal) ? 120 : 300)));

    [Fact]
    public void Raw_SQL_and_providers_stay_in_their_folder() =>
        Assert.Empty(Sources.Files("*.cs")
            .Where(f => !Sources.Short(f).StartsWith("Data/", StringComparison.Ordinal) && !Sources.Short(f).StartsWith("Drills/", StringComparison.Ordinal))
            .Where(f => Sources.Short(f) != "Jobs/JobsServices.cs") // tells Quartz which driver its clustered store uses
            .Where(f => Provider().IsMatch(File.ReadAllText(f)))
            .Select(Sources.Short));

    [Fact]
    public void Pages_have_no_inline_script_and_no_inline_style() =>
        Assert.Empty(Sources.Files("*.cshtml").Where(f => Inline().IsMatch(File.ReadAllText(f))).Select(Sources.Short));

    /// <summary>After a refusal the address still names the verb that was refused: a form without an address of its own would then call that one.</summary>
    [Fact]
    public void Where_a_page_has_several_verbs_every_form_says_which_it_calls() =>
        Assert.Empty(Sources.Files("*.cshtml").Select(f => (File: Sources.Short(f), Text: File.ReadAllText(f)))
            .Where(f => f.Text.Contains("handler=", StringComparison.Ordinal))
            .SelectMany(f => PostingForm().Matches(f.Text).Where(m => !m.Value.Contains(" action=", StringComparison.Ordinal) && !m.Value.Contains(" asp-page", StringComparison.Ordinal)).Select(m => $"{m.Value} in {f.File}")));

    [Fact]
    public void Every_feature_says_what_it_is_in_forty_lines()
    {
        foreach (var feature in Map.Keys.Where(f => f != "Home"))
        {
            var readme = Path.Combine(Sources.Root, "src", "UngCuu", "Features", feature, "README.md");
            Assert.True(File.Exists(readme), $"{feature} has no README.md");
            Assert.True(File.ReadLines(readme).Count() <= 40, $"{feature}/README.md is longer than 40 lines");
        }
    }

    [GeneratedRegex("<form\\b[^>]*method=\"post\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PostingForm();

    private static IEnumerable<string> Used(string file) =>
        Feature().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"UngCuu\.Features\.(?<name>[A-Z][A-Za-z]+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Feature();

    [GeneratedRegex(@"FromSql|ExecuteSql|SqlQuery|using Npgsql|using Microsoft\.Data\.Sqlite", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Provider();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>|\sstyle=""|\son[a-z]+=""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();
}
