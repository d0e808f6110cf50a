using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Nodes;

/// <summary>A server whose data lie on a disk that has no room left, and then has again.</summary>
[Collection(nameof(Alone))]
public sealed class FullDiskTests(TestDatabase database)
{
    private const int Most = 2_000;

    /// <summary>The server sees a small disk of its own in place of the folder, with the database on it.</summary>
    private static readonly string[] SmallDisk = ["unshare", "--map-root-user", "--mount", "sh", "-c", """mount -t tmpfs -o size=40m tmpfs "$0" && cp "$1" "$0/ungcuu.db" && shift && exec "$@" """];

    [Theory]
    [InlineData("vi", "Hệ thống đã hết chỗ lưu trữ")]
    [InlineData("en", "The system has no room left")]
    public async Task A_full_disk_is_said_in_so_many_words_and_nothing_saved_is_lost(string language, string words)
    {
        Assert.SkipUnless(await MayMount(), "Processes may not mount here (unshare --mount).");
        var data = database.NewFolder();
        var (person, token, prepared) = await Prepare(language);
        await using var server = await Node.Start("serve", data, new Dictionary<string, string>(StringComparer.Ordinal), [.. SmallDisk, data, prepared]);
        var disk = $"/proc/{server.Id}/root{data}"; // the folder as the server sees it
        using var browser = new Browser(server.Address, language);
        await SignIn(browser, person);

        var saved = new List<string>();
        async Task<Page> Begin() => await browser.Send(await browser.Get("/incidents/report"));
        saved.Add((await Begin()).Address.AbsolutePath);
        var ballast = Fill(Path.Combine(disk, "ballast"));
        Page refused;
        for (refused = await Begin(); refused.Status == HttpStatusCode.OK && saved.Count < Most; refused = await Begin())
            saved.Add(refused.Address.AbsolutePath); // there is still room in what the database holds already
        Assert.Equal(HttpStatusCode.InsufficientStorage, refused.Status);
        Assert.Contains(words, refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/incidents")).Status); // what is there can be read
        using var program = new Browser(server.Address, language);
        program.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/incidents")).Status); // also by a token whose use cannot be written down
        using var another = new Browser(server.Address, language);
        var door = await another.Send(await another.Get("/account/sign-in"), ("Form.Email", person.Email), ("Form.Password", person.Password));
        Assert.Equal(HttpStatusCode.InsufficientStorage, door.Status);
        Assert.Contains(words, door.Text, StringComparison.Ordinal);

        File.Delete(ballast);
        var again = await Begin();
        Assert.Equal(HttpStatusCode.OK, again.Status);
        foreach (var draft in saved.Append(again.Address.AbsolutePath))
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(draft)).Status);
        Assert.Equal("ok", Sound(Path.Combine(disk, "ungcuu.db")));
    }

    private async Task<(TestPerson Person, string Token, string File)> Prepare(string language)
    {
        var folder = database.NewFolder();
        await using var nation = new NationWithSystem(database, DatabaseSettings.SqliteIn(folder), folder);
        await nation.InitializeAsync();
        var person = await nation.NewPerson(PostRole.OperatorContact, nation.Centre, a => a.Language = language);
        var token = await nation.TokenOf(person, [Permission.ReadIncidents]);
        var file = Path.Combine(folder, "prepared.db");
        await using var from = new SqliteConnection(DatabaseSettings.SqliteIn(folder).ConnectionString);
        await using var to = new SqliteConnection($"Data Source={file};Pooling=False");
        await from.OpenAsync(TestContext.Current.CancellationToken);
        await to.OpenAsync(TestContext.Current.CancellationToken);
        from.BackupDatabase(to);
        return (person, token, file);
    }

    private static async Task SignIn(Browser browser, TestPerson person)
    {
        var code = await browser.Send(await browser.Get("/account/sign-in?back=/incidents"), ("Form.Email", person.Email), ("Form.Password", person.Password));
        var list = await browser.Send(code, ("Form.Code", person.Phone.Code()));
        Assert.Equal("/incidents", list.Address.AbsolutePath);
    }

    /// <summary>Takes all the room there is.</summary>
    private static string Fill(string file)
    {
        var zeros = new byte[4_096];
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                stream.Write(zeros);
        }
        catch (IOException)
        {
            return file;
        }
    }

    private static string Sound(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma integrity_check";
        return (string)command.ExecuteScalar()!;
    }

    private static async Task<bool> MayMount()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var attempt = Process.Start(new ProcessStartInfo("unshare", ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]) { RedirectStandardError = true, UseShellExecute = false })!;
        await attempt.WaitForExitAsync(TestContext.Current.CancellationToken);
        return attempt.ExitCode == 0;
    }
}
