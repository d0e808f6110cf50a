using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using UngCuu.Data.Providers;
using UngCuu.Shared;

namespace UngCuu.Backups;

/// <summary>Reads a backup from beginning to end and refuses whatever is not exactly what was written.</summary>
internal sealed class BackupReader(string path, IDatabaseCopy database, Action<long, long?> done)
{
    private const int LargestSheet = 64 * 1024 * 1024; // names each file that was missing

    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>Decides, knowing what the backup is, before anything else of it is read.</summary>
    public required Action<BackupSheet> Judge { get; init; }

    /// <summary>Where a part goes: a stored file, or with null the database.</summary>
    public Func<Guid?, Stream> Into { get; init; } = _ => Stream.Null;

    /// <exception cref="RuleBroken">It is damaged, cut off, foreign, of a later version, or not what <see cref="Judge"/> wants.</exception>
    public async Task<BackupSheet> Read(CancellationToken cancel)
    {
        var sheet = default(BackupSheet);
        try
        {
            await using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 1 << 16 });
            await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            await using var tar = new TarReader(unpacked);
            sheet = await ReadSheet(await tar.GetNextEntryAsync(cancellationToken: cancel), cancel);
            Judge(sheet);
            var whole = false;
            while (await tar.GetNextEntryAsync(cancellationToken: cancel) is { } entry)
            {
                if (whole || entry.EntryType != TarEntryType.RegularFile)
                    throw Damaged();
                if (entry.Name == BackupParts.Sums)
                    whole = IsWhole(sheet, await Text(entry, cancel));
                else
                    await ReadPart(entry, cancel);
                done(file.Position, file.Length);
            }
            if (!whole)
                throw Damaged();
            await unpacked.CopyToAsync(Stream.Null, cancel); // the checksum of all stands at the end
            return sheet;
        }
        catch (Exception e) when (e is EndOfStreamException or not (RuleBroken or OperationCanceledException or IOException or UnauthorizedAccessException))
        {
            // A damaged file makes the readers of its parts fail in many ways.
            throw sheet is null ? new RuleBroken("backup.foreign") : Damaged();
        }
    }

    private async Task<BackupSheet> ReadSheet(TarEntry? entry, CancellationToken cancel)
    {
        if (entry is not { EntryType: TarEntryType.RegularFile, Name: BackupParts.Sheet })
            throw new RuleBroken("backup.foreign");
        return BackupSheet.Read(Encoding.UTF8.GetBytes(await Text(entry, cancel)));
    }

    private async Task ReadPart(TarEntry entry, CancellationToken cancel)
    {
        var file = BackupParts.FileOf(entry.Name);
        // The database is the first part after the sheet; nothing comes twice.
        if ((file is null || seen.Count == 1) && (entry.Name != database.FileName || seen.Count != 1) || seen.ContainsKey(entry.Name))
            throw Damaged();
        await using var content = new HashedStream(entry.DataStream ?? Stream.Null);
        await using var into = Into(file);
        await Copy(content, into, cancel);
        if (into is FileStream written)
            written.Flush(flushToDisk: true);
        seen.Add(entry.Name, content.Sha256);
    }

    private static async Task Copy(HashedStream content, Stream into, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
            try
            {
                await into.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            catch (ArgumentOutOfRangeException e)
            {
                throw new IOException(e.Message, e); // too large for its file system, and no fault of the backup
            }
    }

    private async Task<string> Text(TarEntry entry, CancellationToken cancel)
    {
        if (entry.Name == BackupParts.Sheet && entry.Length > LargestSheet)
            throw new RuleBroken("backup.foreign");
        await using var content = new HashedStream(entry.DataStream ?? Stream.Null);
        using var reader = new StreamReader(content, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancel);
        if (entry.Name == BackupParts.Sheet)
            seen.Add(entry.Name, content.Sha256);
        return text;
    }

    private bool IsWhole(BackupSheet sheet, string text) =>
        BackupParts.ReadSums(text) is { } sums
        && sums.Count == seen.Count && seen.All(s => sums.GetValueOrDefault(s.Key) == s.Value)
        && seen.ContainsKey(database.FileName) && seen.Count == sheet.Files + 2
            ? true
            : throw Damaged();

    private static RuleBroken Damaged() => new("backup.damaged");
}
