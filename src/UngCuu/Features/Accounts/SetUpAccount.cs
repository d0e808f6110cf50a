using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

public sealed record PasswordChosen;

public sealed record AccountSetUp;

/// <summary>What the invitation link opens: choose a password, tie the phone, keep the recovery codes. The link is used up only by the last step.</summary>
internal sealed class SetUpAccount(AppDb db, UserManager<Account> accounts, TotpKeys keys, Devices devices, TimeProvider time, Author author)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>None when there never was such a link.</returns>
    public async Task<Invitation?> Open(string secret, CancellationToken cancel)
    {
        if (await db.FindLink(LinkPurpose.Invitation, secret, cancel) is not { } link)
            return null;
        var account = await db.Accounts.SingleAsync(a => a.Id == link.AccountId, cancel);
        return new(link, account, link.IsOver(Now) || account.DisabledAt is not null);
    }

    public async Task ChoosePassword(Invitation invitation, string password, CancellationToken cancel)
    {
        var account = Invited(invitation);
        if (account.PasswordHash is not null)
            await accounts.RemovePasswordAsync(account);
        (await accounts.AddPasswordAsync(account, password)).OrBroken("Form.Password");
        db.Record(new Subject(nameof(Account), account.Id), new PasswordChosen());
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whoever has come so far has shown all that a sign-in asks for: it is one.</summary>
    /// <returns>The recovery codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> TieApp(Invitation invitation, string sealedKey, string code, CancellationToken cancel)
    {
        var account = Invited(invitation);
        if (account.PasswordHash is null)
            throw new RuleBroken("account.password.first");
        var codes = account.TieApp(keys, sealedKey, code, time);
        invitation.Link.Use(Now);
        await accounts.UpdateSecurityStampAsync(account);
        db.Record(new Subject(nameof(Account), account.Id), new AccountSetUp());
        db.Record(new Subject(nameof(Account), account.Id), new SignedIn(WithRecoveryCode: false, await devices.Recognise(account, cancel)));
        await db.SaveChangesAsync(cancel);
        return codes;
    }

    private Account Invited(Invitation invitation)
    {
        if (invitation.IsOver)
            throw new RuleBroken("account.link.over");
        (author.AccountId, author.Name) = (invitation.Account.Id, invitation.Account.Name);
        return invitation.Account;
    }
}

internal sealed record Invitation(AccountLink Link, Account Account, bool IsOver);

internal static class TyingAnApp
{
    extension(Account account)
    {
        /// <summary>The phone has shown a right code: from now on its codes are asked for. Old recovery codes end.</summary>
        public IReadOnlyList<string> TieApp(TotpKeys keys, string sealedKey, string typed, TimeProvider time)
        {
            var offer = keys.OpenOffer(account, sealedKey);
            if (Totp.StepOf(offer.Key, Totp.Clean(typed), time.GetUtcNow(), lastUsed: 0) is not { } step)
                throw new RuleBroken("account.app.wrong-code") { Field = "Form.Code" };
            var codes = RecoveryCodes.New();
            account.UseTotp(keys.Protect(offer.Key), step, RecoveryCodes.Hashes(codes));
            return codes;
        }
    }
}
