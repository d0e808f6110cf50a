using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Tells the person by mail: whoever guesses at a password must not do so unseen. After the answer, which is the same for addresses nobody has.</summary>
public sealed class WhenSignInLocked(Clock clock, Texts texts, PublicAddress address) : ISubscriber
{
    public string Name => "accounts.lock-mail";

    public bool Wants(string eventName) => eventName == nameof(SignInLocked);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == happened.SubjectId, cancel);
        if (account.DisabledAt is not null || account.IsDemonstration)
            return;
        var culture = account.Language == "en" ? Texts.English : Texts.Vietnamese;
        var until = FactJson.Read<SignInLocked>(happened.Payload).Until;
        await db.QueueMail(new OutgoingMail
        {
            Key = $"accounts/locked/{happened.Id}",
            To = account.Email!,
            ToName = account.Name,
            Language = account.Language,
            Subject = texts.In(culture, "account.mail.locked.subject"),
            Body = texts.In(culture, "account.mail.locked.text", account.Name, SignInTries.Most, until, address.Of("/account/forgotten")),
            AboutKind = nameof(Account),
            AboutId = account.Id,
            CreatedAt = clock.Now,
        }, cancel);
    }
}
