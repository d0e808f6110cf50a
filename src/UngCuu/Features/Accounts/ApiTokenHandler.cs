using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>
/// <c>Authorization: Bearer uc_…</c> under /api, and nothing else there: a cookie that a browser sends by itself opens no endpoint of the API,
/// so a page of another site cannot use it.
/// </summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    AppDb db, Acting acting, Author author, Clock clock, TimeProvider time, ServerSettings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string TokenScheme = "token";

    private const string Bearer = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
            || !Bearer.Equals(header.Scheme, StringComparison.OrdinalIgnoreCase) || header.Parameter is not { Length: > 0 and < 200 } secret)
            return AuthenticateResult.NoResult();
        return await Find(secret) is { } found
            ? AuthenticateResult.Success(new(new Session(found.Account.Id, found.Account.SecurityStamp!, found.Post.Id).ToPrincipal(TokenScheme), TokenScheme))
            : AuthenticateResult.Fail("The token opens nothing.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = Bearer;
        return base.HandleChallengeAsync(properties);
    }

    private async Task<(Account Account, Post Post)?> Find(string secret)
    {
        var (hash, now, inForce, cancel) = (Secret.Hash(secret), time.GetUtcNow().UtcDateTime, Post.InForceOn(clock.Today), Context.RequestAborted);
        var (tokens, accounts, posts) = (db.ApiTokens.AsNoTracking(), db.Accounts, db.Posts);
        var found = await (
            from token in tokens
            where token.Hash == hash && token.RevokedAt == null && token.ExpiresAt > now
            join account in accounts on token.AccountId equals account.Id
            join post in posts.Where(inForce) on token.PostId equals post.Id
            where account.DisabledAt == null && post.AccountId == account.Id
            select new { token, account, post }).SingleOrDefaultAsync(cancel);
        if (found is null || (found.account.IsDemonstration && !settings.Demo))
            return null;
        acting.Is(found.account.Id, found.account.Name);
        await acting.ActIn(found.post, cancel, found.token.Scopes);
        acting.Signs($"{author.Name} (API: {found.token.Name})");
        db.Attach(found.token);
        if (found.token.Used(now))
            await db.SaveChangesAsync(cancel);
        return (found.account, found.post);
    }
}
