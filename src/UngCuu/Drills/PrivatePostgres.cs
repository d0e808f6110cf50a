using System.Diagnostics;
using System.Globalization;

namespace UngCuu.Drills;

/// <summary>
/// A PostgreSQL server of our own in a temporary folder, reachable only through a unix socket there; gone when disposed.
/// Uses the server programs of Debian's package; never as root, which PostgreSQL refuses.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string folder;
    private readonly string programs;

    private PrivatePostgres(string folder, string programs) => (this.folder, this.programs) = (folder, programs);

    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        : null;

    public string Address(string database) => $"Host={folder};Username=ungcuu;Database={database};Include Error Detail=true;Maximum Pool Size=20";

    public static async Task<PrivatePostgres> Start(CancellationToken cancel = default)
    {
        var installed = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed (apt-get install postgresql-15).");
        var place = Directory.CreateTempSubdirectory("ungcuu-pg-").FullName; // short: a socket's path has room for 100 characters
        var server = new PrivatePostgres(place, installed);
        var data = Path.Combine(place, "data");
        if (Environment.UserName == "root")
            await server.Run("chown", ["postgres", place], asServer: false, cancel);
        await server.Run("initdb", ["-D", data, "-U", "ungcuu", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"], asServer: true, cancel);
        await server.Run("pg_ctl", ["-D", data, "-w", "-l", Path.Combine(place, "log"), "-o", $"-k {place} -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200", "start"], asServer: true, cancel);
        await server.CreateDatabase("ungcuu", template: null, cancel);
        return server;
    }

    public Task CreateDatabase(string name, string? template, CancellationToken cancel = default) =>
        Run("createdb", ["-h", folder, "-U", "ungcuu", .. template is null ? Array.Empty<string>() : ["-T", template], name], asServer: true, cancel);

    /// <summary>Keeps a database in a file that pg_restore reads.</summary>
    public Task Dump(string database, string file, CancellationToken cancel = default) =>
        Run(Path.Combine(programs, "pg_dump"), ["-h", folder, "-U", "ungcuu", "-Fc", "-f", file, database], asServer: false, cancel);

    public async ValueTask DisposeAsync()
    {
        await Run("pg_ctl", ["-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop"], asServer: true, CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    private async Task Run(string program, string[] arguments, bool asServer, CancellationToken cancel)
    {
        var path = asServer ? Path.Combine(programs, program) : program;
        var start = new ProcessStartInfo { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" };
        if (asServer && Environment.UserName == "root")
        {
            start.FileName = "setpriv";
            start.ArgumentList.Add("--reuid=postgres");
            start.ArgumentList.Add("--regid=postgres");
            start.ArgumentList.Add("--clear-groups");
            start.ArgumentList.Add(path);
        }
        else
        {
            start.FileName = path;
        }
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        // pg_ctl's server inherits the pipes and keeps them open: wait for the program, not for the end of its output.
        var error = program == "pg_ctl" ? null : process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode == 0)
            return;
        var said = error is null ? "see its log" : await error;
        throw new InvalidOperationException($"{program} ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}: {said}");
    }
}
