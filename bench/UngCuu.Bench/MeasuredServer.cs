using System.Diagnostics;
using System.Globalization;
using Npgsql;
using UngCuu.Commands;
using UngCuu.Data;

namespace UngCuu.Bench;

/// <summary>The published server in a process of its own, and what it costs the machine together with its database.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private const double TicksPerSecond = 100; // of /proc, on every Linux of today
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly int? postmaster;
    private readonly TaskCompletionSource<Uri> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MeasuredServer(FileInfo program, string folder, DatabaseSettings database)
    {
        string[] postgres = database.Kind == DatabaseKind.Postgres ? ["--database", "postgres"] : [];
        var start = new ProcessStartInfo("dotnet", [program.FullName, "serve", "--port", "0", "--data", folder, .. postgres]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment[CommonOptions.PostgresVariable] = database.ConnectionString;
        start.Environment["UNGCUU_Logging__LogLevel__Default"] = "Warning";
        start.Environment["DOTNET_GCgen0size"] = "800000"; // as docs/operations.md says
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "Cứu:", var address, ..] && Uri.TryCreate(address, UriKind.Absolute, out var known))
                listens.TrySetResult(known);
        };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        postmaster = database.Kind == DatabaseKind.Postgres ? Postmaster(database.ConnectionString) : null;
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>From the start of the process to its first page.</summary>
    public TimeSpan FirstPage { get; private set; }

    public static async Task<MeasuredServer> Start(FileInfo program, string folder, DatabaseSettings database)
    {
        var watch = Stopwatch.StartNew();
        var server = new MeasuredServer(program, folder, database);
        server.Address = await server.listens.Task.WaitAsync(Patience);
        using var client = new HttpClient { BaseAddress = server.Address };
        await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        server.FirstPage = watch.Elapsed;
        return server;
    }

    /// <summary>Milliseconds of processor used so far: by the server, and by all processes of its PostgreSQL.</summary>
    public (double Server, double Database) Cpu() => (Used(process.Id), postmaster is { } known ? Processes(known).Sum(Used) + Ended(known) : 0);

    /// <summary>Megabytes, the most it ever had in memory.</summary>
    public double Memory() => File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) is var line
        ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
        : 0;

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int Postmaster(string address)
    {
        using var connection = new NpgsqlConnection(address + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("select pg_backend_pid()", connection);
        return int.Parse(Stat((int)command.ExecuteScalar()!)[1], CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> Processes(int postmaster) => Directory.EnumerateDirectories("/proc")
        .Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Stat(id) is [_, var parent, ..] && parent == postmaster.ToString(CultureInfo.InvariantCulture));

    private static double Used(int process) => Stat(process) is { Length: > 14 } stat ? Milliseconds(stat[11]) + Milliseconds(stat[12]) : 0;

    private static double Ended(int process) => Used(process) + (Stat(process) is { Length: > 14 } stat ? Milliseconds(stat[13]) + Milliseconds(stat[14]) : 0);

    private static double Milliseconds(string ticks) => long.Parse(ticks, CultureInfo.InvariantCulture) * 1000 / TicksPerSecond;

    /// <summary>What stands behind the name of the program, which may hold blanks: state, parent …</summary>
    private static string[] Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return []; // it has ended
        }
    }
}
