using Microsoft.AspNetCore.Identity;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

public sealed record AccountDisabled;

public sealed record AccountEnabled;

/// <summary>Closing the way in at once, sessions and tokens included; the posts stay as they are for the day it is opened again.</summary>
internal sealed class DisableAccount(AppDb db, UserManager<Account> accounts, AdministratorReach reach, Clock clock)
{
    public async Task Do(Account account, string? reason, CancellationToken cancel)
    {
        reach.MustManage(account);
        if (account.DisabledAt is not null)
            return;
        account.Disable(clock.Now);
        await accounts.UpdateSecurityStampAsync(account);
        db.Record(new Subject(nameof(Account), account.Id), new AccountDisabled(), reason);
        await db.SaveChangesAsync(cancel);
    }

    public async Task Undo(Account account, CancellationToken cancel)
    {
        reach.MustManage(account);
        if (account.DisabledAt is null)
            return;
        account.Enable();
        await accounts.UpdateAsync(account);
        db.Record(new Subject(nameof(Account), account.Id), new AccountEnabled());
        await db.SaveChangesAsync(cancel);
    }
}
