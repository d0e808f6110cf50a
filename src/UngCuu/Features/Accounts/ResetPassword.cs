using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

public sealed record PasswordResetAsked;

public sealed record PasswordReset;

/// <summary>A forgotten password: a link by mail lets choose a new one. The code of the phone is still asked for when signing in.</summary>
internal sealed class ResetPassword(AppDb db, UserManager<Account> accounts, AccountMail mail, TimeProvider time, Author author)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Says nothing about whether the address is known. Asking is counted like signing in, so nobody's mailbox can be flooded.</summary>
    public async Task Ask(string email, CancellationToken cancel)
    {
        await db.CountTry("reset " + accounts.NormalizeEmail(email), Now, cancel, "account.reset.too-often");
        if (await accounts.FindByEmailAsync(email) is not { DisabledAt: null, IsDemonstration: false, PasswordHash: not null } account)
            return;
        await db.RevokeLinks(LinkPurpose.PasswordReset, account.Id, Now, cancel);
        var link = AccountLink.New(LinkPurpose.PasswordReset, account.Id, Now, out var secret);
        db.AccountLinks.Add(link);
        db.Record(new Subject(nameof(Account), account.Id), new PasswordResetAsked());
        await mail.Reset(account, link, secret, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <returns>None when there never was such a link.</returns>
    public async Task<Invitation?> Open(string secret, CancellationToken cancel)
    {
        if (await db.FindLink(LinkPurpose.PasswordReset, secret, cancel) is not { } link)
            return null;
        var account = await db.Accounts.SingleAsync(a => a.Id == link.AccountId, cancel);
        return new(link, account, link.IsOver(Now) || account.DisabledAt is not null);
    }

    /// <summary>All other sessions of the account end.</summary>
    public async Task Choose(Invitation reset, string password, CancellationToken cancel)
    {
        if (reset.IsOver)
            throw new RuleBroken("account.link.over");
        var account = reset.Account;
        (author.AccountId, author.Name) = (account.Id, account.Name);
        reset.Link.Use(Now);
        await accounts.RemovePasswordAsync(account);
        (await accounts.AddPasswordAsync(account, password)).OrBroken("Form.Password");
        db.Record(new Subject(nameof(Account), account.Id), new PasswordReset());
        await db.SaveChangesAsync(cancel);
    }
}
