using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Mail;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

public sealed record AccountInvited(string Language);

public sealed record InvitationSentAgain(bool WasSetUp);

/// <summary>An administrator makes an account with its first post; only the person, by the link in their mail, ever learns its secrets.</summary>
internal sealed class InviteAccount(
    AppDb db, UserManager<Account> accounts, AdministratorReach reach, GivePost givePost, AccountMail mail, Clock clock, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public sealed record Invitee(string Email, string Name, string Language, PostRole Role, Guid OrganisationId, DateOnly? From, DateOnly? To);

    public async Task<Account> Do(Invitee invitee, CancellationToken cancel)
    {
        if (MailAddress.Read(invitee.Email) is null)
            throw new RuleBroken("account.email.invalid") { Field = "Form.Email" };
        var account = new Account(invitee.Email, invitee.Name, invitee.Language == "en" ? "en" : "vi", clock.Now);
        (await accounts.CreateAsync(account)).OrBroken("Form.Email");
        db.Record(new Subject(nameof(Account), account.Id), new AccountInvited(account.Language));
        await givePost.WithInvitation(account, invitee.Role, invitee.OrganisationId, invitee.From, invitee.To, cancel);
        await Send(account, cancel);
        await db.SaveChangesAsync(cancel);
        return account;
    }

    /// <summary>The person lost the letter, or the phone with all codes: password, phone, passkeys and tokens end, and a new link goes to their own address.</summary>
    public async Task Again(Account account, CancellationToken cancel)
    {
        reach.MustManage(account);
        if (account.IsDemonstration)
            throw new RuleBroken("account.demonstration.fixed");
        if (account.DisabledAt is not null)
            throw new RuleBroken("account.is-disabled");
        var wasSetUp = account.IsSetUp;
        account.ForgetSecrets();
        db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.UserId == account.Id).ToListAsync(cancel));
        foreach (var token in await db.ApiTokens.Where(t => t.AccountId == account.Id && t.RevokedAt == null).ToListAsync(cancel))
        {
            token.Revoke(Now);
            db.Record(new Subject(nameof(Account), account.Id), new ApiTokenRevoked(token.Name));
        }
        await accounts.UpdateSecurityStampAsync(account);
        await db.RevokeLinks(LinkPurpose.Invitation, account.Id, Now, cancel);
        await db.RevokeLinks(LinkPurpose.PasswordReset, account.Id, Now, cancel);
        db.Record(new Subject(nameof(Account), account.Id), new InvitationSentAgain(wasSetUp));
        await Send(account, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private Task Send(Account account, CancellationToken cancel)
    {
        var link = AccountLink.New(LinkPurpose.Invitation, account.Id, Now, out var secret);
        db.AccountLinks.Add(link);
        return mail.Invitation(account, link, secret, cancel);
    }
}
