using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Asks the administrators who may give the second yes: those at national agencies, but neither the one who proposed nor the one proposed.</summary>
public sealed class WhenPostProposed(Clock clock, RegistryCache registry) : ISubscriber
{
    public string Name => "accounts.second-yes";

    public bool Wants(string eventName) => eventName == nameof(PostProposed);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var proposed = FactJson.Read<PostProposed>(happened.Payload);
        var name = await db.Accounts.Where(a => a.Id == happened.SubjectId).Select(a => a.Name).SingleAsync(cancel);
        var (known, today) = (await registry.Get(db, cancel), clock.Today);
        var administrators = await db.Posts.AsNoTracking().Where(Post.InForceOn(today))
            .Where(p => p.Role == PostRole.Administrator && p.AccountId != happened.AccountId && p.AccountId != happened.OnBehalfOf && p.AccountId != happened.SubjectId)
            .ToListAsync(cancel);
        foreach (var account in administrators.Where(p => known.LevelOf(p.OrganisationId, today) == AdministrationLevel.National).Select(p => p.AccountId).Distinct())
            await db.Notify(new Notice
            {
                Kind = "account.post-proposed",
                AboutId = happened.SubjectId,
                Step = happened.Id.ToString(CultureInfo.InvariantCulture),
                RecipientId = account,
                To = NoticeTo.Account,
                Needs = Permission.ManageAccounts,
                TextKey = "notice.account.post-proposed",
                Args = NoticeArgs.Write(name, proposed.Role),
                Link = $"/admin/accounts/{happened.SubjectId}",
                CreatedAt = clock.Now,
            }, cancel);
    }
}
