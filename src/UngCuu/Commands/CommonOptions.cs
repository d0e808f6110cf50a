using System.CommandLine;
using UngCuu.Data;

namespace UngCuu.Commands;

/// <summary>The options several commands share, meant the same everywhere.</summary>
internal static class CommonOptions
{
    public const string PostgresVariable = "UNGCUU_POSTGRES";

    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "folder of the database and the files",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    public static Option<DatabaseKind> Database() => new("--database")
    {
        Description = $"sqlite (in --data) or postgres (address in {PostgresVariable})",
        DefaultValueFactory = _ => DatabaseKind.Sqlite,
    };

    public static DatabaseSettings SettingsOf(ParseResult parsed, Option<DatabaseKind> kind, Option<DirectoryInfo> data)
    {
        var folder = Directory.CreateDirectory(parsed.GetValue(data)!.FullName).FullName;
        if (parsed.GetValue(kind) == DatabaseKind.Sqlite)
            return DatabaseSettings.SqliteIn(folder);
#pragma warning disable RS0030 // settings are read here, once
        var address = Environment.GetEnvironmentVariable(PostgresVariable);
#pragma warning restore RS0030
        return string.IsNullOrWhiteSpace(address)
            ? throw new CommandFailed($"--database postgres needs the address of the database in {PostgresVariable}, for example Host=/run/postgresql;Database=ungcuu")
            : new DatabaseSettings(DatabaseKind.Postgres, address);
    }
}

/// <summary>The command cannot go on; the message is for the person at the terminal.</summary>
public sealed class CommandFailed(string message) : Exception(message);
