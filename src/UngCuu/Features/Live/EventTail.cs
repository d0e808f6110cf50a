using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs;

namespace UngCuu.Features.Live;

/// <summary>
/// Reads the events that were saved, by whichever process, and tells the streams of this one. What is saved late has a smaller number than what was read
/// already, so it goes on from what is settled and remembers what it has told beyond.
/// </summary>
internal sealed class EventTail(IServiceScopeFactory scopes, SavedNews news, LiveStreams streams, TimeProvider time, ILogger<EventTail> log) : BackgroundService
{
    /// <summary>More at once is not told one by one.</summary>
    private const int Most = 500;

    /// <summary>How often it looks when nobody rings.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private readonly HashSet<long> told = [];
    private long? position;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.Run(Round, news.Here, Poll, log, stoppingToken);

    private async Task<bool> Round(CancellationToken stop)
    {
        await Read(stop);
        await Task.Delay(streams.Gather, time, stop);
        return false;
    }

    private async Task Read(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var settled = await db.Provider.SettledUpTo<Event>(db, stop);
        var from = position ?? settled;
        var saved = await db.Events.Where(e => e.Id > from && !told.Contains(e.Id)).OrderBy(e => e.Id)
            .Select(e => new Change(e.Id, e.SubjectKind, e.SubjectId)).Take(Most + 1).ToListAsync(stop);
        if (position is null || saved.Count > Most)
            streams.TellAll();
        else
            streams.Tell(saved);
        told.RemoveWhere(id => id <= settled);
        told.UnionWith(saved.Select(c => c.Event).Where(id => id > settled));
        position = settled;
        streams.Reached(settled);
    }
}
