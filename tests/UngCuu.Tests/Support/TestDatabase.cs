using System.IO.Compression;
using Microsoft.Data.Sqlite;
using UngCuu.Data;
using UngCuu.Drills;
using UngCuu.Web;

[assembly: AssemblyFixture(typeof(UngCuu.Tests.Support.TestDatabase))]

namespace UngCuu.Tests.Support;

/// <summary>
/// The database of the whole run, chosen by UNGCUU_TEST_DATABASE (sqlite, or postgres). A migrated template is made once and cloned for each server,
/// so test classes run side by side and nothing needs cleaning.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("ungcuu-test-").FullName;
    private readonly SemaphoreSlim one = new(1);
    private PrivatePostgres? postgres;
    private string? template;
    private int clones;
    private int empties;

    public static bool OnPostgres { get; } =
#pragma warning disable RS0030 // the switch of the test run
        Environment.GetEnvironmentVariable("UNGCUU_TEST_DATABASE") == "postgres";
#pragma warning restore RS0030

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A folder of its own for a server's files.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName;

    public async Task<DatabaseSettings> Clone()
    {
        await one.WaitAsync();
        try
        {
            template ??= await MakeTemplate();
            return OnPostgres ? await ClonePostgres() : CloneSqlite();
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>A copy of a database that an earlier version stored.</summary>
    public async Task<DatabaseSettings> Stored(string name)
    {
        if (!OnPostgres)
            return await StoredSqlite(name);
        var place = await Empty();
        await postgres!.Restore(new Npgsql.NpgsqlConnectionStringBuilder(place.ConnectionString).Database!, StoredAs(name) + ".dump");
        return place;
    }

    public async Task<DatabaseSettings> StoredSqlite(string name)
    {
        var to = NewFolder();
        await using var packed = new GZipStream(File.OpenRead(StoredAs(name) + ".sqlite.gz"), CompressionMode.Decompress);
        await using var file = File.Create(Path.Combine(to, "ungcuu.db"));
        await packed.CopyToAsync(file);
        return DatabaseSettings.SqliteIn(to);
    }

    /// <summary>A database with nothing in it, on SQLite not even a file.</summary>
    public async Task<DatabaseSettings> Empty()
    {
        if (!OnPostgres)
            return DatabaseSettings.SqliteIn(NewFolder());
        await Clone(); // starts the server
        var name = $"empty{Interlocked.Increment(ref empties)}";
        await postgres!.CreateDatabase(name, template: null);
        return new DatabaseSettings(DatabaseKind.Postgres, postgres.Address(name));
    }

    /// <summary>The connections of a server that has ended: a class with a server for each test would else hold hundreds.</summary>
    public static void LetGo(ServerSettings ended)
    {
        if (ended.Database.Kind != DatabaseKind.Postgres)
            return;
        using var its = new Npgsql.NpgsqlConnection(ended.Database.ConnectionString);
        Npgsql.NpgsqlConnection.ClearPool(its);
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (postgres is not null)
            await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        one.Dispose();
    }

    private static string StoredAs(string name) => Path.Combine(AppContext.BaseDirectory, "Upgrades", "Stored", name);

    private async Task<string> MakeTemplate()
    {
        if (OnPostgres)
        {
            postgres = await PrivatePostgres.Start();
            await Migrate(new DatabaseSettings(DatabaseKind.Postgres, postgres.Address("ungcuu")));
            Npgsql.NpgsqlConnection.ClearAllPools(); // a template with an open connection cannot be cloned
            return "ungcuu";
        }
        var made = Directory.CreateDirectory(Path.Combine(folder, "template")).FullName;
        await Migrate(DatabaseSettings.SqliteIn(made));
        SqliteConnection.ClearAllPools(); // closes the file, which folds the write-ahead log into it
        return Path.Combine(made, "ungcuu.db");
    }

    private async Task Migrate(DatabaseSettings settings)
    {
        await using var app = Server.Build(new ServerSettings { Database = settings, DataFolder = NewFolder(), Addresses = [], LogLevel = Microsoft.Extensions.Logging.LogLevel.Warning });
        await Server.Migrate(app.Services);
    }

    private DatabaseSettings CloneSqlite()
    {
        var to = NewFolder();
        File.Copy(template!, Path.Combine(to, "ungcuu.db"));
        return DatabaseSettings.SqliteIn(to);
    }

    private async Task<DatabaseSettings> ClonePostgres()
    {
        var name = $"clone{++clones}";
        await postgres!.CreateDatabase(name, template);
        return new DatabaseSettings(DatabaseKind.Postgres, postgres.Address(name));
    }
}
