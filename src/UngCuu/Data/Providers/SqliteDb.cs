using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace UngCuu.Data.Providers;

public sealed class SqliteDb(DbContextOptions<SqliteDb> options, EventLog log) : AppDb(options, log)
{
    internal override IProvider Provider => SqliteProvider.Instance;
}

internal sealed class SqliteProvider : IProvider
{
    public static readonly SqliteProvider Instance = new();

    public Task<long> NextNumber(AppDb db, string kind, int year, CancellationToken cancel) => Numbers.Next(db, kind, year, cancel);

    public IQueryable<SearchEntry> Hits(AppDb db, string kind, string foldedQuery)
    {
        var match = string.Join(' ', SearchWords.Of(foldedQuery).Select(w => $"\"{w}\"*"));
        return db.Set<SearchEntry>()
            .FromSql($"select x.rowid as id, s.kind, s.subject_id, s.words from search_entries s join search_index x on x.rowid = s.id where x.search_index match {match}")
            .AsNoTracking()
            .Where(s => s.Kind == kind);
    }

    /// <summary>Nothing to do: a transaction has the whole file to itself from its beginning.</summary>
    public Task HoldSubject(AppDb db, Guid subject, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>One writer at a time: ids stand in the order in which they were saved.</summary>
    public async Task<long> SettledUpTo<T>(AppDb db, CancellationToken cancel) where T : class, IAppended => await db.Set<T>().MaxAsync(r => (long?)r.Id, cancel) ?? 0;

    public async Task<IAsyncDisposable> OneView(AppDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        return (await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), cancel))!;
    }

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
}

/// <summary>Write-ahead log, foreign keys, and waiting for the one writer instead of failing.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "pragma foreign_keys = on; pragma busy_timeout = 10000; pragma synchronous = normal;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
