using System.Diagnostics;
using System.Globalization;
using UngCuu.Data.Providers;

namespace UngCuu.Drills;

/// <summary>
/// A PostgreSQL server of our own in a temporary folder, reachable only through a unix socket there; gone when disposed, and when this process dies in
/// whatever way: a guard beside it reads from a pipe of ours, and its end is the sign.
/// Uses the server programs of Debian's package; never as root, which PostgreSQL refuses.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    /// <summary>Deaf to the Ctrl-C of a terminal, which is sent to it too: it must outlive us to clean up.</summary>
    private const string Guarding = """trap '' INT TERM HUP; cat >/dev/null; "$0" -D "$1/data" -m immediate -w stop >/dev/null 2>&1; rm -rf "$1" """;

    private readonly string folder;
    private readonly string programs;
    private Process? guard;

    private PrivatePostgres(string folder, string programs) => (this.folder, this.programs) = (folder, programs);

    public static string? Programs { get; } = PostgresPrograms.NewestWith("initdb");

    public string Address(string database) => $"Host={folder};Username=ungcuu;Database={database};Include Error Detail=true;Maximum Pool Size=20";

    public static async Task<PrivatePostgres> Start(CancellationToken cancel = default)
    {
        var installed = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed (apt-get install postgresql-15).");
        var place = Directory.CreateTempSubdirectory("ungcuu-pg-").FullName; // short: a socket's path has room for 100 characters
        var server = new PrivatePostgres(place, installed);
        var data = Path.Combine(place, "data");
        if (AsRoot)
            await server.Run("chown", ["postgres", place], asServer: false, cancel);
        try
        {
            await server.Begin(place, data, cancel);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
        return server;
    }

    private async Task Begin(string place, string data, CancellationToken cancel)
    {
        Guard();
        await Run("initdb", ["-D", data, "-U", "ungcuu", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"], asServer: true, cancel);
        await Resume(cancel);
        await CreateDatabase("ungcuu", template: null, cancel);
    }

    /// <summary>As when it crashes; what was committed stands.</summary>
    internal Task Crash(CancellationToken cancel = default) => Run("pg_ctl", ["-D", Path.Combine(folder, "data"), "-w", "-m", "immediate", "stop"], asServer: true, cancel);

    internal Task Resume(CancellationToken cancel = default) => Run("pg_ctl",
        ["-D", Path.Combine(folder, "data"), "-w", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400", "start"],
        asServer: true, cancel);

    public Task CreateDatabase(string name, string? template, CancellationToken cancel = default) =>
        Run("createdb", ["-h", folder, "-U", "ungcuu", .. template is null ? Array.Empty<string>() : ["-T", template], name], asServer: true, cancel);

    /// <summary>Keeps a database in a file that pg_restore reads.</summary>
    public Task Dump(string database, string file, CancellationToken cancel = default) =>
        Run(Path.Combine(programs, "pg_dump"), ["-h", folder, "-U", "ungcuu", "-Fc", "-f", file, database], asServer: false, cancel);

    /// <summary>Into an empty database what <see cref="Dump"/> kept.</summary>
    public Task Restore(string database, string file, CancellationToken cancel = default) =>
        Run(Path.Combine(programs, "pg_restore"), ["-h", folder, "-U", "ungcuu", "--no-owner", "-d", database, file], asServer: false, cancel);

    public async ValueTask DisposeAsync()
    {
        if (guard is null)
            return;
        guard.StandardInput.Close();
        await guard.WaitForExitAsync();
        guard.Dispose();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true); // where the guard may empty it but not take it away
    }

    private static bool AsRoot => Environment.UserName == "root";

    private void Guard()
    {
        var start = Program("/bin/sh", ["-c", Guarding, Path.Combine(programs, "pg_ctl"), folder], asServer: true);
        start.RedirectStandardInput = true;
        guard = Process.Start(start)!;
    }

    private static ProcessStartInfo Program(string path, string[] arguments, bool asServer)
    {
        string[] whole = asServer && AsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments] : [path, .. arguments];
        return new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" };
    }

    private async Task Run(string program, string[] arguments, bool asServer, CancellationToken cancel)
    {
        using var process = Process.Start(Program(asServer ? Path.Combine(programs, program) : program, arguments, asServer))!;
        // pg_ctl's server inherits the pipes and keeps them open: wait for the program, not for the end of its output.
        var error = program == "pg_ctl" ? null : process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode == 0)
            return;
        var said = error is null ? "see its log" : await error;
        throw new InvalidOperationException($"{program} ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}: {said}");
    }
}
