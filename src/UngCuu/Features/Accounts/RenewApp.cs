using Microsoft.AspNetCore.Identity;
using UngCuu.Data;

namespace UngCuu.Features.Accounts;

public sealed record AppRenewed;

public sealed record RecoveryCodesRenewed;

/// <summary>Another phone, or new recovery codes: only with the password, whoever sits at the desk.</summary>
internal sealed class RenewApp(AppDb db, UserManager<Account> accounts, SignIn signIn, TotpKeys keys, TimeProvider time)
{
    public async Task<(Account, IReadOnlyList<string> Codes)> Tie(Guid accountId, string password, string sealedKey, string code, CancellationToken cancel)
    {
        var account = await signIn.Again(accountId, password, cancel);
        var codes = account.TieApp(keys, sealedKey, code, time);
        await accounts.UpdateSecurityStampAsync(account);
        db.Record(new Subject(nameof(Account), account.Id), new AppRenewed());
        await db.SaveChangesAsync(cancel);
        return (account, codes);
    }

    public async Task<IReadOnlyList<string>> NewCodes(Guid accountId, string password, CancellationToken cancel)
    {
        var account = await signIn.Again(accountId, password, cancel);
        var codes = RecoveryCodes.New();
        account.UseRecoveryCodes(RecoveryCodes.Hashes(codes));
        await accounts.UpdateAsync(account);
        db.Record(new Subject(nameof(Account), account.Id), new RecoveryCodesRenewed());
        await db.SaveChangesAsync(cancel);
        return codes;
    }
}
