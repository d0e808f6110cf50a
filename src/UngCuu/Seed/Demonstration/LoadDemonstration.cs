using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Shared;

namespace UngCuu.Seed.Demonstration;

/// <summary>
/// Loads the demonstration nation into an empty database: the real units as registry, and on top an invented network with two years of incidents.
/// All in one transaction: an interrupted load leaves nothing behind. Runs in a server of its own, whose clock it moves and who has no subscribers
/// (<see cref="DemonstrationHost"/>), so that history sends neither mail nor notices.
/// </summary>
internal sealed class LoadDemonstration(AppDb db, LoadUnits units, RegistryCache cache, Play play, Letters letters, Author author, Clock clock)
{
    private const int Years = 2;

    // Of the whole time, as measured.
    private const int UnitsPercent = 15;
    private const int MembersPercent = 25;

    public sealed record Loaded(int Members, int Systems, int Incidents, int Steps);

    /// <param name="reached">Told how far it is: so much of so much.</param>
    /// <param name="cancel">Stops it; nothing is kept then.</param>
    /// <exception cref="RegistryNotEmpty"/>
    public async Task<Loaded> Run(Action<int, int> reached, CancellationToken cancel)
    {
        CultureInfo.CurrentUICulture = Texts.Vietnamese;
        var now = clock.Now;
        var today = VietnamTime.Day(now);
        var start = today.AddYears(-Years);
        var before = VietnamTime.StartOf(start.AddMonths(-1)).AddHours(9);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Database.AutoSavepointsEnabled = false; // all or nothing
        clock.MoveTo(before);
        await units.Run(today, cancel);
        db.ChangeTracker.Clear();
        reached(UnitsPercent, 100);

        author.ActAsSystem("demonstration");
        var members = new Members(await cache.Get(db, cancel), start, today).All();
        foreach (var member in members)
        {
            db.Add(member.Organisation);
            db.AddRange(member.Systems);
            db.AddRange(member.Rest);
        }
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();

        reached(MembersPercent, 100);
        var cast = new Cast(await cache.Get(db, cancel), today);
        cast.Take(members, before);
        db.AddRange(cast.Accounts);
        db.AddRange(cast.Posts);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();

        var stories = new Plot(members, start, now).Stories();
        await play.Run(stories, cast, (done, of) => reached((MembersPercent * of) + ((100 - MembersPercent) * done), 100 * of), cancel);
        clock.MoveTo(now);
        await letters.Run(cancel);
        await transaction.CommitAsync(cancel);
        return new(members.Count, members.Sum(m => m.Systems.Count), stories.Count, stories.Sum(s => s.Steps.Count));
    }
}
