using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Which facts about an account are told to its holder by mail: guessed passwords, a new browser, passkeys, a post lent to them. What a signed-in person changes of the rest with their password stands in their history.</summary>
/// <param name="Subscriber">Stored with what is still to be delivered: never changed.</param>
/// <param name="Event">The fact told.</param>
/// <param name="Key">The letter's key, and its words under <c>account.mail.</c></param>
/// <param name="Says">What the text names after the holder, from the fact; the last is where to act.</param>
internal sealed record AccountLetter(string Subscriber, string Event, string Key, Func<Event, PublicAddress, object[]> Says)
{
    /// <summary>The holder of the account it happened to, unless said otherwise.</summary>
    public Func<Event, Guid> To { get; init; } = e => e.SubjectId;

    public static readonly IReadOnlyList<AccountLetter> All =
    [
        // After the answer, which is the same for addresses nobody has.
        new("accounts.lock-mail", nameof(SignInLocked), "locked", (e, to) => [SignInTries.Most, FactJson.Read<SignInLocked>(e.Payload).Until, to.Of("/account/forgotten")]),
        new("accounts.device-mail", nameof(NewDeviceUsed), "device", (e, to) => [e.At, FactJson.Read<NewDeviceUsed>(e.Payload).Device is { Length: > 0 } device ? device : "–", to.Of("/account")]),
        new("accounts.passkey-added-mail", nameof(PasskeyAdded), "passkey-added", (e, to) => [e.At, FactJson.Read<PasskeyAdded>(e.Payload).Name, to.Of("/account")]),
        new("accounts.delegated-mail", nameof(DelegationGiven), "delegated", (e, to) => FactJson.Read<DelegationGiven>(e.Payload) is var given ? [e.Author, given.Role, given.From, given.To, to.Of("/account/post")] : [])
        {
            To = e => FactJson.Read<DelegationGiven>(e.Payload).Receiver,
        },
        new("accounts.passkey-removed-mail", nameof(PasskeyRemoved), "passkey-removed", (e, to) => [e.At, FactJson.Read<PasskeyRemoved>(e.Payload).Name, to.Of("/account")]),
    ];
}

/// <summary>Writes one kind of letter, in the language of the account; none to who cannot sign in.</summary>
internal sealed class LetterToHolder(AccountLetter letter, Clock clock, Texts texts, PublicAddress address) : ISubscriber
{
    public string Name => letter.Subscriber;

    public bool Wants(string eventName) => eventName == letter.Event;

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var holder = letter.To(happened);
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == holder, cancel);
        if (account.DisabledAt is not null || account.IsDemonstration)
            return;
        var culture = Texts.CultureOf(account.Language);
        await db.QueueMail(new OutgoingMail
        {
            Key = $"accounts/{letter.Key}/{happened.Id}",
            To = account.Email!,
            ToName = account.Name,
            Language = account.Language,
            Subject = texts.In(culture, $"account.mail.{letter.Key}.subject"),
            Body = texts.In(culture, $"account.mail.{letter.Key}.text", [account.Name, .. letter.Says(happened, address)]),
            AboutKind = nameof(Account),
            AboutId = happened.SubjectId,
            CreatedAt = clock.Now,
        }, cancel);
    }
}
