using Microsoft.AspNetCore.Identity;
using UngCuu.Data;

namespace UngCuu.Features.Accounts;

public sealed record SignedOutEverywhere;

/// <summary>Ends every session of the account, here and elsewhere: the security stamp changes. Keys of programs stay; they are revoked one by one.</summary>
internal sealed class SignOutEverywhere(AppDb db, UserManager<Account> accounts, SignIn signIn)
{
    public async Task Do(Guid accountId, string password, CancellationToken cancel)
    {
        var account = await signIn.Again(accountId, password, cancel);
        await accounts.UpdateSecurityStampAsync(account);
        db.Record(new Subject(nameof(Account), account.Id), new SignedOutEverywhere());
        await db.SaveChangesAsync(cancel);
    }
}
