using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Mailbox;

/// <param name="Status">None: all.</param>
public sealed record MailFilter(MailStatus? Status, string? Words);

/// <param name="Case">Reference of the incident it belongs to, where the reader may see it.</param>
/// <param name="Maybe">The same of one it may belong to.</param>
/// <param name="Follows">Reference of the letter it goes on from.</param>
public sealed record MailRow(ReceivedMail Mail, int Files, string? Case, string? Maybe, string? Follows);

public sealed class ListMail(AppDb db, IMailCases cases, IMailbox mailbox, CurrentUser user, Clock clock)
{
    /// <summary>Most people write a few times; more is looked for by the search.</summary>
    private const int MostOfOne = 20;

    /// <summary>Noted once an hour at least, as long as the mailbox can be read.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromHours(2);

    /// <summary>Since when the mailbox could not be read; null while all is well.</summary>
    public async Task<DateTime?> UnreadSince(CancellationToken cancel)
    {
        var name = mailbox.Name;
        return await db.MailboxPlaces.Where(p => p.Mailbox == name).Select(p => p.ReadAt).FirstOrDefaultAsync(cancel) is { } at && at < clock.Now - TooLong ? at : null;
    }

    public IQueryable<ReceivedMail> Rows(MailFilter filter)
    {
        var rows = db.ReceivedMails.AsNoTracking().VisibleTo(user).Matching(db, filter.Words);
        return filter.Status is { } status ? rows.Where(m => m.Status == status) : rows;
    }

    public async Task<PageOf<MailRow>> Page(MailFilter filter, PageKey? after, CancellationToken cancel)
    {
        var page = await Rows(filter).NewestFirst(m => m.ReceivedAt, after, cancel);
        return new(await Of(page.Rows, cancel), page.Next);
    }

    /// <summary>Other letters from the same address, newest first.</summary>
    public async Task<IReadOnlyList<MailRow>> OfTheSame(ReceivedMail mail, CancellationToken cancel)
    {
        var (from, id) = (mail.From, mail.Id);
        return from.Length == 0 ? [] : await Of(await db.ReceivedMails.AsNoTracking().VisibleTo(user).Where(m => m.From == from && m.Id != id)
            .OrderByDescending(m => m.ReceivedAt).Take(MostOfOne).ToListAsync(cancel), cancel);
    }

    /// <summary>Kept with these incidents, or become reports of them: the newest.</summary>
    public async Task<IReadOnlyList<MailRow>> With(IReadOnlyCollection<Guid> incidents, CancellationToken cancel) =>
        await Of(await db.ReceivedMails.AsNoTracking().VisibleTo(user).Where(m => m.CaseId != null && incidents.Contains(m.CaseId.Value)).OrderByDescending(m => m.ReceivedAt).Take(MostOfOne).ToListAsync(cancel), cancel);

    public async Task<MailRow> Of(ReceivedMail mail, CancellationToken cancel) => (await Of([mail], cancel))[0];

    private async Task<IReadOnlyList<MailRow>> Of(IReadOnlyList<ReceivedMail> mails, CancellationToken cancel)
    {
        var ids = mails.Select(m => m.Id).ToList();
        var files = await db.Set<MailFile>().Where(f => ids.Contains(f.MailId)).GroupBy(f => f.MailId).ToDictionaryAsync(g => g.Key, g => g.Count(), cancel);
        var references = await cases.References([.. mails.SelectMany(m => new[] { m.CaseId, m.MaybeCaseId }).OfType<Guid>().Distinct()], cancel);
        var earlier = mails.Select(m => m.FollowsId).OfType<Guid>().Distinct().ToList();
        var followed = earlier.Count == 0 ? [] : await db.ReceivedMails.VisibleTo(user).Where(m => earlier.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Reference, cancel);
        return [.. mails.Select(m => new MailRow(m, files.GetValueOrDefault(m.Id), Of(m.CaseId), Of(m.MaybeCaseId), m.FollowsId is { } id ? followed.GetValueOrDefault(id) : null))];

        string? Of(Guid? id) => id is { } @case ? references.GetValueOrDefault(@case) : null;
    }
}
