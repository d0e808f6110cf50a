using System.Security.Cryptography;
using UngCuu.Documents.Files;
using UngCuu.Shared;

namespace UngCuu.Tests.Documents.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ungcuu-files-").FullName;
    private readonly Later later = new();
    private readonly FileStore store;

    public FileStoreTests() => store = new FileStore(new FileSettings { Folder = folder, Limit = 200_000 }, later);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_is_kept_whole_under_a_random_id_with_its_hash()
    {
        var content = RandomNumberGenerator.GetBytes(150_000);
        var stored = await store.Save(new MemoryStream(content), "..\\Nhật ký.log", Cancel, expected: content.Length);
        Assert.Equal(("Nhật ký.log", 150_000L, Convert.ToHexStringLower(SHA256.HashData(content))), (stored.Name, stored.Bytes, stored.Sha256));
        Assert.Equal(content, await Read(stored.Id));
        var name = stored.Id.ToString("N");
        Assert.Equal([Path.Combine(folder, name[..2], name[2..4], name)], Directory.GetFiles(folder, "*", SearchOption.AllDirectories), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        var stored = await store.Save(Array.Empty<byte>(), "rỗng.txt", Cancel);
        Assert.Equal(0, stored.Bytes);
        Assert.Empty(await Read(stored.Id));
    }

    [Fact]
    public void An_unknown_id_opens_nothing() => Assert.Null(store.Open(Ids.New()));

    [Fact]
    public async Task Files_are_for_the_server_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (OperatingSystem.IsWindows())
            return;
        await store.Save([1], "x", Cancel);
        var file = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Single();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task A_file_of_exactly_the_limit_is_kept_and_one_byte_more_is_refused_after_the_sender_was_heard_out()
    {
        await store.Save(new MemoryStream(new byte[200_000]), "vừa", Cancel);
        var content = new MemoryStream(new byte[300_000]);
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => store.Save(content, "quá", Cancel));
        Assert.Equal(("documents.file.large", 413), (broken.Key, broken.Status));
        Assert.Equal(content.Length, content.Position);
        await Assert.ThrowsAsync<RuleBroken>(() => store.Save(new MemoryStream(new byte[200_001]), "quá một chút", Cancel));
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_flood_is_not_listened_to_for_ever()
    {
        var content = new MemoryStream(new byte[2_000_000]);
        await Assert.ThrowsAsync<RuleBroken>(() => store.Save(content, "lũ", Cancel));
        Assert.True(content.Position < 600_000);
    }

    [Fact]
    public async Task A_cut_off_upload_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => store.Save(new CutOff(100_000), "x", Cancel));
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => store.Save(new MemoryStream(new byte[10]), "x", Cancel, expected: 11));
        Assert.Equal(("documents.file.cut", 400), (broken.Key, broken.Status));
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Save(new MemoryStream(new byte[10]), "x", gone.Token));
        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_sweep_takes_what_no_row_points_to_once_it_is_a_day_old()
    {
        var owned = await store.Save([1], "a", Cancel);
        var orphan = await store.Save([2], "b", Cancel);
        var remains = Path.Combine(folder, "tmp", "abc.part");
        await File.WriteAllBytesAsync(remains, [3], Cancel);
        Assert.Equal(0, await store.Sweep(Known, Cancel));
        later.By = TimeSpan.FromHours(25);
        Assert.Equal(2, await store.Sweep(Known, Cancel));
        Assert.Equal([1], await Read(owned.Id));
        Assert.Null(store.Open(orphan.Id));
        Assert.False(File.Exists(remains));

        Task<IReadOnlySet<Guid>> Known(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
            Task.FromResult<IReadOnlySet<Guid>>(ids.Where(id => id == owned.Id).ToHashSet());
    }

    [Fact]
    public async Task While_somebody_holds_the_files_none_is_swept_and_a_hold_of_the_dead_is_taken_away()
    {
        var orphan = await store.Save([2], "b", Cancel);
        later.By = TimeSpan.FromHours(25);
        await using (store.Hold())
            Assert.Equal(0, await store.Sweep(Nobody, Cancel));

        var late = default(IAsyncDisposable);
        Assert.Equal(0, await store.Sweep((ids, cancel) =>
        {
            late = store.Hold(); // after the sweep looked, before it deletes
            return Nobody(ids, cancel);
        }, Cancel));
        await late!.DisposeAsync();

        await File.WriteAllBytesAsync(Path.Combine(folder, "of-the-dead.hold"), [], Cancel); // the store's clock is a day ahead of it
        Assert.Equal(1, await store.Sweep(Nobody, Cancel));
        Assert.Null(store.Open(orphan.Id));
        Assert.Empty(Directory.GetFiles(folder));

        static Task<IReadOnlySet<Guid>> Nobody(IReadOnlyCollection<Guid> ids, CancellationToken cancel) => Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid>());
    }

    private async Task<byte[]> Read(Guid id)
    {
        await using var content = store.Open(id)!;
        var read = new MemoryStream();
        await content.CopyToAsync(read, Cancel);
        return read.ToArray();
    }

    private sealed class Later : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
    }

    /// <summary>A sender that goes away in the middle.</summary>
    private sealed class CutOff(int after) : MemoryStream(new byte[after])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The client went away.");
    }
}
