using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UngCuu.Shared;

namespace UngCuu.Data.Providers;

/// <summary>pg_dump on a view of the database that our own transaction holds open, so that both read the same moment; pg_restore in one transaction.</summary>
internal sealed class PostgresCopy(DatabaseSettings settings) : IDatabaseCopy
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public string FileName => "ungcuu.dump";

    public async Task<IAsyncDisposable> Take(AppDb db, string file, Action<long, long?> done, CancellationToken cancel)
    {
        var view = await Reached(() => db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel));
        try
        {
            var dump = PostgresPrograms.Find("pg_dump", await Version(db.Database.GetDbConnection(), cancel));
            var snapshot = await db.Database.SqlQuery<string>($"select pg_export_snapshot() as \"Value\"").SingleAsync(cancel);
            await Run(dump, ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}"], () => done(Length(file), null), "backup.dumpFailed", cancel);
            return view;
        }
        catch
        {
            await view.DisposeAsync();
            throw;
        }
    }

    public async Task RefuseUnlessEmpty(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await Reached(async () =>
        {
            await connection.OpenAsync(cancel);
            return true;
        });
        PostgresPrograms.Find("pg_restore", await Version(connection, cancel));
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_%')
            """;
        if (await command.ExecuteScalarAsync(cancel) is true)
            throw new RuleBroken("backup.databaseNotEmpty", connection.Database);
    }

    public async Task PutBack(string file, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        var restore = PostgresPrograms.Find("pg_restore", await Version(connection, cancel));
        await Run(restore, ["--single-transaction", "--no-owner", "--no-privileges", $"--dbname={connection.Database}", file], () => { }, "backup.restoreFailed", cancel);
    }

    private async Task Run(string program, string[] arguments, Action look, string failed, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, ["--no-password", .. arguments]) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in PostgresPrograms.Environment(settings.ConnectionString))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            var ended = process.WaitForExitAsync(cancel);
            while (await Task.WhenAny(ended, Task.Delay(Look, cancel)) != ended)
                look();
            await ended;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        if (process.ExitCode != 0)
            throw new RuleBroken(failed, (await error).Trim());
    }

    private static async Task<T> Reached<T>(Func<Task<T>> open)
    {
        try
        {
            return await open();
        }
        catch (DbException e)
        {
            throw new RuleBroken("backup.notReached", e.Message);
        }
    }

    /// <summary>The server's major version.</summary>
    private static async Task<int> Version(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "show server_version_num";
        return int.Parse((string)(await command.ExecuteScalarAsync(cancel))!, CultureInfo.InvariantCulture) / 10_000;
    }

    private static long Length(string file) => new FileInfo(file) is { Exists: true } written ? written.Length : 0;
}
