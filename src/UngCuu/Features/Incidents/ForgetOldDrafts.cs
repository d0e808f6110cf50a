using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Jobs.Notices;
using UngCuu.Jobs.Schedules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>
/// Reports that were begun and not touched for long are forgotten; whoever began one is told days before, however late this runs.
/// What was sent stays: its key is the key of a receipt. The files go with the next sweep.
/// </summary>
internal sealed class ForgetOldDrafts(IOptions<DraftSettings> settings, Clock clock) : IScheduled
{
    public const string Kind = "draft.old";
    private const int AtOnce = 200;

    public string Name => "incidents.forget-drafts";

    public string Cron => "0 10 3 * * ?";

    /// <summary>In small saves: killed in the middle, the next run goes on where this one stopped.</summary>
    public async Task Run(AppDb db, CancellationToken cancel)
    {
        while (await Warn(db, cancel) + await Forget(db, cancel) > 0)
            db.ChangeTracker.Clear();
    }

    private async Task<int> Warn(AppDb db, CancellationToken cancel)
    {
        var (now, notices) = (clock.Now, db.Notices);
        var untouchedSince = now - settings.Value.Kept + settings.Value.Warned;
        var old = await db.ReportDrafts.AsNoTracking()
            .Where(d => d.SentAt == null && d.AccountId != null && d.SavedAt < untouchedSince && !notices.Any(n => n.Kind == Kind && n.AboutId == d.Id && n.CreatedAt >= d.SavedAt))
            .OrderBy(d => d.SavedAt).Take(AtOnce)
            .Select(d => new { d.Id, d.AccountId, d.SavedAt })
            .ToListAsync(cancel);
        foreach (var draft in old)
            notices.Add(new Notice
            {
                Kind = Kind,
                AboutId = draft.Id,
                Step = draft.SavedAt.ToString("yyyyMMddHHmmssffffff", CultureInfo.InvariantCulture),
                RecipientId = draft.AccountId!.Value,
                To = NoticeTo.Account,
                TextKey = "notice.draft.old",
                Args = NoticeArgs.Write(draft.SavedAt, VietnamTime.Day(Later(draft.SavedAt + settings.Value.Kept, now + settings.Value.Warned))),
                Link = $"/drafts/open/{draft.Id}",
                CreatedAt = now,
            });
        await db.SaveChangesAsync(cancel);
        return old.Count;
    }

    private async Task<int> Forget(AppDb db, CancellationToken cancel)
    {
        var (now, notices) = (clock.Now, db.Notices);
        var (untouchedSince, toldBefore) = (now - settings.Value.Kept, now - settings.Value.Warned);
        var old = await db.ReportDrafts.Include(d => d.Files)
            .Where(d => d.SentAt == null && d.SavedAt < untouchedSince
                && (d.AccountId == null || notices.Any(n => n.Kind == Kind && n.AboutId == d.Id && n.CreatedAt >= d.SavedAt && n.CreatedAt <= toldBefore)))
            .OrderBy(d => d.SavedAt).Take(AtOnce).ToListAsync(cancel);
        db.RemoveRange(old);
        await db.SaveChangesAsync(cancel);
        return old.Count;
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
