using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;

namespace UngCuu.Features.Mailbox;

/// <summary>
/// Puts a letter on the register: its bytes and files first, then in one save the row and how far the mailbox was read. Killed anywhere before that save, the letter
/// is still in the mailbox and comes again; killed after it, its bytes are known.
/// </summary>
internal sealed class KeepMail(AppDb db, FileStore files, MailThreads threads, LetterSignature signatures, IOptions<MailboxSettings> mailbox, IOptions<MailSettings> ours, Clock clock, ILogger<KeepMail> log)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <returns>The letter; none when it was known.</returns>
    public async Task<ReceivedMail?> Run(WaitingMail waiting, string mailboxName, CancellationToken cancel)
    {
        var place = await db.MailboxPlaces.FindAsync([mailboxName], cancel) ?? db.MailboxPlaces.Add(new MailboxPlace { Mailbox = mailboxName }).Entity;
        place.Passed(waiting);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(waiting.Raw));
        var mail = await db.ReceivedMails.AnyAsync(m => m.Sha256 == sha256, cancel) ? null : await Make(waiting, sha256, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation(db))
        {
            db.ChangeTracker.Clear();
            if (!await db.ReceivedMails.AnyAsync(m => m.Sha256 == sha256, cancel))
                throw; // it was something else that stood there already: the letter comes again
            return null; // another worker kept it at the same moment
        }
        return mail;
    }

    private async Task<ReceivedMail> Make(WaitingMail waiting, string sha256, CancellationToken cancel)
    {
        var now = clock.Now;
        var at = waiting.ArrivedAt is { } arrived && arrived < now ? arrived : now;
        var read = waiting.Unreadable ? ReadLetter.Nothing : ReadLetter.Of(waiting.Raw, letter => signatures.Of(letter, at));
        var secret = SecrecyStamp.Check(read.Said, read.Names) == Secrecy.Refused;
        var mail = new ReceivedMail
        {
            From = read.From,
            FromName = read.FromName,
            Title = secret ? "" : read.Subject,
            Text = secret ? "" : read.Text,
            ReceivedAt = at,
            Sender = read.Signature.Check,
            SignedBy = read.Signature.By,
            Sha256 = sha256,
            Bytes = waiting.Raw.Length,
            StoredAs = secret ? null : (await files.Save(waiting.Raw, "thu.eml", cancel)).Id,
            MessageId = read.MessageId,
            IsMarked = read.IsMarked,
            NoAnswer = read.NoAnswer || IsOurs(read.From),
            Incomplete = read.Incomplete || waiting.HeadersOnly,
        };
        mail.Arrived(secret ? [] : await Files(read, mail, cancel));
        db.ReceivedMails.Add(mail);
        if (await WhySetAside(mail, read, secret, cancel) is { } why)
            mail.SetAside(why);
        else
            await threads.Join(mail, read, cancel);
        return mail;
    }

    private async Task<List<MailFile>> Files(ReadLetter read, ReceivedMail mail, CancellationToken cancel)
    {
        var kept = new List<MailFile>();
        foreach (var part in read.Files)
        {
            try
            {
                var (name, content) = await ReadLetter.Content(part, cancel);
                var stored = await files.Save(content, name, cancel);
                kept.Add(new MailFile { MailId = mail.Id, StoredAs = stored.Id, Name = stored.Name, Bytes = stored.Bytes, Sha256 = stored.Sha256 });
            }
            catch (Exception e) when (e is FormatException or RuleBroken)
            {
                log.LogWarning("A file of a letter could not be taken out of it: {Error}", Redacted.Of(e)); // it is still in the whole letter
            }
        }
        return kept;
    }

    private async Task<SetAsideWhy?> WhySetAside(ReceivedMail mail, ReadLetter read, bool secret, CancellationToken cancel)
    {
        if (secret)
            return SetAsideWhy.Secret;
        if (read.IsAutomatic || IsOurs(mail.From))
            return SetAsideWhy.Automatic;
        if (read.IsSpam && !mail.IsMarked)
            return SetAsideWhy.Spam;
        var (from, id, subject, since) = (mail.From, mail.MessageId, mail.Title, mail.ReceivedAt - Hour);
        if (id is not null && await db.ReceivedMails.AnyAsync(m => m.MessageId == id && m.From == from && m.Title == subject && m.Text == mail.Text, cancel))
            return SetAsideWhy.Double;
        // Anybody can write in somebody's name; whoever signs is not silenced by that.
        return mail.Sender != SenderCheck.Signed && await db.ReceivedMails.CountAsync(m => m.From == from && m.ReceivedAt > since, cancel) >= mailbox.Value.LettersAnHour ? SetAsideWhy.Flood : null;
    }

    private bool IsOurs(string address) =>
        address.Length > 0 && (address.Equals(mailbox.Value.Address, StringComparison.OrdinalIgnoreCase) || address.Equals(ours.Value.From, StringComparison.OrdinalIgnoreCase));
}
