using UngCuu.Commands;
using UngCuu.Data;
using UngCuu.Drills;
using UngCuu.Drills.Stories;
using UngCuu.Rules;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Drills;

public class FirstIncidentTests(TestDatabase places)
{
    [Fact]
    public async Task The_first_incident_goes_from_report_to_closing_as_the_law_of_its_day_says_and_two_drills_do_not_disturb_each_other()
    {
        var (data, papers) = (places.NewFolder(), Path.Combine(places.NewFolder(), "papers", "of 2017"));
        var both = await Task.WhenAll(
            Run([], "drill", "first-incident", "--profile", "2017", "--data", data, "--out", papers),
            Run([], "drill", "first-incident", "--profile", "2026"));
        foreach (var (exit, said) in both)
        {
            Assert.True(exit == 0, said);
            Assert.Matches(@"\n(\d+) steps, \1 ok, 0 failed\n$", said);
            Assert.DoesNotContain("FAIL", said, StringComparison.Ordinal);
        }
        // What was to be kept is kept: every paper the story makes, the database and the letters.
        Assert.Equal(6, Directory.GetFiles(papers, "*.docx").Length);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(data, "mail"), "*.eml"));
        Assert.True(File.Exists(Path.Combine(data, "ungcuu.db")));
    }

    [Fact]
    public async Task It_goes_the_same_way_on_a_PostgreSQL_that_is_given_and_only_while_that_is_empty()
    {
        Assert.SkipUnless(PrivatePostgres.Programs is not null, "PostgreSQL is not installed (postgresql-15).");
        await using var postgres = await PrivatePostgres.Start(TestContext.Current.CancellationToken);
        var given = new Dictionary<string, string>(StringComparer.Ordinal) { [CommonOptions.PostgresVariable] = postgres.Address("ungcuu") };
        var (exit, said) = await Run(given, "drill", "first-incident", "--database", "postgres");
        Assert.True(exit == 0, said);
        var events = await Events(postgres);
        Assert.True(events > 100);

        (exit, said) = await Run(given, "drill", "first-incident", "--database", "postgres");
        Assert.Equal(1, exit);
        Assert.Contains("not empty", Assert.Single(said.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(events, await Events(postgres));
    }

    [Fact]
    public async Task A_deadline_that_is_not_the_laws_and_an_incident_shown_to_a_stranger_fail_the_drill()
    {
        const string Rule = "\"id\": \"INC-7\"", Right = "\"time\": \"5 days\"", Wrong = "\"time\": \"6 days\"";
        var rules = places.NewFolder();
        var text = new RuleFiles().Read("vn-2017.json");
        var at = text.IndexOf(Right, text.IndexOf(Rule, StringComparison.Ordinal), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(rules, "vn-2017.json"), text.Remove(at, Right.Length).Insert(at, Wrong));

        // And the wrong reach: who must see nothing sits where the incident is everybody's business.
        var right = FirstIncidentFigures.Of2017;
        await using var output = new StringWriter();
        var exit = await DrillCommand.Run(right with { StrangersUnit = right.Unit }, DatabaseKind.Sqlite, papers: null, data: null, new DirectoryInfo(rules), output, TestContext.Current.CancellationToken);
        var said = output.ToString().ReplaceLineEndings("\n");
        Assert.True(exit == 1, said);
        var failed = said.Split('\n').Where(l => l.StartsWith("FAIL", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, failed.Count); // when the response ends, when Form 04 is sent, and when the stranger looks
        Assert.All(failed.Take(2), l => Assert.Contains("INC-7", l, StringComparison.Ordinal));
        Assert.Contains("another province: finds no trace of either incident", failed[2], StringComparison.Ordinal);
        Assert.Contains("answers a stranger with 200", failed[2], StringComparison.Ordinal);
        Assert.EndsWith(", 3 failed\n", said, StringComparison.Ordinal);
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
        var (exit, said) = await Run([], "serve", "--port", "0", "--data", places.NewFolder(), "--clock-pipe", "3:4");
        Assert.True(exit == 1, said);
        Assert.Contains("Only the clock of a drill can be moved", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("--data")]
    public async Task A_folder_that_cannot_be_written_is_refused_in_one_line_before_anything_begins(string option)
    {
        var file = Path.Combine(places.NewFolder(), "a file");
        await File.WriteAllTextAsync(file, "somebody's");
        foreach (var place in new[] { file, Path.Combine(file, "below") })
        {
            var (exit, said) = await Run([], "drill", "first-incident", option, place);
            Assert.Equal(1, exit);
            Assert.StartsWith($"{option} {place} cannot be written", Assert.Single(said.Trim().Split('\n')), StringComparison.Ordinal);
        }
    }

    private static async Task<long> Events(PrivatePostgres postgres)
    {
        await using var connection = new Npgsql.NpgsqlConnection(postgres.Address("ungcuu") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from events", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<(int Exit, string Said)> Run(Dictionary<string, string> settings, params string[] arguments)
    {
        var (code, said, error) = await Terminal.Run(settings, arguments);
        return (code, error + said.ReplaceLineEndings("\n"));
    }
}
