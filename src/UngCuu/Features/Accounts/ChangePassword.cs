using Microsoft.AspNetCore.Identity;
using UngCuu.Data;

namespace UngCuu.Features.Accounts;

public sealed record PasswordChanged;

internal sealed class ChangePassword(AppDb db, UserManager<Account> accounts, SignIn signIn)
{
    /// <summary>Sessions elsewhere end: the security stamp changes with the password.</summary>
    public async Task<Account> Do(Guid accountId, string password, string newPassword, CancellationToken cancel)
    {
        var account = await signIn.Again(accountId, password, cancel);
        await accounts.RemovePasswordAsync(account);
        (await accounts.AddPasswordAsync(account, newPassword)).OrBroken("Form.NewPassword");
        db.Record(new Subject(nameof(Account), account.Id), new PasswordChanged());
        await db.SaveChangesAsync(cancel);
        return account;
    }
}
