using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Everybody's own; and for auditors the accounts that hold, or held, a post in their tree.</summary>
internal sealed class AccountHistory(RegistrySource registry, CurrentUser user, Clock clock) : IHistoryOf
{
    public string Kind => nameof(Account);

    public async Task<IQueryable<Guid>> Visible(AppDb db, CancellationToken cancel)
    {
        var self = user.AccountId;
        if (user is not { Role: PostRole.Auditor, OrganisationId: { } own })
            return db.Accounts.Where(a => a.Id == self).Select(a => a.Id);
        var tree = (await registry.Snapshot(cancel)).OwnTree(own, clock.Today).ToList();
        var posts = db.Posts;
        return db.Accounts.Where(a => a.Id == self || posts.Any(p => p.AccountId == a.Id && tree.Contains(p.OrganisationId))).Select(a => a.Id);
    }

    public IQueryable<Guid> Called(AppDb db, string words)
    {
        var folded = SearchText.Fold(words);
        return db.Accounts.Where(a => a.Words.Contains(folded)).Select(a => a.Id);
    }

    public async Task<IReadOnlyDictionary<Guid, HistorySubject>> Name(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var manages = user.May(Permission.ManageAccounts);
        return await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => new HistorySubject(a.Name, manages ? $"/admin/accounts/{a.Id}" : null), cancel);
    }
}
