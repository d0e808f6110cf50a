using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;

namespace UngCuu.Features.Accounts;

/// <summary>Renaming and removing one's own passkeys. Password and code stay, so the last passkey may go too.</summary>
internal sealed class ChangePasskey(AppDb db, CurrentUser user, UserManager<Account> accounts, SignIn signIn)
{
    /// <returns>None when it is somebody else's.</returns>
    public Task<Passkey?> Find(Guid id, CancellationToken cancel) =>
        db.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.UserId == user.AccountId, cancel);

    public async Task Rename(Passkey passkey, string name, CancellationToken cancel)
    {
        var before = passkey.Name;
        if (before == name)
            return;
        passkey.Rename(name);
        db.Record(new Subject(nameof(Account), passkey.UserId), new PasskeyRenamed(before, name));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whoever holds the lost device may be signed in with it: all other sessions end.</summary>
    public async Task<Account> Remove(Passkey passkey, string password, CancellationToken cancel)
    {
        var account = await signIn.Again(passkey.UserId, password, cancel);
        await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        await accounts.UpdateSecurityStampAsync(account);
        db.Record(new Subject(nameof(Account), account.Id), new PasskeyRemoved(passkey.Name));
        await db.SaveChangesAsync(cancel);
        return account;
    }
}
