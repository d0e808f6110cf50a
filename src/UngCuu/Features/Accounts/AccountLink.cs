using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

internal enum LinkPurpose
{
    /// <summary>Printed on the console while there is no account at all.</summary>
    FirstAdministrator,

    /// <summary>Lets the invited person choose a password and tie their phone.</summary>
    Invitation,

    PasswordReset,
}

/// <summary>A link that opens one thing once, for a time. Only the hash of its secret is stored. Real time.</summary>
internal sealed class AccountLink
{
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetLasts = TimeSpan.FromHours(1);

    private AccountLink()
    {
    }

    public Guid Id { get; private set; }

    public string Hash { get; private set; } = "";

    public LinkPurpose Purpose { get; private set; }

    public Guid? AccountId { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? UsedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public bool IsOver(DateTime now) => UsedAt is not null || RevokedAt is not null || ExpiresAt <= now;

    public static AccountLink New(LinkPurpose purpose, Guid? account, DateTime now, out string secret)
    {
        secret = Secret.New();
        return new AccountLink
        {
            Id = Ids.New(),
            Hash = Secret.Hash(secret),
            Purpose = purpose,
            AccountId = account,
            ExpiresAt = now + (purpose == LinkPurpose.PasswordReset ? ResetLasts : InvitationLasts),
        };
    }

    /// <summary>Two people opening it at once: the second save is a conflict.</summary>
    public void Use(DateTime now)
    {
        if (IsOver(now))
            throw new RuleBroken("account.link.over");
        UsedAt = now;
    }

    public void Revoke(DateTime now) => RevokedAt ??= now;
}

internal static class AccountLinks
{
    extension(AppDb db)
    {
        public async Task<AccountLink?> FindLink(LinkPurpose purpose, string secret, CancellationToken cancel)
        {
            var hash = Secret.Hash(secret);
            return await db.AccountLinks.SingleOrDefaultAsync(l => l.Hash == hash && l.Purpose == purpose, cancel);
        }

        /// <summary>Of each kind an account has one link that still opens: the newest.</summary>
        public async Task RevokeLinks(LinkPurpose purpose, Guid? account, DateTime now, CancellationToken cancel)
        {
            var open = await db.AccountLinks
                .Where(l => l.Purpose == purpose && l.AccountId == account && l.UsedAt == null && l.RevokedAt == null)
                .ToListAsync(cancel);
            foreach (var link in open)
                link.Revoke(now);
        }
    }
}
