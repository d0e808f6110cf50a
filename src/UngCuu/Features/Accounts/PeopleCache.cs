using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>What a session or a token is checked against: the account, and the posts its person may act in on one day.</summary>
internal sealed record KnownPerson(string Name, string? SecurityStamp, bool IsDemonstration, IReadOnlyList<Post> Posts, IReadOnlyList<LentPost> Lent);

/// <summary>
/// The people who act, as this process read them; good until an account, a post or a delegation changes, and for the day. Holds whoever came since then.
/// </summary>
internal sealed class PeopleCache(Clock clock)
{
    public const string Edition = "people";

    private Kept kept = new(Guid.Empty, default);

    /// <returns>None: there is no such account, or it is closed.</returns>
    public async ValueTask<KnownPerson?> Get(AppDb db, Editions editions, Guid account, CancellationToken cancel)
    {
        // The stamp is read before the rows: a save in between costs one reading too many, never somebody who may no longer act.
        var (stamp, today) = (await editions.Of(Edition, cancel), clock.Today);
        var people = kept;
        if (people.Stamp != stamp || people.Day != today)
            kept = people = new(stamp, today);
        if (!people.ByAccount.TryGetValue(account, out var person))
            people.ByAccount[account] = person = await Read(db, account, today, cancel);
        return person;
    }

    private static async Task<KnownPerson?> Read(AppDb db, Guid account, DateOnly today, CancellationToken cancel)
    {
        var (inForce, lent) = (Post.InForceOn(today), db.LentPosts(today));
        return await db.Accounts.AsNoTracking().Where(a => a.Id == account && a.DisabledAt == null)
            .Select(a => new KnownPerson(a.Name, a.SecurityStamp, a.IsDemonstration, a.Posts.AsQueryable().Where(inForce).ToList(), lent.Where(l => l.ReceiverId == a.Id).ToList()))
            .SingleOrDefaultAsync(cancel);
    }

    private sealed record Kept(Guid Stamp, DateOnly Day)
    {
        public ConcurrentDictionary<Guid, KnownPerson?> ByAccount { get; } = new();
    }
}

internal sealed class StampThePeople : IInTheSameSave
{
    public async Task Follow(AppDb db, IReadOnlyList<Event> happened, CancellationToken cancel)
    {
        var entries = db.ChangeTracker;
        if (entries.Entries<Post>().Any(e => e.State != EntityState.Unchanged) || entries.Entries<Delegation>().Any(e => e.State != EntityState.Unchanged)
            || entries.Entries<Account>().Any(e => e.State == EntityState.Deleted
                || (e.State == EntityState.Modified && (e.Property(a => a.Name).IsModified || e.Property(a => a.SecurityStamp).IsModified || e.Property(a => a.DisabledAt).IsModified))))
            await Editions.Renew(db, PeopleCache.Edition, cancel);
    }
}
