using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Notices;
using UngCuu.Security;

namespace UngCuu.Features.Live;

/// <summary>
/// What one reader is told, as it happens: which of the things they may see have changed (their kinds and ids, never what), and the figure on their bell.
/// Who may see what is asked anew for each message, and whether the session still holds at least every twenty seconds.
/// </summary>
public sealed class ReadLive(LiveStreams streams, IServiceScopeFactory scopes, TimeProvider time)
{
    public const string Changed = "changed", Unread = "unread", Beat = "beat", Ended = "ended", Everything = "*";

    private const int Most = 1_000;

    /// <summary>Proxies give up a connection on which nothing comes for a minute.</summary>
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(20);

    /// <summary>Notices follow an event when a worker has delivered it; one that is late is looked for at ever longer intervals.</summary>
    private static readonly TimeSpan UntilNotices = TimeSpan.FromSeconds(1);

    private sealed record Seen(IReadOnlyCollection<string> Things, int? Unread);

    /// <param name="since">The last event the reader knows of.</param>
    public async IAsyncEnumerable<SseItem<string>> Run(LiveStream stream, ClaimsPrincipal who, long? since, [EnumeratorCancellation] CancellationToken cancel)
    {
        int? bell = null;
        var (wait, lookedAt) = (BetweenBeats, time.GetTimestamp());
        var (changes, looksAtBell) = (since is { } from ? await Missed(from, stream.Account, cancel) : [], true);
        while (true)
        {
            var position = streams.Since;
            var seen = await See(who, changes, looksAtBell, cancel);
            if (seen is null)
            {
                yield return Item(Ended, "", position);
                yield break;
            }
            if (seen.Things.Count > 0)
                yield return Item(Changed, JsonSerializer.Serialize(seen.Things), position);
            if (seen.Unread is { } unread && unread != bell)
                yield return Item(Unread, (bell = unread).Value.ToString(CultureInfo.InvariantCulture), position);
            if (seen.Things.Count == 0)
                yield return Item(Beat, "", position);
            if (looksAtBell)
                lookedAt = time.GetTimestamp();
            if (seen.Things.Count > 0)
                wait = UntilNotices;
            else if (changes is { Count: 0 })
                wait = wait * 2 < BetweenBeats ? wait * 2 : BetweenBeats;
            changes = await stream.Next(wait, cancel);
            // Where something changes all the time, there is never a quiet moment to look.
            looksAtBell = changes is { Count: 0 } || time.GetElapsedTime(lookedAt) >= UntilNotices;
        }
    }

    /// <summary>What happened between the making of the page and the opening of its stream. The reader's own acts are on the page they led to.</summary>
    private async Task<IReadOnlyList<Change>?> Missed(long from, Guid reader, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var missed = await db.Events.Where(e => e.Id > from).OrderBy(e => e.Id)
            .Select(e => new { e.AccountId, Change = new Change(e.Id, e.SubjectKind, e.SubjectId) }).Take(Most + 1).ToListAsync(cancel);
        return missed.Count > Most ? null : [.. missed.Where(m => m.AccountId != reader).Select(m => m.Change)];
    }

    /// <returns>Null: the session has ended.</returns>
    private async Task<Seen?> See(ClaimsPrincipal who, IReadOnlyList<Change>? changes, bool looksAtBell, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!await services.GetRequiredService<ITakeUpSession>().TakeUp(who, cancel))
            return null;
        var (db, user) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<CurrentUser>());
        int? unread = looksAtBell ? await db.Notices.Unread(user, cancel) : null;
        if (changes is null)
            return new([Everything], unread);
        var things = new HashSet<string>(StringComparer.Ordinal);
        foreach (var thing in services.GetServices<ILiveThing>())
        {
            var ids = changes.Where(c => c.Kind == thing.Kind).Select(c => c.Id).Distinct().ToList();
            if (ids.Count > 0)
                things.UnionWith((await thing.VisibleTo(user, db).Where(id => ids.Contains(id)).ToListAsync(cancel)).Select(id => $"{thing.Kind}:{id}"));
        }
        return new(things, unread);
    }

    private static SseItem<string> Item(string kind, string data, long? position) =>
        new(data, kind) { EventId = position?.ToString(CultureInfo.InvariantCulture) };
}
