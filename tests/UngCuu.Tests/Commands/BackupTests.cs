using System.Diagnostics;
using Microsoft.Data.Sqlite;
using UngCuu.Commands;
using UngCuu.Tests.Backups;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Commands;

/// <summary>Backup and restore as an operator runs them.</summary>
public class BackupTests(TestDatabase database)
{
    private readonly string folder = database.NewFolder();

    private string Target => Path.Combine(folder, "ungcuu.backup");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_restore_check_and_verify_follow_one_another()
    {
        var data = await Live();
        var (code, said, error) = await Terminal.Run("backup", Target, "--data", data);
        Assert.Equal((0, ""), (code, error)); // no progress where there is no terminal
        Assert.StartsWith($"{Target}: database and 1 files, ", said, StringComparison.Ordinal);

        (code, said, error) = await Terminal.Run("backup", Target, "--data", data);
        Assert.Equal((1, "", $"{Target} is there already. With --replace the new one takes its place once it is done."), (code, said, error.Trim()));

        var again = Path.Combine(folder, "again");
        (code, said, _) = await Terminal.Run("restore", Target, "--data", again);
        Assert.Equal(0, code);
        Assert.StartsWith("Restored ", said, StringComparison.Ordinal);
        (code, said, _) = await Terminal.Run("check", "--duties", "--data", again);
        Assert.Equal(0, code);
        Assert.EndsWith(", 0 differences", said.Trim(), StringComparison.Ordinal);
        (code, said, _) = await Terminal.Run("verify", "--data", again, "--head", Path.Combine(folder, "head.json"));
        Assert.Equal(0, code);
        Assert.EndsWith(", 0 faults", said.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_file_is_said_and_the_exit_code_tells_it_apart()
    {
        var data = await Live();
        Directory.Delete(Path.Combine(data, "files"), recursive: true);
        var (code, said, error) = await Terminal.Run("backup", Target, "--data", data);
        Assert.Equal(2, code);
        Assert.StartsWith(Target, said, StringComparison.Ordinal);
        Assert.EndsWith("The backup is without 1 files that the store had lost before.", error.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_back_up_nothing_is_made()
    {
        var nowhere = Path.Combine(folder, "nowhere");
        var (code, _, error) = await Terminal.Run("backup", Target, "--data", nowhere);
        Assert.Equal((1, $"There is no folder {nowhere}."), (code, error.Trim()));
        (code, _, error) = await Terminal.Run("backup", Target, "--data", folder);
        Assert.Equal((1, $"There is no database {Path.Combine(folder, "ungcuu.db")}."), (code, error.Trim()));
        Assert.False(Directory.Exists(nowhere) || File.Exists(Target));
    }

    /// <summary>Too small for the copy of the database, then only for the backup itself.</summary>
    [Theory]
    [InlineData("backup", 500)]
    [InlineData("restore", 500)]
    public async Task A_disk_that_takes_no_more_is_said_and_nothing_half_is_left(string what, int kilobytes)
    {
        var data = await Live();
        if (what == "restore")
            Assert.Equal(0, (await Terminal.Run("backup", Target, "--data", data)).Code);
        var place = Directory.CreateDirectory(Path.Combine(folder, "small")).FullName;
        var arguments = what == "backup" ? $"backup '{place}/b' --data '{data}'" : $"restore '{Target}' --data '{place}'";
        var start = new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; exec dotnet '{typeof(CommandLine).Assembly.Location}' {arguments}"]) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // the runtime's own memory counts as a file otherwise
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains(what == "backup" ? $"{place}/b could not be written" : $"It could not be restored into {place}", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(place));
    }

    [Theory]
    [InlineData("serve", "--port", "0")]
    [InlineData("verify")]
    [InlineData("restore", "ungcuu.backup")]
    public async Task A_place_where_a_restore_did_not_end_is_refused(params string[] command)
    {
        Directory.CreateDirectory(Path.Combine(folder, "restoring"));
        var (code, said, error) = await Terminal.Run([.. command, "--data", folder]);
        Assert.Equal((1, ""), (code, said));
        Assert.StartsWith($"A restore into {folder} did not end", error, StringComparison.Ordinal);
    }

    private async Task<string> Live()
    {
        await using var live = await Installation.OnSqlite(database);
        await live.Write();
        await File.WriteAllTextAsync(Path.Combine(folder, "head.json"), (await live.Seal()).Write(), Cancel);
        SqliteConnection.ClearAllPools();
        return live.Folder;
    }
}
