using System.CommandLine;
using UngCuu.Data;
using UngCuu.Drills;
using UngCuu.Drills.Stage;
using UngCuu.Drills.Stories;
using UngCuu.Web;

namespace UngCuu.Commands;

/// <summary>Plays a story against a real server and says whether the product did as the story says: an installation's self-test.</summary>
internal static class DrillCommand
{
    private const string FirstIncidentName = "first-incident";

    public static Command Command()
    {
        var story = new Argument<string>("story") { Description = FirstIncidentName };
        story.AcceptOnlyFromAmong(FirstIncidentName);
        var profile = new Option<string>("--profile") { Description = "2017: from 3 April 2018, in the nation of that year; 2026: from 7 September 2026", DefaultValueFactory = _ => "2017" };
        profile.AcceptOnlyFromAmong("2017", "2026");
        var database = new Option<DatabaseKind>("--database")
        {
            Description = $"sqlite, or postgres: a private server for the time of the drill, or the empty database named in {CommonOptions.PostgresVariable}",
            DefaultValueFactory = _ => DatabaseKind.Sqlite,
        };
        var papers = new Option<DirectoryInfo?>("--out") { Description = "folder for every document the story makes" };
        var data = new Option<DirectoryInfo?>("--data") { Description = "empty folder in which the database (of a private PostgreSQL its dump) and the files stay afterwards; else they go" };
        var rules = new Option<DirectoryInfo?>("--rules") { Description = "folder with rule files that stand before those shipped" };
        var command = new Command("drill", "play a story from beginning to end through pages and mail, with a clock that moves") { story, profile, database, papers, data, rules };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(profile) == "2026" ? FirstIncidentFigures.Of2026 : FirstIncidentFigures.Of2017,
            parsed.GetValue(database), parsed.GetValue(papers), parsed.GetValue(data), parsed.GetValue(rules), Console.Out, cancel));
        return command;
    }

    internal static async Task<int> Run(
        FirstIncidentFigures figures, DatabaseKind kind, DirectoryInfo? papers, DirectoryInfo? data, DirectoryInfo? rules, TextWriter output, CancellationToken cancel)
    {
        if (data is { Exists: true } && data.EnumerateFileSystemInfos().Any())
            throw new CommandFailed($"--data {data.FullName} is not empty: a drill plays on a database of its own.");
        MustTakeFiles("--out", papers);
        MustTakeFiles("--data", data);
        var folder = data?.FullName ?? Directory.CreateTempSubdirectory("ungcuu-drill-").FullName;
        Directory.CreateDirectory(folder);
        await using var postgres = kind == DatabaseKind.Postgres && Given() is null ? await PrivatePostgres.Start(cancel) : null;
        try
        {
            var address = kind == DatabaseKind.Sqlite ? null : postgres?.Address("ungcuu") ?? Given();
            await DrillNation.Prepare(
                new ServerSettings
                {
                    DataFolder = folder,
                    Database = address is null ? DatabaseSettings.SqliteIn(folder) : new(kind, address),
                    Addresses = [],
                    WorksToo = false,
                    LogLevel = LogLevel.Critical, // what goes wrong is thrown; the drill's own lines are all it says
                },
                new DrillBegun(FirstIncidentName, Drill.ToUtc(figures.Start)), figures.UnitsAsOf, cancel);

            var settings = new Dictionary<string, string>(StringComparer.Ordinal);
            if (address is not null)
                settings[CommonOptions.PostgresVariable] = address;
            if (rules is not null)
                settings["UNGCUU_Rules__Folder"] = rules.FullName;
            string[] arguments = address is not null ? ["--database", "postgres", "--work"] : [];
            await using var server = await DrillServer.Start(folder, arguments, settings, cancel);
            var drill = new Drill(server, figures.Start, output, papers?.FullName, cancel);
            using var story = new FirstIncident(drill, figures);
            await story.Play();
            if (postgres is not null && data is not null)
                await postgres.Dump("ungcuu", Path.Combine(folder, "ungcuu.dump"), cancel);
            return await drill.End();
        }
        finally
        {
            if (data is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Said before the story begins, not when its first document is made.</summary>
    private static void MustTakeFiles(string option, DirectoryInfo? folder)
    {
        if (folder is null)
            return;
        try
        {
            folder.Create();
            File.Create(Path.Combine(folder.FullName, Path.GetRandomFileName()), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed($"{option} {folder.FullName} cannot be written: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

#pragma warning disable RS0030 // settings are read here, once
    private static string? Given() => Environment.GetEnvironmentVariable(CommonOptions.PostgresVariable) is { Length: > 0 } given ? given : null;
#pragma warning restore RS0030
}
