using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.History;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Commands;

/// <summary>What an outsider runs over the folder they were given.</summary>
public class VerifyTests
{
    [Fact]
    public async Task It_says_in_one_line_each_what_is_wrong_and_counts_in_the_last()
    {
        using var folder = new Folder();
        await Terminal.Run(["migrate", "--data", folder.Path]);
        var head = await Record(folder.Path, 5);
        var file = System.IO.Path.Combine(folder.Path, "head.json");
        await File.WriteAllTextAsync(file, head.Write(), TestContext.Current.CancellationToken);

        var (code, said, _) = await Terminal.Run(["verify", "--data", folder.Path, "--head", file]);
        Assert.Equal((0, "5 events, 5 sealed, 0 faults"), (code, said.Trim()));
        (code, said, _) = await Terminal.Run(["verify", "--data", folder.Path]);
        Assert.Equal(0, code);
        Assert.StartsWith("Unproved: without a head", said, StringComparison.Ordinal);

        await using (var database = new SqliteConnection($"Data Source={Directory.GetFiles(folder.Path, "*.db").Single()};Pooling=false"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var spoil = database.CreateCommand();
            spoil.CommandText = "update events set author = 'khác' where id = 2; delete from events where id = 4;";
            await spoil.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        (code, said, _) = await Terminal.Run(["verify", "--data", folder.Path, "--head", file]);
        Assert.Equal(1, code);
        Assert.Equal(["Event 2 (seal 1) was altered.", "Event 4 (seal 1) is missing.", "4 events, 5 sealed, 2 faults"], said.Trim().Split('\n').Select(l => l.Trim()));
    }

    [Theory]
    [InlineData("", "This file is no head.")]
    [InlineData("{\"seal\":\"x\"}", "This file is no head.")]
    public async Task A_file_that_is_no_head_is_refused(string written, string words)
    {
        using var folder = new Folder();
        await Terminal.Run(["migrate", "--data", folder.Path]);
        var file = System.IO.Path.Combine(folder.Path, "head.json");
        await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);
        var (code, said, error) = await Terminal.Run(["verify", "--data", folder.Path, "--head", file]);
        Assert.Equal((1, "", words), (code, said, error.Trim()));
    }

    /// <summary>A slip in the folder's name makes no folder, and no database that would be proved for nothing.</summary>
    [Theory]
    [InlineData("verify")]
    [InlineData("check", "--duties")]
    [InlineData("backup", "ungcuu.backup")]
    public async Task A_place_without_a_database_is_refused_and_stays_as_it_was(params string[] command)
    {
        using var folder = new Folder();
        var typo = System.IO.Path.Combine(folder.Path, "nhầm");
        var (code, said, error) = await Terminal.Run([.. command, "--data", typo]);
        Assert.Equal((1, "", $"There is no folder {typo}."), (code, said, error.Trim()));
        (code, said, error) = await Terminal.Run([.. command, "--data", folder.Path]);
        Assert.Equal((1, ""), (code, said));
        Assert.StartsWith("There is no database", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static async Task<Head> Record(string data, int events)
    {
        await using var app = Server.Build(new ServerSettings { DataFolder = data, Database = DatabaseSettings.SqliteIn(data), Addresses = [] });
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        for (var i = 0; i < events; i++)
            db.Record(new Subject("Account", Ids.New()), new LanguageChosen("vi"));
        await db.SaveChangesAsync();
        await scope.ServiceProvider.SealEverything();
        return Head.Of(await db.Seals.SingleAsync());
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("ungcuu-verify-").FullName;

        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Path, recursive: true);
        }
    }
}
