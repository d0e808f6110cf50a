using System.Security.Cryptography;
using UngCuu.Shared;

namespace UngCuu.Documents.Files;

public sealed record FileSettings
{
    /// <summary>On several nodes a shared directory.</summary>
    public required string Folder { get; init; }

    /// <summary>Bytes of one file.</summary>
    public long Limit { get; init; } = 50L * 1024 * 1024;
}

/// <param name="Name">Cleaned for showing and for the download; never part of a path.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record StoredFile(Guid Id, string Name, long Bytes, string Sha256);

/// <summary>
/// Uploads and generated files. A file is there whole or not at all: written under a temporary name, forced to disk, then renamed; only
/// after that may a row point to it. Reached by its random id only, through the row that owns it.
/// </summary>
public sealed class FileStore(FileSettings settings, TimeProvider time)
{
    /// <summary>Time a file may wait for its row.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private const int IdsAtOnce = 500;

    private string Temporary => Path.Combine(settings.Folder, "tmp");

    /// <summary>Until it is disposed nothing is swept away, by whatever process: what a copy of the database points to stays.</summary>
    public IAsyncDisposable Hold() => new FileHold(settings.Folder, time);

    /// <param name="expected">Bytes announced by the sender, when known: fewer is a cut-off upload.</param>
    public async Task<StoredFile> Save(Stream content, string? name, CancellationToken cancel, long? expected = null)
    {
        // Random, not ordered by time: it spreads over the folders and cannot be guessed.
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        CreatePrivate(Temporary);
        var temporary = Path.Combine(Temporary, id.ToString("N") + ".part");
        try
        {
            var (bytes, sha256) = await Write(content, temporary, cancel);
            if (expected is { } announced && bytes < announced)
                throw new RuleBroken("documents.file.cut") { Status = StatusCodes.Status400BadRequest };
            var path = PathOf(id);
            CreatePrivate(Path.GetDirectoryName(path)!);
            File.Move(temporary, path);
            DirectorySync.Flush(Path.GetDirectoryName(path)!);
            return new StoredFile(id, FileName.Clean(name), bytes, sha256);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public async Task<StoredFile> Save(byte[] content, string name, CancellationToken cancel)
    {
        using var stream = new MemoryStream(content, writable: false);
        return await Save(stream, name, cancel);
    }

    /// <returns>Null when there is no such file.</returns>
    public Stream? Open(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.Read | FileShare.Delete });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public bool Has(Guid id) => File.Exists(PathOf(id));

    /// <summary>Bytes.</summary>
    public long Length(Guid id) => new FileInfo(PathOf(id)).Length;

    /// <summary>For a file that comes back from a backup: its place, empty.</summary>
    internal FileStream Replace(Guid id)
    {
        var path = PathOf(id);
        CreatePrivate(Path.GetDirectoryName(path)!);
        return CreatePrivateFile(path);
    }

    /// <summary>Deletes what no row points to: files whose save was never committed, and remains of cut-off uploads.</summary>
    /// <param name="known">Of these ids, the ones some row points to.</param>
    /// <returns>How many files went.</returns>
    public async Task<int> Sweep(Func<IReadOnlyCollection<Guid>, CancellationToken, Task<IReadOnlySet<Guid>>> known, CancellationToken cancel)
    {
        var gone = 0;
        if (FileHold.Stands(settings.Folder, time))
            return gone;
        foreach (var remains in Old(Temporary, SearchOption.TopDirectoryOnly))
        {
            File.Delete(remains);
            gone++;
        }
        foreach (var candidates in Old(settings.Folder, SearchOption.AllDirectories).Select(IdOf).OfType<Guid>().Chunk(IdsAtOnce))
        {
            var owned = await known(candidates, cancel);
            // Looked at after the rows were read: whoever holds now may have copied the database while a row still pointed to one of these.
            if (FileHold.Stands(settings.Folder, time))
                return gone;
            foreach (var id in candidates.Where(id => !owned.Contains(id)))
            {
                File.Delete(PathOf(id));
                gone++;
            }
        }
        return gone;
    }

    private async Task<(long Bytes, string Sha256)> Write(Stream content, string path, CancellationToken cancel)
    {
        await using var file = CreatePrivateFile(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[80 * 1024];
        var bytes = 0L;
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            bytes += read;
            if (bytes > settings.Limit)
                await Refuse(content, buffer, cancel);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        file.Flush(flushToDisk: true);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Reads on for a while before refusing: a sender that is still sending would not hear the answer.</summary>
    private async Task Refuse(Stream content, byte[] buffer, CancellationToken cancel)
    {
        var drained = 0L;
        int read;
        while (drained < settings.Limit && (read = await content.ReadAsync(buffer, cancel)) > 0)
            drained += read;
        throw new RuleBroken("documents.file.large", Math.Round(settings.Limit / (1024 * 1024.0), 2)) { Status = StatusCodes.Status413PayloadTooLarge };
    }

    private IEnumerable<string> Old(string folder, SearchOption depth)
    {
        var before = time.GetUtcNow().UtcDateTime - Grace;
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", depth).Where(f => File.GetLastWriteTimeUtc(f) < before)
            : [];
    }

    private static Guid? IdOf(string path) => Guid.TryParseExact(Path.GetFileName(path), "N", out var id) ? id : null;

    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(settings.Folder, name[..2], name[2..4], name);
    }

    internal static FileStream CreatePrivateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    internal static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
