using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

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

    /// <summary>A column takes anything: a key in small letters, a word for a number, bytes for text. Each row is looked for by exactly what would be saved.</summary>
    public async Task<IReadOnlyList<T>> SpeltOtherwise<T>(AppDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!;
        var columns = table.GetProperties().Where(p => p.PropertyInfo is not null).ToList();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // all names come from the model
        command.CommandText = $"select 1 from {table.GetTableName()} where {string.Join(" and ", columns.Select(c => $"{c.GetColumnName()} is ${c.Name}"))}";
#pragma warning restore CA2100
        var otherwise = new List<T>();
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            foreach (var column in columns)
                command.Parameters.Add(column.GetRelationalTypeMapping().CreateParameter(command, $"${column.Name}", column.PropertyInfo!.GetValue(row), column.IsNullable));
            if (await command.ExecuteScalarAsync(cancel) is null)
                otherwise.Add(row);
        }
        return otherwise;
    }

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
}

/// <summary>Foreign keys, and waiting for the one writer instead of failing: said once to each connection of the pool, which keeps it.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "pragma foreign_keys = on; pragma busy_timeout = 10000; pragma synchronous = normal;";

    private readonly ConditionalWeakTable<sqlite3, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsTold(connection))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Told(connection);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsTold(connection))
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Told(connection);
    }

    private bool IsTold(DbConnection connection) => ((SqliteConnection)connection).Handle is { } handle && told.TryGetValue(handle, out _);

    private void Told(DbConnection connection)
    {
        if (((SqliteConnection)connection).Handle is { } handle)
            told.AddOrUpdate(handle, this);
    }
}

/// <summary>
/// A connection that was opened stays open until its context ends: a file holds nobody back by being open, and Entity Framework makes two dozen functions known to it at each opening.
/// </summary>
internal sealed class StaysOpen : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(InterceptionResult.Suppress());
}
