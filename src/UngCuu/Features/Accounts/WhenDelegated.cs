using System.Globalization;
using UngCuu.Data;
using UngCuu.Jobs.Notices;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Tells who stands in that they do, and when it is taken back.</summary>
public sealed class WhenDelegated(Clock clock) : ISubscriber
{
    public string Name => "accounts.delegation";

    public bool Wants(string eventName) => eventName is nameof(DelegationGiven) or nameof(DelegationEnded);

    public Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        if (happened.Name == nameof(DelegationEnded))
        {
            var ended = FactJson.Read<DelegationEnded>(happened.Payload);
            return Tell(ended.Receiver, "notice.account.delegation-ended", NoticeArgs.Write(happened.Author, ended.Role));
        }
        var given = FactJson.Read<DelegationGiven>(happened.Payload);
        return Tell(given.Receiver, "notice.account.delegated", NoticeArgs.Write(happened.Author, given.Role, given.From, given.To));

        Task Tell(Guid receiver, string text, string args) => db.Notify(new Notice
        {
            Kind = "account.delegation",
            AboutId = happened.SubjectId,
            Step = happened.Id.ToString(CultureInfo.InvariantCulture),
            RecipientId = receiver,
            To = NoticeTo.Account,
            TextKey = text,
            Args = args,
            Link = "/account/delegations",
            CreatedAt = clock.Now,
        }, cancel);
    }
}
