using UngCuu.Data;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Letters about an account, in the language of its person, queued in the save that makes their link.</summary>
internal sealed class AccountMail(AppDb db, Texts texts, PublicAddress address, Clock clock)
{
    public Task Invitation(Account to, AccountLink link, string secret, CancellationToken cancel) =>
        Queue(to, link, "account.mail.invitation.subject", "account.mail.invitation.text", cancel,
            to.Name, address.Of($"/account/set-up/{secret}"), AccountLink.InvitationLasts.Days);

    public Task Reset(Account to, AccountLink link, string secret, CancellationToken cancel) =>
        Queue(to, link, "account.mail.reset.subject", "account.mail.reset.text", cancel,
            to.Name, address.Of($"/account/reset/{secret}"), (int)AccountLink.ResetLasts.TotalMinutes);

    private Task<bool> Queue(Account to, AccountLink link, string subject, string text, CancellationToken cancel, params object[] args)
    {
        var culture = Texts.CultureOf(to.Language);
        return db.QueueMail(new OutgoingMail
        {
            Key = $"account-link/{link.Id}",
            To = to.Email!,
            ToName = to.Name,
            Language = to.Language,
            Subject = texts.In(culture, subject),
            Body = texts.In(culture, text, args),
            Secret = true,
            AboutKind = nameof(Account),
            AboutId = to.Id,
            CreatedAt = clock.Now,
        }, cancel);
    }
}
