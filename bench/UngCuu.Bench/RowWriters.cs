using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using UngCuu.Data;

namespace UngCuu.Bench;

/// <summary>Puts many rows into a database, by the road that is fastest there; rows are given as SQLite stores them.</summary>
internal abstract class RowWriter : IAsyncDisposable
{
    public static async Task<RowWriter> Open(DatabaseSettings database)
    {
        RowWriter writer = database.Kind == DatabaseKind.Sqlite ? new ToSqlite(database.ConnectionString) : new ToPostgres(database.ConnectionString);
        await writer.Begin();
        return writer;
    }

    public abstract Task Empty(Table table);

    public abstract Task Write(Table table, IEnumerable<object?[]> rows);

    /// <summary>Leaves the database as one that has grown: numbers go on behind the last row, the planner knows the tables.</summary>
    public abstract Task End(IReadOnlyList<Table> tables);

    public abstract ValueTask DisposeAsync();

    protected abstract Task Begin();

    private sealed class ToSqlite(string address) : RowWriter
    {
        private readonly SqliteConnection connection = new(address + ";Pooling=false;Command Timeout=0");
        private readonly List<string> indexes = [];
        private SqliteTransaction? transaction;

        public override Task Empty(Table table) => Run($"delete from {table.Name}");

        public override async Task Write(Table table, IEnumerable<object?[]> rows)
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"insert into {table.Name} ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) values ({string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"))})";
            var parameters = table.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"$p{i}", value: null))).ToArray();
            await insert.PrepareAsync();
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++)
                    parameters[i].Value = row[i] ?? DBNull.Value;
                await insert.ExecuteNonQueryAsync();
            }
        }

        public override async Task End(IReadOnlyList<Table> tables)
        {
            foreach (var index in indexes)
                await Run(index);
            await transaction!.CommitAsync();
            transaction = null;
            await Run("pragma journal_mode = wal");
        }

        public override ValueTask DisposeAsync() => connection.DisposeAsync();

        protected override async Task Begin()
        {
            await connection.OpenAsync();
            // Nobody else is there, and a filling that breaks off is begun anew: no journal, and indexes made at the end in one go.
            await Run("pragma foreign_keys = off; pragma synchronous = off; pragma journal_mode = off; pragma cache_size = -2000000");
            transaction = connection.BeginTransaction();
            await using (var made = connection.CreateCommand())
            {
                (made.CommandText, made.Transaction) = ("select sql from sqlite_master where type = 'index' and sql is not null", transaction);
                await using var reader = await made.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    indexes.Add(reader.GetString(0));
            }
            foreach (var index in indexes)
                await Run($"drop index {index.Split('"')[1]}");
        }

        private async Task Run(string sql)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class ToPostgres(string address) : RowWriter
    {
        private readonly NpgsqlConnection connection = new(address + ";Pooling=false;Command Timeout=3600");

        public override Task Empty(Table table) => Run($"delete from {table.Name}");

        public override async Task Write(Table table, IEnumerable<object?[]> rows)
        {
            await using var copy = await connection.BeginBinaryImportAsync($"copy {table.Name} ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) from stdin (format binary)");
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                for (var i = 0; i < row.Length; i++)
                    if (table.Columns[i].ForPostgres(row[i]) is not { } value)
                        await copy.WriteNullAsync();
                    else if (table.Columns[i].Type == "jsonb")
                        await copy.WriteAsync((string)value, NpgsqlDbType.Jsonb);
                    else
                        await copy.WriteAsync(value);
            }
            await copy.CompleteAsync();
        }

        public override async Task End(IReadOnlyList<Table> tables)
        {
            foreach (var table in tables.Where(t => t.Columns.Any(c => c is { Name: "id", Type: "bigint" })))
                await Run($"select setval(pg_get_serial_sequence('{table.Name}', 'id'), (select coalesce(max(id), 0) + 1 from {table.Name}))");
            await Run("vacuum analyze");
        }

        public override ValueTask DisposeAsync() => connection.DisposeAsync();

        protected override async Task Begin()
        {
            await connection.OpenAsync();
            await Run("set session_replication_role = replica"); // tables come in any order
        }

        private async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
