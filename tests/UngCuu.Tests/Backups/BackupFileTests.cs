using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using UngCuu.Backups;
using UngCuu.Data;
using UngCuu.Data.Providers;
using UngCuu.Shared;

namespace UngCuu.Tests.Backups;

/// <summary>The file of a backup, whatever became of it on the way.</summary>
public sealed class BackupFileTests : IDisposable
{
    private static readonly DateTime At = new(2026, 11, 23, 1, 2, 3, DateTimeKind.Utc);
    private static readonly Guid File1 = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    private readonly string folder = Directory.CreateTempSubdirectory("ungcuu-backup-").FullName;

    private int reads;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_is_read_back_as_it_was_written()
    {
        var good = await Good();
        var read = await Read(good);
        Assert.Equal(Sheet(), read.Sheet, (a, b) => a.Write().AsSpan().SequenceEqual(b.Write()));
        Assert.Equal(Database, read.Parts[""]);
        Assert.Equal(OneFile, read.Parts[File1.ToString("N")]);
    }

    [Fact]
    public async Task Cut_off_anywhere_it_is_refused()
    {
        var good = await Good();
        // The last bytes say only that it ends: all sums were met before them.
        await Gen.Int[0, good.Length - 64].SampleAsync(async length =>
            Assert.Contains((await Assert.ThrowsAsync<RuleBroken>(() => Read(good[..length]))).Key, (string[])["backup.damaged", "backup.foreign"]), iter: 300);
    }

    [Fact]
    public async Task With_a_byte_changed_anywhere_it_is_refused_or_says_the_same()
    {
        var good = await Good();
        await Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte[1, 255]).SampleAsync(async (at, by) =>
        {
            var bad = good.ToArray();
            bad[at] ^= by;
            try
            {
                var read = await Read(bad);
                Assert.Equal(Database, read.Parts[""]);
                Assert.Equal(OneFile, read.Parts[File1.ToString("N")]);
            }
            catch (RuleBroken broken)
            {
                Assert.Contains(broken.Key, (string[])["backup.damaged", "backup.foreign", "backup.newer"]);
            }
        }, iter: 1_000);
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_whatever_it_is() =>
        await Gen.OneOf(Gen.Byte.Array[0, 2_000], Gen.Byte.Array[0, 2_000].Select(Zip), Gen.Select(Gen.String, Gen.Byte.Array[0, 600]).Select(p => Archive((p.Item1 + "x", p.Item2, TarEntryType.RegularFile))))
            .SampleAsync(async bytes => Assert.Equal("backup.foreign", (await Assert.ThrowsAsync<RuleBroken>(() => Read(bytes))).Key), iter: 300);

    [Theory]
    [InlineData("../../../tmp/evil", TarEntryType.RegularFile)]
    [InlineData("files/../../evil", TarEntryType.RegularFile)]
    [InlineData("/etc/evil", TarEntryType.RegularFile)]
    [InlineData("files/0F8FAD5BD9CB469FA16570867728950E", TarEntryType.RegularFile)]
    [InlineData("files/0f8fad5bd9cb469fa16570867728950f", TarEntryType.SymbolicLink)]
    [InlineData("settings.json", TarEntryType.RegularFile)]
    [InlineData("ungcuu.db", TarEntryType.RegularFile)]
    public async Task A_part_that_does_not_belong_there_is_refused_even_with_the_right_sums(string name, TarEntryType type)
    {
        var parts = new List<(string, byte[], TarEntryType)>
        {
            (BackupParts.Sheet, (Sheet() with { Files = 2 }).Write(), TarEntryType.RegularFile),
            ("ungcuu.db", Database, TarEntryType.RegularFile),
            (BackupParts.NameOf(File1), OneFile, TarEntryType.RegularFile),
            (name, type == TarEntryType.RegularFile ? [1, 2, 3] : [], type),
        };
        Assert.Equal("backup.damaged", (await Assert.ThrowsAsync<RuleBroken>(() => Read(WithSums(parts)))).Key);
        Assert.Equal(["read-1"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));

        parts[^1] = (BackupParts.NameOf(Ids.New()), [1, 2, 3], TarEntryType.RegularFile);
        Assert.Equal(3, (await Read(WithSums(parts))).Parts.Count); // the same with a name that belongs there is good
    }

    [Fact]
    public async Task A_backup_of_a_later_format_is_told_from_a_damaged_one()
    {
        var later = Encoding.UTF8.GetBytes("""{ "format": 2, "what": "nobody knows yet" }""");
        Assert.Equal("backup.newer", (await Assert.ThrowsAsync<RuleBroken>(() => Read(Archive((BackupParts.Sheet, later, TarEntryType.RegularFile))))).Key);
    }

    private static byte[] Database { get; } = [.. Enumerable.Range(0, 30_000).Select(i => (byte)(i * i >> 3))];

    private static byte[] OneFile { get; } = Encoding.UTF8.GetBytes("Nhật ký của máy chủ");

    private static BackupSheet Sheet() => new(1, "1.0", DatabaseKind.Sqlite, "20261122000000_Initial", At, 7, 1, []);

    private async Task<byte[]> Good()
    {
        var path = Path.Combine(folder, "good");
        await using (var writer = new BackupWriter(path, At))
        {
            await writer.Add(BackupParts.Sheet, new MemoryStream(Sheet().Write()), _ => { }, Cancel);
            await writer.Add("ungcuu.db", new MemoryStream(Database), _ => { }, Cancel);
            await writer.Add(BackupParts.NameOf(File1), new MemoryStream(OneFile), _ => { }, Cancel);
            await writer.Finish(Cancel);
        }
        var bytes = await File.ReadAllBytesAsync(path, Cancel);
        File.Delete(path);
        return bytes;
    }

    private async Task<(BackupSheet Sheet, Dictionary<string, byte[]> Parts)> Read(byte[] bytes)
    {
        var path = Path.Combine(folder, $"read-{Interlocked.Increment(ref reads)}"); // samples are tried side by side
        await File.WriteAllBytesAsync(path, bytes, Cancel);
        var parts = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        var sheet = await new BackupReader(path, new SqliteCopy(DatabaseSettings.SqliteIn(folder)), (_, _) => { })
        {
            Judge = _ => { },
            Into = file => parts[file?.ToString("N") ?? ""] = new MemoryStream(),
        }.Read(Cancel);
        return (sheet, parts.ToDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal));
    }

    private static byte[] WithSums(IReadOnlyList<(string Name, byte[] Content, TarEntryType Type)> parts)
    {
        var sums = string.Concat(parts.DistinctBy(p => p.Name).Select(p => BackupParts.Line(p.Name, Convert.ToHexStringLower(SHA256.HashData(p.Content)))));
        return Archive([.. parts, (BackupParts.Sums, Encoding.ASCII.GetBytes(sums), TarEntryType.RegularFile)]);
    }

    private static byte[] Archive(params (string Name, byte[] Content, TarEntryType Type)[] parts)
    {
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
            foreach (var (name, content, type) in parts)
            {
                var entry = new PaxTarEntry(type, name);
                if (type == TarEntryType.SymbolicLink)
                    entry.LinkName = "/etc";
                else
                    entry.DataStream = new MemoryStream(content);
                tar.WriteEntry(entry);
            }
        return Zip(archive.ToArray());
    }

    private static byte[] Zip(byte[] content)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return zipped.ToArray();
    }
}
