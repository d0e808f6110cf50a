using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Mailbox;

/// <summary>
/// Whoever wrote is answered once, with the number their letter has here; the same conversation is not answered again, nor a program, nor one sender, nor all together, more than so often an hour.
/// </summary>
public sealed class WhenMailReceived(IOptions<MailboxSettings> settings, RuleBook rules, Texts texts, Clock clock) : ISubscriber
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan OldNews = TimeSpan.FromDays(1);

    public string Name => "mailbox.answer";

    public bool Wants(string eventName) => eventName is nameof(MailReceived);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var mail = await db.ReceivedMails.AsNoTracking().SingleAsync(m => m.Id == happened.SubjectId, cancel);
        var secret = mail.WhySetAside == SetAsideWhy.Secret;
        if (mail.NoAnswer || mail.FollowsId is not null || mail.CaseId is not null || (mail.WhySetAside is not null && !secret))
            return;
        if (happened.At - mail.ReceivedAt > OldNews)
            return; // a mailbox that people have worked on for long is read for the first time
        var (from, since, at) = (mail.From, mail.ReceivedAt - Hour, mail.ReceivedAt);
        // Counted from the letters, not from the answers: it comes out the same however late this runs.
        if (await db.ReceivedMails.CountAsync(m => m.From == from && m.ReceivedAt > since && m.ReceivedAt < at && !m.NoAnswer, cancel) >= settings.Value.AnswersAnHour)
            return;
        if (await db.ReceivedMails.CountAsync(m => m.ReceivedAt > since && m.ReceivedAt < at && !m.NoAnswer && m.WhySetAside == null, cancel) >= settings.Value.AllAnswersAnHour)
            return;
        var channel = rules.For(VietnamTime.Day(mail.ReceivedAt)).StateSecrets?.Channel;
        await db.QueueMail(new OutgoingMail
        {
            Key = $"mailbox/answer/{mail.Id:N}",
            To = mail.From,
            ReplyTo = settings.Value.Address,
            InReplyTo = mail.MessageId,
            Language = "vi",
            Subject = secret ? texts.In(Texts.Vietnamese, "mailbox.answer.secret.subject", mail.Reference) : texts.In(Texts.Vietnamese, "mailbox.answer.subject", mail.Reference),
            Body = secret
                ? texts.In(Texts.Vietnamese, "mailbox.answer.secret.body", mail.Reference, mail.ReceivedAt, channel?.Vi, channel?.En)
                : texts.In(Texts.Vietnamese, "mailbox.answer.body", mail.Reference, mail.ReceivedAt),
            AboutKind = nameof(ReceivedMail),
            AboutId = mail.Id,
            CreatedAt = clock.Now,
        }, cancel);
    }
}

/// <summary>The coordinating agency learns that a letter waits, or that one was put with an incident.</summary>
public sealed class WhenMailComes(RegistryCache registry, Clock clock) : ISubscriber
{
    public string Name => "mailbox.notices";

    public bool Wants(string eventName) => eventName is nameof(MailReceived);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var mail = await db.ReceivedMails.AsNoTracking().SingleAsync(m => m.Id == happened.SubjectId, cancel);
        if (mail.WhySetAside is not (null or SetAsideWhy.Secret)
            || (await registry.Get(db, cancel)).NationalRoles.HolderOf(NationalRole.Coordinating, clock.Today) is not { } coordinator)
            return;
        await db.Notify(new Notice
        {
            Kind = "mail.received",
            AboutId = mail.Id,
            RecipientId = coordinator.OrganisationId,
            To = NoticeTo.Organisation,
            Needs = Permission.HandleMail,
            TextKey = mail.WhySetAside is not null ? "notice.mail.secret" : mail.CaseId is not null ? "notice.mail.joined" : mail.IsMarked ? "notice.mail.marked" : "notice.mail.received",
            Args = NoticeArgs.Write(mail.Reference!),
            Link = $"/mail-received/{mail.Reference}",
            CreatedAt = clock.Now,
        }, cancel);
    }
}
