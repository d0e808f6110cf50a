using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UngCuu.Backups;
using UngCuu.Data;
using UngCuu.Data.Providers;
using UngCuu.Documents.Files;
using UngCuu.Features.Accounts;
using UngCuu.Features.Duties;
using UngCuu.Features.History;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Backups;

/// <summary>A database and its folder of files, on which commands are run.</summary>
public sealed class Installation(DatabaseSettings database, string folder) : IAsyncDisposable
{
    private readonly WebApplication app = Server.Build(new ServerSettings { Database = database, DataFolder = folder, Addresses = [], LogLevel = LogLevel.Warning });
    private int letters;

    public string Folder { get; } = folder;

    public DatabaseSettings Database { get; } = database;

    public FileStore Files => app.Services.GetRequiredService<FileStore>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>With the story of a first incident, played to its end, brought up to date and sealed.</summary>
    public static async Task<Installation> WithAnIncident(TestDatabase database) => await UpToDate(database, await database.Stored("first-incident"));

    /// <summary>The same, on SQLite whatever the run is on.</summary>
    public static async Task<Installation> OnSqlite(TestDatabase database) => await UpToDate(database, await database.StoredSqlite("first-incident"));

    private static async Task<Installation> UpToDate(TestDatabase database, DatabaseSettings settings)
    {
        var here = new Installation(settings, FolderOf(settings) ?? database.NewFolder());
        await Server.Migrate(here.app.Services, Cancel);
        return here;
    }

    public static async Task<Installation> Empty(TestDatabase database)
    {
        var settings = await database.Empty();
        return new(settings, FolderOf(settings) ?? database.NewFolder());
    }

    private static string? FolderOf(DatabaseSettings settings) =>
        settings.Kind == DatabaseKind.Sqlite ? Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(settings.ConnectionString).DataSource) : null;

    public async Task<T> In<T>(Func<AppDb, IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider);
    }

    public Task<BackupSheet> BackUp(string to, bool replace = false, Action<BackupProgress>? said = null, IOwnFiles? also = null) => In(async (db, services) =>
        await new MakeBackup(db, services.GetRequiredService<IDatabaseCopy>(), Files, [.. services.GetServices<IOwnFiles>(), .. also is null ? [] : (IOwnFiles[])[also]], services.GetRequiredService<Clock>())
            .Run(to, replace, said ?? (_ => { }), Cancel));

    public Task<BackupSheet> Restore(string from, Func<IDatabaseCopy, IDatabaseCopy>? through = null) => In(async (db, services) =>
    {
        var copy = services.GetRequiredService<IDatabaseCopy>();
        return await new RestoreBackup(db, Database, through?.Invoke(copy) ?? copy).Run(from, Folder, _ => { }, Cancel);
    });

    /// <summary>A letter with a file, as the product writes one: the file, then its row.</summary>
    public Task<Guid> Write() => In(async (db, _) =>
    {
        var number = Interlocked.Increment(ref letters);
        var file = await Files.Save(RandomNumberGenerator.GetBytes(number * 997 % 50_000), "tệp", Cancel);
        await db.QueueMail(new OutgoingMail
        {
            Key = $"test/{file.Id:N}",
            To = "a@example.vn",
            Language = "vi",
            Subject = $"Thư {number}",
            Body = "…",
            Attachments = [new(file.Id, "tệp")],
            CreatedAt = DateTime.UnixEpoch,
        }, Cancel);
        db.Record(new Subject("Account", Ids.New()), new LanguageChosen("vi"));
        await db.SaveChangesAsync(Cancel);
        return file.Id;
    });

    public Task<int> Sweep() => In(async (db, services) =>
    {
        var owners = services.GetServices<IOwnFiles>().ToList();
        return await Files.Sweep(async (ids, stop) =>
        {
            var owned = new HashSet<Guid>();
            foreach (var owner in owners)
                owned.UnionWith(await owner.Owned(db, ids, stop));
            return owned;
        }, Cancel);
    });

    public Task<Head> Seal() => In(async (db, services) =>
    {
        await services.SealEverything();
        return Head.Of(await db.Seals.OrderBy(s => s.Number).LastAsync(Cancel));
    });

    public Task<HistoryProof> Verify(Head head) => In((_, services) => services.GetRequiredService<VerifyHistory>().Run(head, Cancel));

    public Task<int> WrongDuties() => In(async (_, services) => (await services.GetRequiredService<CheckDuties>().Run(cancel: Cancel)).Differences.Count);

    /// <summary>How many rows of each kind stand.</summary>
    public Task<Dictionary<string, long>> Counts() => In(async (db, _) =>
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
#pragma warning disable EF1002 // the table's name comes from the model
            counts[table] = await db.Database.SqlQueryRaw<long>($"select count(*) as \"Value\" from {table}").SingleAsync(Cancel);
#pragma warning restore EF1002
        return counts;
    });

    /// <summary>Every file that a letter carries, by its hash.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Attached()
    {
        var ids = await In(async (db, _) => (await db.OutgoingMails.AsNoTracking().Select(m => m.Attachments).ToListAsync(Cancel)).SelectMany(a => a).Select(a => a.File).ToList());
        var hashes = new Dictionary<Guid, string>();
        foreach (var id in ids)
        {
            await using var content = Files.Open(id);
            hashes[id] = content is null ? "gone" : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, Cancel));
        }
        return hashes;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        TestDatabase.LetGo(new ServerSettings { Database = Database, DataFolder = Folder, Addresses = [] });
    }
}
