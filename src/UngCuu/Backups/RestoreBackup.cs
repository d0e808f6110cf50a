using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Data.Providers;
using UngCuu.Documents.Files;
using UngCuu.Shared;

namespace UngCuu.Backups;

/// <summary>
/// Puts a backup into an empty place. All of it is read and checked before anything is written; then it is laid down in a folder of its own below the data,
/// from which the parts are moved to where they belong. While that folder is there the place is not whole, and no other command touches it.
/// </summary>
public sealed class RestoreBackup(AppDb db, DatabaseSettings settings, IDatabaseCopy database)
{
    private const string Settings = "settings.json";
    private const string Files = "files";

    /// <summary>A restore into this folder did not end.</summary>
    public static bool IsUnfinished(string dataFolder) => Directory.Exists(Unfinished(dataFolder));

    /// <exception cref="RuleBroken">The place is not empty, or the backup is not good; nothing was written.</exception>
    public async Task<BackupSheet> Run(string backup, string dataFolder, Action<BackupProgress> said, CancellationToken cancel)
    {
        if (!File.Exists(backup))
            throw new RuleBroken("backup.noFile", backup);
        await RefuseUnlessEmpty(dataFolder, cancel);
        await new BackupReader(backup, database, (done, of) => said(new(BackupStep.Check, done, of))) { Judge = Judge }.Read(cancel);

        var place = Unfinished(dataFolder);
        var copy = Path.Combine(place, database.FileName);
        try
        {
            FileStore.CreatePrivate(place);
            var store = new FileStore(new FileSettings { Folder = Path.Combine(place, Files) }, TimeProvider.System);
            var sheet = await new BackupReader(backup, database, (done, of) => said(new(BackupStep.Unpack, done, of)))
            {
                Judge = Judge,
                Into = file => file is { } id ? store.Replace(id) : FileStore.CreatePrivateFile(copy),
            }.Read(cancel);
            said(new(BackupStep.PutBack, 0, null));
            if (sheet.Files > 0)
                Directory.Move(Path.Combine(place, Files), Path.Combine(dataFolder, Files));
            await PutBack(copy, cancel);
            DirectorySync.Flush(dataFolder);
            Directory.Delete(place, recursive: true);
            return sheet;
        }
        catch (Exception e) when (BackupParts.IsOfTheDisk(e))
        {
            throw new RuleBroken("backup.notRestored", dataFolder, e.Message.ReplaceLineEndings(" "));
        }
        finally
        {
            if (Directory.Exists(place) && await NothingStands())
                Undo(place, dataFolder);
        }
    }

    /// <summary>Not stopped on the way: what the database has taken is then known for certain.</summary>
    private Task PutBack(string copy, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return database.PutBack(copy, CancellationToken.None);
    }

    private async Task<bool> NothingStands()
    {
        try
        {
            await database.RefuseUnlessEmpty(CancellationToken.None);
            return true;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }

    /// <summary>As if it had never begun, so that it can be tried again.</summary>
    private static void Undo(string place, string dataFolder)
    {
        var files = Path.Combine(dataFolder, Files);
        if (Directory.Exists(files))
            Directory.Delete(files, recursive: true);
        Directory.Delete(place, recursive: true);
    }

    private void Judge(BackupSheet sheet)
    {
        if (sheet.Database != settings.Kind)
            throw new RuleBroken("backup.otherDatabase", Word(sheet.Database), Word(settings.Kind));
        if (!db.Database.GetMigrations().Contains(sheet.LastMigration, StringComparer.Ordinal))
            throw new RuleBroken("backup.newerDatabase", sheet.Product, BackupSheet.ProductOfToday);
    }

    private async Task RefuseUnlessEmpty(string dataFolder, CancellationToken cancel)
    {
        var there = Directory.Exists(dataFolder) ? Directory.EnumerateFileSystemEntries(dataFolder).Select(e => Path.GetFileName(e)).Where(n => n != Settings).Order(StringComparer.Ordinal).ToList() : [];
        if (there.Count > 0)
            throw new RuleBroken("backup.notEmpty", dataFolder, string.Join(", ", there));
        await database.RefuseUnlessEmpty(cancel);
    }

    private static string Unfinished(string dataFolder) => Path.Combine(dataFolder, "restoring");

    private static string Word(DatabaseKind kind) => kind == DatabaseKind.Postgres ? "postgres" : "sqlite";
}
