using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Making and revoking one's own tokens, for the post one acts in.</summary>
internal sealed class MakeApiToken(AppDb db, CurrentUser user, TimeProvider time)
{
    public const int LongestYears = 1;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>In Vietnam, on real time.</summary>
    public DateOnly Today => VietnamTime.Day(Now);

    /// <summary>A token cannot make tokens: whoever finds one cannot keep what it opens.</summary>
    public IReadOnlyList<Permission> Offered => [.. user.Permissions.Where(p => p != Permission.ManageTokens).Order()];

    public async Task<IReadOnlyList<ApiToken>> Own(CancellationToken cancel) =>
        await db.ApiTokens.AsNoTracking().Where(t => t.AccountId == user.AccountId).OrderByDescending(t => t.MadeAt).ThenBy(t => t.Id).ToListAsync(cancel);

    /// <param name="name">What it is for.</param>
    /// <param name="scopes">Of what the post may do.</param>
    /// <param name="lastDay">In Vietnam; at most a year away.</param>
    /// <param name="cancel">The request's.</param>
    /// <returns>The token, to be shown once.</returns>
    public async Task<string> Do(string name, IReadOnlyList<Permission> scopes, DateOnly lastDay, CancellationToken cancel)
    {
        if (user.StandsInFor is not null)
            throw new RuleBroken("token.own-post-only");
        if (scopes.Count == 0 || scopes.Except(Offered).Any())
            throw new RuleBroken("token.scopes.wrong") { Field = "Form.Scopes" };
        if (lastDay < Today || lastDay > Today.AddYears(LongestYears))
            throw new RuleBroken("token.last-day.wrong", Today.AddYears(LongestYears)) { Field = "Form.LastDay" };
        var (account, post) = (user.AccountId!.Value, user.PostId!.Value);
        db.ApiTokens.Add(ApiToken.New(account, post, name, scopes, Now, VietnamTime.StartOf(lastDay.AddDays(1)), out var secret));
        db.Record(new Subject(nameof(Account), account), new ApiTokenMade(name, scopes, lastDay));
        await db.SaveChangesAsync(cancel);
        return secret;
    }

    public async Task Revoke(Guid id, CancellationToken cancel)
    {
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id && t.AccountId == user.AccountId, cancel)
            ?? throw new RuleBroken("token.gone");
        if (token.RevokedAt is not null)
            return;
        token.Revoke(Now);
        db.Record(new Subject(nameof(Account), token.AccountId), new ApiTokenRevoked(token.Name));
        await db.SaveChangesAsync(cancel);
    }
}
