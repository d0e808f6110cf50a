using System.CommandLine;
using UngCuu.Backups;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Commands;

/// <summary>A backup back into an empty place.</summary>
internal static class Restore
{
    public static Command Command()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "what backup has made" };
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var command = new Command("restore", "put a backup back, into an empty folder (PostgreSQL: and an empty database)") { file, data, database };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(file)!, CommonOptions.SettingsOf(parsed, data, database), cancel));
        return command;
    }

    private static async Task<int> Run(FileInfo file, ServerSettings settings, CancellationToken cancel)
    {
        await using var app = Server.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        BackupSheet restored;
        using (var progress = new ProgressLine(texts))
            restored = await ActivatorUtilities.CreateInstance<RestoreBackup>(scope.ServiceProvider).Run(file.FullName, settings.DataFolder, progress.Show, cancel);
        Console.WriteLine(texts.In(Texts.English, "backup.restored", restored.Events, restored.Files, restored.At));
        foreach (var missing in restored.Missing)
            await Console.Error.WriteLineAsync(texts.In(Texts.English, "backup.missing", missing.ToString("N")));
        Console.WriteLine(texts.In(Texts.English, "backup.restored.next"));
        return 0;
    }
}
