using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using UngCuu.Documents.Files;

namespace UngCuu.Backups;

/// <summary>Writes a new backup, part by part. It is whole only after <see cref="Finish"/>.</summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    private readonly FileStream file;
    private readonly GZipStream packed;
    private readonly TarWriter tar;
    private readonly StringBuilder sums = new();
    private readonly DateTimeOffset at;

    /// <param name="at">Stands as the time of every part.</param>
    public BackupWriter(string path, DateTime at)
    {
        this.at = new(at, TimeSpan.Zero);
        file = FileStore.CreatePrivateFile(path);
        packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
        tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
    }

    public async Task Add(string name, Stream content, Action<int> read, CancellationToken cancel)
    {
        await using var hashed = new HashedStream(content, read);
        await Append(name, hashed, cancel);
        sums.Append(BackupParts.Line(name, hashed.Sha256));
    }

    public async Task Finish(CancellationToken cancel)
    {
        using var content = new MemoryStream(Encoding.ASCII.GetBytes(sums.ToString()));
        await Append(BackupParts.Sums, content, cancel);
        await tar.DisposeAsync();
        await packed.DisposeAsync();
        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
    }

    public async ValueTask DisposeAsync()
    {
        // What still waits to be written is of no use without its end, and may be what could not be written.
        try
        {
            await tar.DisposeAsync();
            await packed.DisposeAsync();
            await file.DisposeAsync();
        }
        catch (Exception e) when (BackupParts.IsOfTheDisk(e))
        {
            file.SafeFileHandle.Dispose();
        }
    }

    private Task Append(string name, Stream content, CancellationToken cancel) => tar.WriteEntryAsync(
        new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = at, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, cancel);
}
