using System.CommandLine;
using System.Globalization;
using System.Net.NetworkInformation;
using UngCuu.Backups;
using UngCuu.Data;
using UngCuu.Shared;

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

    public static Option<int> Port(int usual) => new("--port") { Description = "port on this machine; 0: any that is free", DefaultValueFactory = _ => usual };

    public static Option<string?> Listen() => new("--listen") { Description = "whole address to listen on, such as http://0.0.0.0:5080, for a proxy on another machine; instead of --port" };

    /// <param name="port">0: any that is free.</param>
    public static string AddressOn(int port)
    {
        if (port != 0 && IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(l => l.Port == port))
            throw new CommandFailed(string.Create(CultureInfo.InvariantCulture, $"Port {port} is in use by another program; choose another with --port."));
        return port == 0 ? "http://127.0.0.1:0" : string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
    }

    public static void RefuseDemonstrationOnPostgres(ParseResult parsed, Option<bool> demo, Option<DatabaseKind> kind)
    {
        if (parsed.GetValue(demo) && parsed.GetValue(kind) == DatabaseKind.Postgres)
            throw new CommandFailed("--demo is for an embedded database only: invented people must never be able to sign in to a real installation.");
    }

    public static DatabaseSettings SettingsOf(ParseResult parsed, Option<DatabaseKind> kind, Option<DirectoryInfo> data)
    {
        var folder = Directory.CreateDirectory(parsed.GetValue(data)!.FullName).FullName;
        if (RestoreBackup.IsUnfinished(folder))
            throw new CommandFailed(new Texts().In(Texts.English, "backup.interrupted", folder));
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
