using System.CommandLine;
using System.Globalization;
using System.Net.NetworkInformation;
using UngCuu.Backups;
using UngCuu.Data;
using UngCuu.Shared;
using UngCuu.Web;

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

    /// <summary>Of a process that listens nowhere; what a command adds it says itself.</summary>
    public static ServerSettings SettingsOf(ParseResult parsed, Option<DirectoryInfo> data, Option<DatabaseKind> database)
    {
        var folder = Directory.CreateDirectory(parsed.GetValue(data)!.FullName).FullName;
        if (RestoreBackup.IsUnfinished(folder))
            throw new RuleBroken("backup.interrupted", folder);
        return new ServerSettings { DataFolder = folder, Database = DatabaseOf(parsed.GetValue(database), folder), Addresses = [] };
    }

    /// <summary>Of a command that looks at what stands: a slip in <c>--data</c> is said, not answered with an empty folder made on the spot.</summary>
    public static ServerSettings SettingsOfStanding(ParseResult parsed, Option<DirectoryInfo> data, Option<DatabaseKind> database)
    {
        if (parsed.GetValue(database) == DatabaseKind.Sqlite)
            MustExist(parsed, data);
        var settings = SettingsOf(parsed, data, database);
        return settings.Database.File is { } file && !File.Exists(file) ? throw new RuleBroken("backup.noDatabase", file) : settings;
    }

    /// <summary>Where files are taken from, whatever the database.</summary>
    public static void MustExist(ParseResult parsed, Option<DirectoryInfo> data)
    {
        if (parsed.GetValue(data) is { Exists: false } folder)
            throw new RuleBroken("backup.noData", folder.FullName);
    }

    private static DatabaseSettings DatabaseOf(DatabaseKind kind, string folder)
    {
        if (kind == DatabaseKind.Sqlite)
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
