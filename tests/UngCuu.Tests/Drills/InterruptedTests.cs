using System.Diagnostics;
using System.Globalization;
using UngCuu.Drills;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Drills;

[Collection(nameof(Alone))]
public sealed class InterruptedTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Everything a drill starts has this folder on its command line; open to the user PostgreSQL runs as.</summary>
    private readonly string folder = Directory.CreateDirectory(Path.Combine("/tmp", "uc-" + Path.GetRandomFileName())).FullName;

    public InterruptedTests()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111 | UnixFileMode.StickyBit);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task A_drill_that_is_ended_in_the_middle_leaves_no_server_and_no_PostgreSQL(string signal)
    {
        Assert.SkipUnless(PrivatePostgres.Programs is not null, "PostgreSQL is not installed (postgresql-15).");
        var start = ThisProgram.With(["drill", "first-incident", "--database", "postgres"]);
        start.Environment["TMPDIR"] = folder;
        using var drill = Process.Start(start)!;
        var errors = drill.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var line = await drill.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(line?.StartsWith("ok", StringComparison.Ordinal), line is null ? await errors : line);
        var alive = Alive();
        Assert.Contains(alive, c => c.Contains(" serve ", StringComparison.Ordinal));
        Assert.Contains(alive, c => c.Contains("postgres -D", StringComparison.Ordinal));

        using (var kill = Process.Start("kill", [$"-{signal}", drill.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var rest = drill.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await drill.WaitForExitAsync(TestContext.Current.CancellationToken);
        for (var look = Stopwatch.StartNew(); Alive().Count > 0; await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken))
            Assert.True(look.Elapsed < Patience, $"still there: {string.Join('\n', Alive())}");

        Assert.DoesNotContain(" steps, ", await rest, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder, "ungcuu-pg-*"));
        if (signal != "TERM")
            return;
        Assert.Equal(130, drill.ExitCode);
        Assert.Empty(await errors);
        Assert.Empty(Directory.GetDirectories(folder, "ungcuu-drill-*")); // who is asked to stop cleans up
    }

    /// <summary>Command lines of the processes that work in the folder.</summary>
    private List<string> Alive()
    {
        var found = new List<string>();
        foreach (var process in Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
        {
            try
            {
                var line = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
                if (line.Contains(folder, StringComparison.Ordinal))
                    found.Add(line);
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }
        return found;
    }
}
