using System.Diagnostics;
using UngCuu.Commands;
using UngCuu.Drills;
using UngCuu.Rules;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Drills;

public class FirstIncidentTests(TestDatabase places)
{
    [Theory]
    [InlineData("2017")]
    [InlineData("2026")]
    public async Task The_first_incident_goes_from_report_to_closing_as_the_law_of_its_day_says(string profile)
    {
        var (exit, said) = await Run("drill", "first-incident", "--profile", profile);
        Assert.True(exit == 0, said);
        Assert.Matches(@"\n(\d+) steps, \1 ok, 0 failed\n$", said);
        Assert.DoesNotContain("FAIL", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_the_same_way_on_PostgreSQL()
    {
        Assert.SkipUnless(PrivatePostgres.Programs is not null, "PostgreSQL is not installed (postgresql-15).");
        var (exit, said) = await Run("drill", "first-incident", "--database", "postgres");
        Assert.True(exit == 0, said);
    }

    [Fact]
    public async Task A_deadline_that_is_not_the_laws_fails_the_drill()
    {
        const string Rule = "\"id\": \"INC-7\"", Right = "\"time\": \"5 days\"", Wrong = "\"time\": \"6 days\"";
        var rules = places.NewFolder();
        var text = new RuleFiles().Read("vn-2017.json");
        var at = text.IndexOf(Right, text.IndexOf(Rule, StringComparison.Ordinal), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(rules, "vn-2017.json"), text.Remove(at, Right.Length).Insert(at, Wrong));

        var (exit, said) = await Run("drill", "first-incident", "--rules", rules);
        Assert.True(exit == 1, said);
        var failed = said.Split('\n').Where(l => l.StartsWith("FAIL", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, failed.Count); // when the response ends, and when Form 04 is sent
        Assert.All(failed, l => Assert.Contains("INC-7", l, StringComparison.Ordinal));
        Assert.EndsWith(", 2 failed\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        var folder = places.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "ungcuu.db"), "somebody's");
        Assert.Equal(1, await CommandLine.Run(["drill", "first-incident", "--data", folder]));
        Assert.Equal("somebody's", await File.ReadAllTextAsync(Path.Combine(folder, "ungcuu.db")));
    }

    [Fact]
    public async Task The_clock_of_an_installation_in_use_cannot_be_moved()
    {
        var (exit, said) = await Run("serve", "--port", "0", "--data", places.NewFolder(), "--clock-pipe", "3:4");
        Assert.True(exit == 1, said);
        Assert.Contains("Only the clock of a drill can be moved", said, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Said)> Run(params string[] arguments)
    {
        using var process = Process.Start(ThisProgram.With(arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await errors + said.ReplaceLineEndings("\n"));
    }
}
