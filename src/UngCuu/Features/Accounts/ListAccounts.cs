using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

public enum AccountState
{
    Active,

    /// <summary>The link in the mail has not been followed to its end.</summary>
    Invited,

    /// <summary>A post waits for a second administrator.</summary>
    Waiting,

    WithoutPost,
    Disabled,
}

public sealed record AccountFilter
{
    public string? Q { get; init; }

    public AccountState? State { get; init; }

    /// <summary>The last account of the page before.</summary>
    public Guid? After { get; init; }
}

internal sealed record PageOfAccounts(IReadOnlyList<Account> Rows, Guid? Next, Counted Total);

internal static class AccountStates
{
    public static AccountState Of(Account account, DateOnly today) =>
        account.DisabledAt is not null ? AccountState.Disabled
        : account.Posts.Any(p => p.IsWaiting && p.IsLive(today)) ? AccountState.Waiting
        : !account.IsSetUp && !account.IsDemonstration ? AccountState.Invited
        : account.Posts.Any(p => p.IsInForce(today)) ? AccountState.Active
        : AccountState.WithoutPost;

    extension(AppDb db)
    {
        /// <summary>By name; within the administrator's reach.</summary>
        public async Task<PageOfAccounts> ListAccounts(AdministratorReach reach, AccountFilter filter, CancellationToken cancel)
        {
            var accounts = reach.Visible(db.Accounts.AsNoTracking());
            foreach (var word in SearchText.Fold(filter.Q).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                accounts = accounts.Where(a => a.Words.Contains(word));
            if (filter.State is { } state)
                accounts = accounts.Where(state, reach.Today);
            var total = await accounts.CountUpTo(cancel);
#pragma warning disable CA1309 // compared by the database, as it sorts
            if (filter.After is { } after && await db.Accounts.Where(a => a.Id == after).Select(a => a.Words).SingleOrDefaultAsync(cancel) is { } words)
                accounts = accounts.Where(a => string.Compare(a.Words, words) > 0 || (a.Words == words && a.Id.CompareTo(after) > 0));
#pragma warning restore CA1309
            var rows = await accounts.OrderBy(a => a.Words).ThenBy(a => a.Id).Take(Paging.Size + 1).Include(a => a.Posts).ToListAsync(cancel);
            return new([.. rows.Take(Paging.Size)], rows.Count > Paging.Size ? rows[Paging.Size - 1].Id : null, total);
        }
    }

    extension(IQueryable<Account> accounts)
    {
        private IQueryable<Account> Where(AccountState state, DateOnly today)
        {
            var inForce = Post.InForceOn(today);
            return state switch
            {
                AccountState.Disabled => accounts.Where(a => a.DisabledAt != null),
                AccountState.Waiting => accounts.Where(a => a.DisabledAt == null && a.Posts.Any(p => p.ApprovedAt == null && p.EndedAt == null)),
                AccountState.Invited => accounts.Where(a => a.DisabledAt == null && !a.IsDemonstration && (a.PasswordHash == null || a.TotpKey == null)),
                AccountState.Active => accounts.Where(a => a.DisabledAt == null && (a.IsDemonstration || a.TotpKey != null) && a.Posts.AsQueryable().Any(inForce)),
                AccountState.WithoutPost => accounts.Where(a => a.DisabledAt == null && !a.Posts.AsQueryable().Any(inForce)),
                _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
            };
        }
    }
}
