using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Identity's store on our one context. It never saves by itself: the verb does, together with its event.</summary>
internal sealed class AccountStore
    : UserOnlyStore<Account, AppDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, Passkey>
{
    public AccountStore(AppDb db, IdentityErrorDescriber describer) : base(db, describer) => AutoSaveChanges = false;

    /// <summary>The account is tracked; the inherited method would mark its posts as changed too.</summary>
    public override Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Ids.New().ToString("N");
        return Task.FromResult(IdentityResult.Success);
    }

    public override Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        FindByEmailAsync(normalizedUserName, cancellationToken);
}
