using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Npgsql;
using UngCuu.Data;
using UngCuu.Drills;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Bench;

/// <param name="Count">Statements of one request.</param>
/// <param name="Took">Milliseconds in all of them, by the clock.</param>
/// <param name="Slowest">The one that took most of that, and how the database went about it.</param>
/// <param name="All">In the order in which one request sent them, each with its milliseconds.</param>
internal sealed record Profile(double Count, double Took, double SlowestTook, string Slowest, string Plan, IReadOnlyList<string> All);

internal sealed record Measured(string Name, string Who, int? StatementsGoal, double? CpuGoal, Profile Statements, double ServerCpu, double DatabaseCpu, double Median, double P99, int Bytes)
{
    public double Cpu => ServerCpu + DatabaseCpu;

    public bool Missed => Cpu > CpuGoal || Statements.Count > StatementsGoal;
}

/// <summary>
/// Seeds, then measures in two passes: the statements in a server of this process, where they can be heard, and the cost in the published one.
/// </summary>
internal static class Run
{
    private const int WarmUps = 300;
    private const int Counted = 4;
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    /// <param name="only">What the names of the measured scenarios hold; empty: all.</param>
    /// <param name="keep">Measures on the database of the time before, and leaves it for the next.</param>
    public static async Task<int> All(int incidents, DatabaseKind kind, FileInfo program, DirectoryInfo results, int rounds, bool keep, string only, CancellationToken cancel)
    {
        results.Create();
        var folder = keep
            ? Directory.CreateDirectory(Path.Combine(results.FullName, "filled", incidents.ToString(CultureInfo.InvariantCulture))).FullName
            : Directory.CreateTempSubdirectory("ungcuu-bench-").FullName;
        await using var postgres = kind == DatabaseKind.Postgres ? await PrivatePostgres.Start(cancel) : null;
        try
        {
            var database = postgres is null ? DatabaseSettings.SqliteIn(folder) : new DatabaseSettings(kind, postgres.Address("ungcuu"));
            var settings = new ServerSettings
            {
                DataFolder = folder,
                Database = database,
                Addresses = ["http://127.0.0.1:0"],
                WorksToo = false,
                LogLevel = LogLevel.Warning,
                SignInsPerMinute = 10_000,
                PublicPerMinute = 10_000,
            };
            var watch = Stopwatch.StartNew();
            if (!File.Exists(Path.Combine(folder, "ungcuu.db")))
                await new Nation(incidents, database, folder, Path.Combine(results.FullName, "nation")).Fill(cancel);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{incidents} incidents in {watch.Elapsed.TotalSeconds:0} s"));
            var (people, report) = await new People(settings).Make(cancel);

            var heard = await Hear(settings, people, report, cancel);
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            var measured = new List<Measured>();
            double first, memory, idle;
            await using (var server = await MeasuredServer.Start(program, folder, database))
            {
                first = server.FirstPage.TotalMilliseconds;
                idle = await Idle(server, cancel);
                var (key, scenarios) = (Ids.New().ToString("N"), new List<Scenario>());
                foreach (var person in people)
                    scenarios.AddRange(Scenario.For(person, await person.SignIn(server.Address), new ApiProgram(server.Address, person.Token), report, key).Where(s => s.Name.Contains(only, StringComparison.Ordinal)));
                // All of them first, in turn, and a pause: what the first would pay for being compiled serves the others too.
                for (var i = 0; i < WarmUps; i++)
                    foreach (var scenario in scenarios.Where(s => s.Who != People.Reporter))
                        await scenario.Do(i);
                await Task.Delay(Settle, cancel);
                foreach (var scenario in scenarios)
                {
                    for (var i = 0; scenario.Who == People.Reporter && i < WarmUps; i++)
                        await scenario.Do(-10 - i); // last, because what it makes would be in the others' lists
                    measured.Add(await Measure(server, scenario, rounds, heard[(scenario.Who, scenario.Name)]));
                    Console.WriteLine(Line(measured[^1]));
                }
                memory = server.Memory();
            }
            var name = Path.Combine(results.FullName, string.Create(CultureInfo.InvariantCulture, $"{kind.ToString().ToLowerInvariant()}-{incidents}"));
            await File.WriteAllTextAsync(name + ".json", JsonSerializer.Serialize(new { incidents, database = kind.ToString(), rounds, firstPageMs = first, memoryMb = memory, idleMsPerSecond = idle, measured }, Written), cancel);
            await File.WriteAllTextAsync(name + ".md", Report(incidents, kind, rounds, first, memory, idle, measured), cancel);
            Console.WriteLine(name + ".md");
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            if (!keep)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Statements of each scenario, in the middle of a few requests, with the plan of the slowest.</summary>
    private static async Task<Dictionary<(string Who, string Name), Profile>> Hear(
        ServerSettings settings, IReadOnlyList<BenchPerson> people, string report, CancellationToken cancel)
    {
        var heard = new Dictionary<(string, string), Profile>();
        await using var app = Server.Build(settings);
        await app.StartAsync(cancel);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        using var statements = new Statements(app.Services.GetRequiredService<IHttpContextAccessor>());
        foreach (var person in people)
        {
            using var browser = await person.SignIn(address);
            using var api = new ApiProgram(address, person.Token);
            foreach (var scenario in Scenario.For(person, browser, api, report, "nghe"))
            {
                await scenario.Do(-1); // fills what is kept in memory
                await scenario.Do(-2);
                statements.Take();
                for (var i = 0; i < Counted; i++)
                    await scenario.Do(i);
                var all = statements.Take();
                var slowest = all.GroupBy(s => s.Text, StringComparer.Ordinal).MaxBy(Took);
                heard[(scenario.Who, scenario.Name)] = new(
                    all.Count / (double)Counted, Took(all), slowest is null ? 0 : Took(slowest), slowest?.Key ?? "", slowest is null ? "" : await Explain(settings.Database, slowest.Last(), cancel),
                    [.. all.TakeLast((int)Math.Round(all.Count / (double)Counted)).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Took.TotalMilliseconds:0.00} {s.Text.ReplaceLineEndings(" ")}"))]);
            }
        }
        await app.StopAsync(cancel);
        return heard;
    }

    private static double Took(IEnumerable<Statement> statements) => statements.Sum(s => s.Took.TotalMilliseconds) / Counted;

    private static async Task<Measured> Measure(MeasuredServer server, Scenario scenario, int rounds, Profile statements)
    {
        var took = new List<double>();
        var bytes = 0;
        var before = server.Cpu();
        for (var i = 0; i < rounds; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            bytes = await scenario.Do(i);
            took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        var after = server.Cpu();
        took.Sort();
        return new(scenario.Name, scenario.Who, scenario.Goal.Statements, scenario.Goal.Cpu, statements,
            (after.Server - before.Server) / rounds, (after.Database - before.Database) / rounds, took[rounds / 2], took[rounds * 99 / 100], bytes);
    }

    private static async Task<double> Idle(MeasuredServer server, CancellationToken cancel)
    {
        await Task.Delay(Settle, cancel);
        var before = server.Cpu();
        await Task.Delay(Settle, cancel);
        var after = server.Cpu();
        return (after.Server - before.Server + after.Database - before.Database) / Settle.TotalSeconds;
    }

    private static async Task<string> Explain(DatabaseSettings database, Statement statement, CancellationToken cancel)
    {
        if (!statement.Text.TrimStart().StartsWith("select", StringComparison.OrdinalIgnoreCase))
            return "";
        await using DbConnection connection = database.Kind == DatabaseKind.Postgres ? new NpgsqlConnection(database.ConnectionString) : new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = (database.Kind == DatabaseKind.Postgres ? "explain (analyze, buffers) " : "explain query plan ") + statement.Text;
        foreach (var parameter in statement.Parameters)
            command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var plan = new StringBuilder();
        while (await reader.ReadAsync(cancel))
            plan.AppendLine(reader.GetValue(reader.FieldCount - 1).ToString());
        return plan.ToString();
    }

    private static string Line(Measured m) => string.Create(CultureInfo.InvariantCulture,
        $"| {m.Name} | {m.Who} | {m.Statements.Count:0.#}{(m.StatementsGoal is { } most ? $" (≤ {most})" : "")} | {m.Statements.Took:0.0} | {m.ServerCpu:0.00} | {m.DatabaseCpu:0.00} | {m.Cpu:0.00}{(m.CpuGoal is { } goal ? $" (≤ {goal:0.0})" : "")}{(m.Missed ? " **missed**" : "")} | {m.Median:0.0} | {m.P99:0.0} | {m.Bytes / 1000.0:0.0} |");

    private static string Report(int incidents, DatabaseKind kind, int rounds, double first, double memory, double idle, IReadOnlyList<Measured> measured)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {kind}, {incidents} incidents").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{rounds} requests each, one after another. First page {first:0} ms after the start (goal 1500), at most {memory:0} MB (goal 250), {idle:0.0} ms of processor a second when idle.").AppendLine();
        text.AppendLine("| Scenario | Who | Statements | ms in them | Server CPU ms | Database CPU ms | CPU ms | p50 ms | p99 ms | kB |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var one in measured)
            text.AppendLine(Line(one));
        foreach (var missed in measured.Where(m => m.Missed && m.Statements.Slowest.Length > 0).GroupBy(m => m.Statements.Slowest, StringComparer.Ordinal))
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {string.Join("; ", missed.Select(m => $"{m.Name}, {m.Who}"))}").AppendLine()
                .AppendLine(CultureInfo.InvariantCulture, $"{missed.First().Statements.SlowestTook:0.0} ms of a request:").AppendLine()
                .AppendLine("```sql").AppendLine(missed.Key).AppendLine("```").AppendLine("```").Append(missed.First().Statements.Plan).AppendLine("```");
        return text.ToString();
    }
}
