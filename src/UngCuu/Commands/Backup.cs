using System.CommandLine;
using UngCuu.Backups;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Commands;

/// <summary>Database and stored files in one file, while others go on writing.</summary>
internal static class Backup
{
    /// <summary>The backup stands, and the store had lost files before.</summary>
    private const int WithoutSomeFiles = 2;

    public static Command Command()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "the backup to be made; keep it like a secret, the keys of the sign-in are in it" };
        var replace = new Option<bool>("--replace") { Description = "take the place of an older FILE, once all is done" };
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var command = new Command("backup", "put database and files into one file, also while the server runs") { file, replace, data, database };
        command.SetAction((parsed, cancel) =>
        {
            CommonOptions.MustExist(parsed, data);
            return Run(parsed.GetValue(file)!, parsed.GetValue(replace), CommonOptions.SettingsOfStanding(parsed, data, database), cancel);
        });
        return command;
    }

    private static async Task<int> Run(FileInfo file, bool replace, ServerSettings settings, CancellationToken cancel)
    {
        await using var app = Server.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        BackupSheet made;
        using (var progress = new ProgressLine(texts))
            made = await ActivatorUtilities.CreateInstance<MakeBackup>(scope.ServiceProvider).Run(file.FullName, replace, progress.Show, cancel);
        file.Refresh();
        Console.WriteLine(texts.In(Texts.English, "backup.made", file.FullName, made.Files, ProgressLine.Megabytes(file.Length), made.At));
        foreach (var missing in made.Missing)
            await Console.Error.WriteLineAsync(texts.In(Texts.English, "backup.missing", missing.ToString("N")));
        if (made.Missing.Count == 0)
            return 0;
        await Console.Error.WriteLineAsync(texts.In(Texts.English, "backup.missing.made", made.Missing.Count));
        return WithoutSomeFiles;
    }
}
