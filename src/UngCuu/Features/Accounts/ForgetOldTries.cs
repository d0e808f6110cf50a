using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Schedules;

namespace UngCuu.Features.Accounts;

/// <summary>Wrong tries and dead links are of no use after a while; anybody can make rows of the first kind. Real time.</summary>
internal sealed class ForgetOldTries(TimeProvider time) : IScheduled
{
    private const int AtOnce = 5_000; // more than one client can make in an hour at the usual limit
    private static readonly TimeSpan KeepTries = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepLinks = TimeSpan.FromDays(90);

    public string Name => "accounts.forget-tries";

    public string Cron => "0 17 * * * ?";

    public async Task Run(AppDb db, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (tries, links) = (db.SignInTries, db.AccountLinks);
        var (triesBefore, linksBefore) = (now - KeepTries, now - KeepLinks);
        db.RemoveRange(await tries.Where(t => t.LastAt < triesBefore).OrderBy(t => t.LastAt).Take(AtOnce).ToListAsync(cancel));
        db.RemoveRange(await links.Where(l => l.ExpiresAt < linksBefore).OrderBy(l => l.ExpiresAt).Take(AtOnce).ToListAsync(cancel));
    }
}
