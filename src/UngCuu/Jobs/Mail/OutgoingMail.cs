using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Jobs.Mail;

/// <summary>The mail server said no for good to this letter; recorded about what the letter was about.</summary>
public sealed record MailRefused(Guid Letter);

/// <summary>A letter waiting to leave, or gone. Queued in the same save as the fact that causes it; sent at least once, always with the same Message-ID.</summary>
public sealed class OutgoingMail : IClaimable
{
    public long Id { get; private set; }

    /// <summary>Stands in its Message-ID, the same however often it is sent.</summary>
    public Guid Letter { get; private init; } = Ids.New();

    /// <summary>What makes it this letter and no other, such as <c>reminder/INC-7/{duty}/-1 day/{person}</c>: the same key is never queued twice.</summary>
    public required string Key { get; init; }

    public required string To { get; init => field = MailAddress.OneLine(value); }

    public string? ToName { get; init => field = value is null ? null : MailAddress.OneLine(value); }

    public string? ReplyTo { get; init; }

    /// <summary>The Message-ID of the letter it answers, without brackets.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>vi or en: the language it is written in.</summary>
    public required string Language { get; init; }

    public required string Subject { get; init => field = MailAddress.OneLine(value); }

    /// <summary>Plain text.</summary>
    public required string Body { get; set => field = value.Replace("\0", "", StringComparison.Ordinal); }

    /// <summary>The text carries a secret (a set-up link): it is forgotten once the letter has left.</summary>
    public bool Secret { get; init; }

    public List<AttachedFile> Attachments { get; init; } = [];

    public string? AboutKind { get; init; }

    public Guid? AboutId { get; init; }

    /// <summary>Domain time, as the letter's date shows it.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Domain time; null for one that has not left.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>Done with, because the mail server refuses it: only a person can ask for another try.</summary>
    public bool Refused { get; private set; }

    public DateTime DueAt { get; set; } = DateTime.UnixEpoch;

    public int Attempts { get; set; }

    public string? LastError { get; set; }

    public DateTime? ClaimedUntil { get; set; }

    public Guid? ClaimedBy { get; set; }

    public DateTime? DoneAt { get; set; }

    internal Subject About => AboutKind is { } kind && AboutId is { } id ? new(kind, id) : new(nameof(OutgoingMail), Letter);

    internal void Sent(DateTime at)
    {
        (SentAt, LastError) = (at, null);
        if (Secret)
            Body = "";
    }

    internal void Refuse(string reason) => (Refused, LastError) = (true, reason);
}

/// <param name="File">Its id in the file store.</param>
public sealed record AttachedFile(Guid File, string Name);

/// <summary>Wakes the sender of this process.</summary>
public sealed class MailSignal : Bell;

public static class Mails
{
    extension(AppDb db)
    {
        public DbSet<OutgoingMail> OutgoingMails => db.Set<OutgoingMail>();

        /// <summary>Adds the letter to the save under way. False: a letter with this key was queued before.</summary>
        public async Task<bool> QueueMail(OutgoingMail mail, CancellationToken cancel)
        {
            var mails = db.Set<OutgoingMail>();
            if (mails.Local.Any(m => m.Key == mail.Key) || await mails.AnyAsync(m => m.Key == mail.Key, cancel))
                return false;
            mails.Add(mail);
            return true;
        }
    }
}

internal static class LettersAgain
{
    extension(IQueryable<OutgoingMail> mails)
    {
        /// <summary>A person asks for these to be tried at once, a refused one too.</summary>
        public Task<int> SendAgain(DateTime now, CancellationToken cancel) =>
            mails.Where(m => m.SentAt == null && (m.ClaimedUntil == null || m.ClaimedUntil < now)).ExecuteUpdateAsync(s => s
                .SetProperty(m => m.Attempts, 0)
                .SetProperty(m => m.DueAt, now)
                .SetProperty(m => m.DoneAt, (DateTime?)null)
                .SetProperty(m => m.Refused, false), cancel);
    }
}
