using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using UngCuu.Shared;

namespace UngCuu.Data.Providers;

/// <summary>SQLite's own online backup, page by page under one read transaction: writers go on, and the copy never starts again because of them.</summary>
internal sealed class SqliteCopy(DatabaseSettings settings) : IDatabaseCopy
{
    private const int PagesAtOnce = 2_000;
    private const int PrimaryCode = 0xff;

    private readonly string database = settings.File!;

    public string FileName => "ungcuu.db";

    public async Task<IAsyncDisposable> Take(AppDb db, string file, Action<long, long?> done, CancellationToken cancel)
    {
        if (!File.Exists(database))
            throw new RuleBroken("backup.noDatabase", database);
        try
        {
            await Task.Run(() => Copy(file, done, cancel), cancel);
        }
        catch (SqliteException e) when ((e.SqliteErrorCode & PrimaryCode) is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN)
        {
            throw new IOException(e.Message, e);
        }
        await db.Database.GetDbConnection().CloseAsync(); // itself: Entity Framework lets it stay open
        db.Database.SetConnectionString(Unpooled(file, SqliteOpenMode.ReadWrite));
        return new Closing(db);
    }

    public Task RefuseUnlessEmpty(CancellationToken cancel) =>
        File.Exists(database) ? throw new RuleBroken("backup.databaseNotEmpty", database) : Task.CompletedTask;

    public Task PutBack(string file, CancellationToken cancel)
    {
        File.Move(file, database, overwrite: false);
        return Task.CompletedTask;
    }

    private void Copy(string file, Action<long, long?> done, CancellationToken cancel)
    {
        using var from = Open(Unpooled(database, SqliteOpenMode.ReadWrite));
        using var to = Open(Unpooled(file, SqliteOpenMode.ReadWriteCreate));
        Run(to, "pragma synchronous = off");
        using var view = from.BeginTransaction(deferred: true);
        Run(from, "select count(*) from sqlite_master"); // the moment of the copy: a deferred transaction begins with its first reading
        var pageSize = (long)Run(from, "pragma page_size")!;

        using var backup = raw.sqlite3_backup_init(to.Handle!, "main", from.Handle!, "main");
        int code;
        do
        {
            cancel.ThrowIfCancellationRequested();
            code = raw.sqlite3_backup_step(backup, PagesAtOnce);
            var pages = (long)raw.sqlite3_backup_pagecount(backup);
            done((pages - raw.sqlite3_backup_remaining(backup)) * pageSize, pages * pageSize);
        } while (code == raw.SQLITE_OK);
        if (code != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(code, to.Handle);
        raw.sqlite3_backup_finish(backup);
        if (Run(to, "pragma quick_check(1)") is not "ok")
            throw new RuleBroken("backup.databaseDamaged", database);
    }

    private static SqliteConnection Open(string address)
    {
        var connection = new SqliteConnection(address);
        connection.Open();
        return connection;
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static string Unpooled(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString;

    /// <summary>Closed for good, the last connection folds the write-ahead log into the file.</summary>
    private sealed class Closing(AppDb db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.GetDbConnection().CloseAsync();
            db.Database.SetConnectionString(null);
        }
    }
}
