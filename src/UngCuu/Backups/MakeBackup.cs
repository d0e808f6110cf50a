using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Data.Providers;
using UngCuu.Documents.Files;
using UngCuu.Shared;

namespace UngCuu.Backups;

public enum BackupStep
{
    CopyDatabase,
    Pack,
    Check,
    Unpack,
    PutBack,
}

/// <param name="Bytes">Done.</param>
/// <param name="Of">Null where it is not known.</param>
public sealed record BackupProgress(BackupStep Step, long Bytes, long? Of);

/// <summary>
/// One file that holds the database of one moment and every stored file it points to, while others go on writing. A file is written before its row,
/// so the database is copied first; and nothing is swept away until all files are in.
/// </summary>
public sealed class MakeBackup(AppDb db, IDatabaseCopy database, FileStore files, IEnumerable<IOwnFiles> owners, Clock clock)
{
    /// <param name="target">Takes the place of what stands there only with <paramref name="replace"/>, and only when all went well.</param>
    /// <exception cref="RuleBroken">It could not be made; nothing is left of it.</exception>
    public async Task<BackupSheet> Run(string target, bool replace, Action<BackupProgress> said, CancellationToken cancel)
    {
        target = Path.GetFullPath(target);
        var folder = Path.GetDirectoryName(target);
        if (Directory.Exists(target) || !Directory.Exists(folder))
            throw new RuleBroken("backup.noPlace", target);
        if (File.Exists(target) && !replace)
            throw new RuleBroken("backup.exists", target);
        var scratch = Path.Combine(folder, $".{Path.GetFileName(target)}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.part");
        try
        {
            FileStore.CreatePrivate(scratch);
            await using var hold = files.Hold();
            var sheet = await Write(Path.Combine(scratch, "backup"), Path.Combine(scratch, database.FileName), said, cancel);
            File.Move(Path.Combine(scratch, "backup"), target, overwrite: replace);
            DirectorySync.Flush(folder);
            return sheet;
        }
        catch (Exception e) when (BackupParts.IsOfTheDisk(e))
        {
            throw new RuleBroken("backup.notWritten", target, e.Message.ReplaceLineEndings(" "));
        }
        finally
        {
            if (Directory.Exists(scratch))
                Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<BackupSheet> Write(string backup, string copy, Action<BackupProgress> said, CancellationToken cancel)
    {
        var at = clock.Now;
        BackupSheet sheet;
        List<Guid> kept;
        await using (await database.Take(db, copy, (done, of) => said(new(BackupStep.CopyDatabase, done, of)), cancel))
        {
            var last = await LastMigration(cancel);
            var owned = new HashSet<Guid>();
            foreach (var owner in owners)
                await foreach (var file in owner.All(db).WithCancellation(cancel))
                    owned.Add(file);
            kept = [.. owned.Where(files.Has).Order()];
            sheet = new(BackupSheet.FormatOfToday, BackupSheet.ProductOfToday, KindOf(db), last, at, await db.Events.LongCountAsync(cancel), kept.Count, [.. owned.Except(kept).Order()]);
        }

        await using var writer = new BackupWriter(backup, at);
        var packed = 0L;
        var whole = new FileInfo(copy).Length + kept.Sum(files.Length);
        void Count(int bytes) => said(new(BackupStep.Pack, packed += bytes, whole));
        await writer.Add(BackupParts.Sheet, new MemoryStream(sheet.Write()), _ => { }, cancel);
        await writer.Add(database.FileName, new FileStream(copy, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan }), Count, cancel);
        foreach (var file in kept)
            await writer.Add(BackupParts.NameOf(file), files.Open(file) ?? throw new IOException($"The stored file {file:N} is gone."), Count, cancel);
        await writer.Finish(cancel);
        return sheet;
    }

    /// <exception cref="RuleBroken">The database is of another version than this program, which could not tell which files belong to it.</exception>
    private async Task<string> LastMigration(CancellationToken cancel)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        return applied.SequenceEqual(db.Database.GetMigrations(), StringComparer.Ordinal) ? applied.Last() : throw new RuleBroken("backup.otherVersion");
    }

    internal static DatabaseKind KindOf(AppDb db) => db is PostgresDb ? DatabaseKind.Postgres : DatabaseKind.Sqlite;
}
