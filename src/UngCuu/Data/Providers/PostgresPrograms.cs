using System.Globalization;
using Npgsql;
using UngCuu.Shared;

namespace UngCuu.Data.Providers;

/// <summary>The programs of PostgreSQL on this machine, where Debian's packages put them: one folder for each major version.</summary>
public static class PostgresPrograms
{
    private const string Installed = "/usr/lib/postgresql";
    private const string Authorities = "/etc/ssl/certs/ca-certificates.crt";

    /// <summary>The folder of the newest version that has this program.</summary>
    public static string? NewestWith(string program) => FoldersWith(program).LastOrDefault().Folder;

    /// <summary>A client program for a server: of its own version, or else the newest, which serves older servers too.</summary>
    /// <param name="server">Major version.</param>
    /// <exception cref="RuleBroken">There is none, or all are older than the server.</exception>
    internal static string Find(string program, int server)
    {
        var found = FoldersWith(program).ToList();
        if (found.Count == 0)
            throw new RuleBroken("backup.noProgram", program, server);
        var (version, folder) = found.Find(f => f.Version == server) is { Folder: not null } same ? same : found[^1];
        return version >= server ? Path.Combine(folder, program) : throw new RuleBroken("backup.olderProgram", program, version, server);
    }

    /// <summary>An address in the words of the client programs. By environment, never by argument: anybody on the machine reads arguments.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Environment(string address)
    {
        var given = new NpgsqlConnectionStringBuilder(address);
        var words = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PGHOST"] = given.Host,
            ["PGPORT"] = given.Port.ToString(CultureInfo.InvariantCulture),
            ["PGDATABASE"] = given.Database,
            ["PGUSER"] = given.Username,
            ["PGPASSWORD"] = given.Password,
            ["PGPASSFILE"] = given.Passfile,
            ["PGSSLMODE"] = Word(given.SslMode),
            ["PGSSLCERT"] = given.SslCertificate,
            ["PGSSLKEY"] = given.SslKey,
            ["PGSSLROOTCERT"] = given.RootCertificate ?? (given.SslMode >= SslMode.VerifyCA && File.Exists(Authorities) ? Authorities : null),
        };
        return words.Where(w => !string.IsNullOrEmpty(w.Value)).Select(w => KeyValuePair.Create(w.Key, w.Value!));
    }

    private static string Word(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<(int Version, string Folder)> FoldersWith(string program) =>
        (Directory.Exists(Installed) ? Directory.GetDirectories(Installed) : [])
            .Select(d => (Version: int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : 0, Folder: Path.Combine(d, "bin")))
            .Where(d => d.Version > 0 && File.Exists(Path.Combine(d.Folder, program)))
            .OrderBy(d => d.Version);
}
