using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data.Providers;
using UngCuu.Features.History;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.History;

/// <summary>What was read is written beside the reading: later, but not never.</summary>
[Trait("needs", "database")]
public sealed class AccessLogTests(TestDatabase database)
{
    [Fact]
    public async Task What_cannot_be_written_is_kept_and_written_when_it_can()
    {
        await using var server = new TestServer(database);
        await server.InitializeAsync();
        await server.In((db, _) => db.Database.ExecuteSqlAsync($"alter table access_log rename to gone"));
        foreach (var what in new[] { "trước", "sau" }) // the second is taken up when writing the first has failed
        {
            await Read(server, what);
            await Eventually.Is(() => Task.FromResult(server.Services.GetRequiredService<AccessQueue>().Waiting.Count == 0));
        }
        await server.In((db, _) => db.Database.ExecuteSqlAsync($"alter table gone rename to access_log"));
        await Eventually.Is(() => server.In(async (db, _) => await db.Accesses.OrderBy(a => a.Id).Select(a => a.What).ToListAsync() is ["trước", "sau"]));
    }

    [Fact]
    public async Task A_process_that_ends_writes_the_rest()
    {
        await using var server = new TestServer(database);
        await server.InitializeAsync();
        await Read(server, "vừa xem xong");
        await server.Stop();
        Assert.Equal(["vừa xem xong"], await server.In((db, _) => db.Accesses.Select(a => a.What).ToListAsync()));
    }

    [Fact]
    public async Task Where_none_can_be_written_for_long_nothing_that_must_be_written_is_shown()
    {
        var queue = new AccessQueue { Patience = TimeSpan.FromMilliseconds(1) };
        for (var i = 0; i < AccessQueue.Longest; i++)
            await queue.Add(Some("đầy"), CancellationToken.None);
        await Assert.ThrowsAsync<DatabaseTakesNone>(async () => await queue.Add(Some("thừa"), CancellationToken.None));
    }

    private static async Task Read(TestServer server, string what) => await server.Services.GetRequiredService<AccessQueue>().Add(Some(what), CancellationToken.None);

    private static Access Some(string what) => new() { At = DateTime.UnixEpoch, What = what, SubjectKind = "Incident", SubjectId = Ids.New(), Author = "Cán bộ trực 1" };
}
