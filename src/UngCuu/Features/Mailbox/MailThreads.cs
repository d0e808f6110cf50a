using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Mail;

namespace UngCuu.Features.Mailbox;

/// <summary>
/// To what a letter belongs: it answers one of ours, goes on from one of its sender's, or names a reference. It is put there by itself only when its sender has a part in it;
/// for anybody else that is a hint to whoever reads it.
/// </summary>
internal sealed partial class MailThreads(AppDb db, IMailCases cases)
{
    public async Task Join(ReceivedMail mail, ReadLetter read, CancellationToken cancel)
    {
        var (found, earlier) = await Find(mail, read, cancel);
        if (found is { } @case && mail.From.Length > 0 && await cases.ToldFrom(@case, mail.From, cancel))
        {
            mail.Follows(earlier, null);
            mail.PutWith(@case, by: null);
            await cases.Keep(@case, mail, by: null, cancel);
        }
        else
            mail.Follows(earlier, found);
    }

    private async Task<(Guid? Case, ReceivedMail? Earlier)> Find(ReceivedMail mail, ReadLetter read, CancellationToken cancel)
    {
        var letters = read.GoesOnFrom.Select(LetterOf).OfType<Guid>().ToList();
        ReceivedMail? earlier = null;
        if (letters.Count > 0)
            foreach (var about in await db.OutgoingMails.Where(m => letters.Contains(m.Letter)).OrderByDescending(m => m.Id).Select(m => new { m.AboutKind, m.AboutId }).ToListAsync(cancel))
            {
                if (about is { AboutKind: nameof(ReceivedMail), AboutId: { } first })
                    earlier ??= await Theirs(m => m.Id == first, mail, cancel);
                else if (about is { AboutKind: { } kind, AboutId: { } id } && await cases.Of(kind, id, cancel) is { } answered)
                    return (answered, earlier);
            }
        if (earlier is null && read.GoesOnFrom.Count > 0)
            earlier = await Theirs(m => m.MessageId != null && read.GoesOnFrom.Contains(m.MessageId), mail, cancel);
        foreach (var reference in References().Matches(mail.Title).Select(m => m.Value.ToUpperInvariant()).Distinct().Take(5))
        {
            if (await cases.Called(reference, cancel) is { } called)
                return (called, earlier);
            earlier ??= await Theirs(m => m.Reference == reference, mail, cancel);
        }
        return (earlier?.CaseId, earlier);
    }

    /// <summary>Only of the same sender: nobody is put into somebody else's correspondence by naming it.</summary>
    private async Task<ReceivedMail?> Theirs(System.Linq.Expressions.Expression<Func<ReceivedMail, bool>> which, ReceivedMail mail, CancellationToken cancel)
    {
        var from = mail.From;
        return from.Length == 0 ? null : await db.ReceivedMails.Where(which).Where(m => m.From == from).OrderByDescending(m => m.ReceivedAt).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Our letters bear their number in the Message-ID.</summary>
    private static Guid? LetterOf(string messageId) => Guid.TryParseExact(messageId.Split('@')[0], "N", out var letter) ? letter : null;

    [GeneratedRegex(@"\b[A-Z]{2}-\d{4}-\d{6}\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex References();
}
