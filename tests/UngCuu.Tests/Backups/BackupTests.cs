using Microsoft.EntityFrameworkCore;
using UngCuu.Backups;
using UngCuu.Data;
using UngCuu.Data.Providers;
using UngCuu.Documents.Files;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Backups;

[Trait("needs", "database")]
public class BackupTests(TestDatabase database)
{
    private readonly string folder = database.NewFolder();

    private string Target => Path.Combine(folder, "ungcuu.backup");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_restored_is_what_stood_at_one_moment_while_others_wrote()
    {
        await using var live = await Installation.WithAnIncident(database);
        for (var i = 0; i < 20; i++)
            await live.Write();
        var head = await live.Seal();
        var before = await live.Attached();

        using var stop = new CancellationTokenSource();
        var during = 0;
        var begun = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await live.Write();
                if (++during == 3)
                    begun.SetResult();
            }
        }, Cancel);
        await begun.Task;
        var steps = new HashSet<BackupStep>();
        var sheet = await live.BackUp(Target, said: p => steps.Add(p.Step));
        await stop.CancelAsync();
        await writing;
        Assert.Equal([Path.GetFileName(Target)], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
        Assert.Contains(BackupStep.Pack, steps);

        await using var again = await Installation.Empty(database);
        Assert.Equivalent(sheet, await again.Restore(Target));
        Assert.Equal(0, await again.WrongDuties());
        var proof = await again.Verify(head);
        Assert.Empty(proof.Faults);
        Assert.Equal(sheet.Events, proof.Events);
        Assert.InRange(sheet.Files, before.Count + 3, before.Count + during);

        var (were, are) = (await live.Attached(), await again.Attached());
        Assert.Equal(sheet.Files, are.Count);
        Assert.All(before.Keys, id => Assert.Contains(id, are));
        Assert.All(are, file => Assert.Equal(were[file.Key], file.Value));
        Assert.Equal(are.Count, StoredIn(again.Folder).Count());
    }

    [Fact]
    public async Task Every_table_comes_back_with_every_row()
    {
        await using var live = await Installation.WithAnIncident(database);
        await live.Write();
        await live.Seal();
        await live.BackUp(Target);
        await using var again = await Installation.Empty(database);
        await again.Restore(Target);
        var counts = await again.Counts();
        Assert.Equal(await live.Counts(), counts);
        Assert.Equal(3, counts["incidents"]);
    }

    [Fact]
    public async Task A_file_let_go_and_swept_while_it_is_copied_is_still_in_the_backup()
    {
        await using var live = await Installation.WithAnIncident(database);
        var file = await live.Write();
        var sweeper = new SweepsMeanwhile(live);
        var sheet = await live.BackUp(Target, also: sweeper);
        Assert.Equal((0, 1L), (sweeper.Swept, sheet.Files));
        Assert.Equal(1, await live.Sweep()); // nobody points to it any more, and nobody copies

        await using var again = await Installation.Empty(database);
        await again.Restore(Target);
        Assert.True(again.Files.Has(file));
        Assert.DoesNotContain("gone", (await again.Attached()).Values);
    }

    [Fact]
    public async Task A_file_that_was_lost_before_is_named_and_the_rest_is_kept()
    {
        await using var live = await Installation.WithAnIncident(database);
        var (lost, kept) = (await live.Write(), await live.Write());
        File.Delete(StoredIn(live.Folder).Single(f => Path.GetFileName(f) == lost.ToString("N")));
        var sheet = await live.BackUp(Target);
        Assert.Equal(1, sheet.Files);
        Assert.Equal([lost], sheet.Missing);
        await using var again = await Installation.Empty(database);
        Assert.Equal([lost], (await again.Restore(Target)).Missing);
        Assert.True(again.Files.Has(kept));
    }

    [Fact]
    public async Task An_older_backup_is_replaced_only_when_asked_and_only_by_a_whole_one()
    {
        await using var live = await Installation.WithAnIncident(database);
        await File.WriteAllTextAsync(Target, "of yesterday", Cancel);
        Assert.Equal("backup.exists", (await Assert.ThrowsAsync<RuleBroken>(() => live.BackUp(Target))).Key);
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => live.BackUp(Target, replace: true, p => Fail(p.Step == BackupStep.Pack)));
        Assert.Equal("backup.notWritten", broken.Key);
        Assert.Equal(("of yesterday", 1), (await File.ReadAllTextAsync(Target, Cancel), Directory.GetFileSystemEntries(folder).Length));
        Assert.Empty(Directory.GetFiles(Path.Combine(live.Folder, "files"))); // the files are held no longer

        await live.BackUp(Target, replace: true);
        Assert.NotEqual("of yesterday".Length, new FileInfo(Target).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));

        static void Fail(bool now)
        {
            if (now)
                throw new IOException("No space left on device");
        }
    }

    [Fact]
    public async Task A_place_that_is_not_empty_is_refused_and_stays_as_it_is()
    {
        await using var live = await Installation.WithAnIncident(database);
        await live.Write();
        await live.BackUp(Target);
        if (TestDatabase.OnPostgres)
            Directory.Delete(Path.Combine(live.Folder, "files"), recursive: true);
        Assert.Equal(TestDatabase.OnPostgres ? "backup.databaseNotEmpty" : "backup.notEmpty", (await Assert.ThrowsAsync<RuleBroken>(() => live.Restore(Target))).Key);

        await using var again = await Installation.Empty(database);
        await File.WriteAllTextAsync(Path.Combine(again.Folder, "settings.json"), "{}", Cancel);
        await File.WriteAllTextAsync(Path.Combine(again.Folder, "other"), "", Cancel);
        Assert.Equal("backup.notEmpty", (await Assert.ThrowsAsync<RuleBroken>(() => again.Restore(Target))).Key);
        File.Delete(Path.Combine(again.Folder, "other"));
        await again.Restore(Target);
        Assert.Equal("backup.notEmpty", (await Assert.ThrowsAsync<RuleBroken>(() => again.Restore(Target))).Key);
    }

    [Fact]
    public async Task A_restore_that_fails_leaves_nothing_and_one_that_was_killed_says_so()
    {
        await using var live = await Installation.WithAnIncident(database);
        await live.Write();
        await live.BackUp(Target);
        await using var again = await Installation.Empty(database);
        Assert.Equal("backup.notRestored", (await Assert.ThrowsAsync<RuleBroken>(() => again.Restore(Target, copy => new Failing(copy, after: false)))).Key);
        Assert.Empty(Directory.GetFileSystemEntries(again.Folder));

        // As far as the database stands, nothing may pretend that the rest does.
        await Assert.ThrowsAsync<RuleBroken>(() => again.Restore(Target, copy => new Failing(copy, after: true)));
        Assert.True(RestoreBackup.IsUnfinished(again.Folder));
        Assert.Equal("backup.notEmpty", (await Assert.ThrowsAsync<RuleBroken>(() => again.Restore(Target))).Key);
    }

    [Fact]
    public async Task A_database_of_another_version_is_not_backed_up()
    {
        await using var live = new Installation(await database.Stored("first-incident"), database.NewFolder());
        Assert.Equal("backup.otherVersion", (await Assert.ThrowsAsync<RuleBroken>(() => live.BackUp(Target))).Key);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    private static IEnumerable<string> StoredIn(string data) =>
        Directory.Exists(Path.Combine(data, "files")) ? Directory.EnumerateFiles(Path.Combine(data, "files"), "*", SearchOption.AllDirectories) : [];

    /// <summary>Asked which files it owns, it owns none; but the letters go, their files grow old, and the sweep comes by.</summary>
    private sealed class SweepsMeanwhile(Installation live) : IOwnFiles
    {
        public int Swept { get; private set; } = -1;

        public Task<IReadOnlyList<Guid>> Owned(AppDb db, IReadOnlyCollection<Guid> files, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Guid>>([]);

        public async IAsyncEnumerable<Guid> All(AppDb db)
        {
            await live.In(async (now, _) =>
            {
                now.RemoveRange(await now.OutgoingMails.Where(m => m.Key.StartsWith("test/")).ToListAsync(Cancel));
                return await now.SaveChangesAsync(Cancel);
            });
            foreach (var file in StoredIn(live.Folder).Where(f => !f.EndsWith(".hold", StringComparison.Ordinal)))
                File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
            Swept = await live.Sweep();
            yield break;
        }
    }

    private sealed class Failing(IDatabaseCopy copy, bool after) : IDatabaseCopy
    {
        public string FileName => copy.FileName;

        public Task<IAsyncDisposable> Take(AppDb db, string file, Action<long, long?> done, CancellationToken cancel) => copy.Take(db, file, done, cancel);

        public Task RefuseUnlessEmpty(CancellationToken cancel) => copy.RefuseUnlessEmpty(cancel);

        public async Task PutBack(string file, CancellationToken cancel)
        {
            if (after)
                await copy.PutBack(file, cancel);
            throw new IOException("gone");
        }
    }
}
