using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Tells the person by mail, with the way to end all sessions if it was not them.</summary>
public sealed class WhenNewDeviceUsed(Clock clock, Texts texts, PublicAddress address) : ISubscriber
{
    public string Name => "accounts.device-mail";

    public bool Wants(string eventName) => eventName == nameof(NewDeviceUsed);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == happened.SubjectId, cancel);
        if (account.DisabledAt is not null || account.IsDemonstration)
            return;
        var culture = account.Language == "en" ? Texts.English : Texts.Vietnamese;
        var device = FactJson.Read<NewDeviceUsed>(happened.Payload).Device;
        await db.QueueMail(new OutgoingMail
        {
            Key = $"accounts/device/{happened.Id}",
            To = account.Email!,
            ToName = account.Name,
            Language = account.Language,
            Subject = texts.In(culture, "account.mail.device.subject"),
            Body = texts.In(culture, "account.mail.device.text", account.Name, happened.At, device.Length > 0 ? device : "–", address.Of("/account")),
            AboutKind = nameof(Account),
            AboutId = account.Id,
            CreatedAt = clock.Now,
        }, cancel);
    }
}
