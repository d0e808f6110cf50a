using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>
/// <c>Authorization: Bearer uc_…</c> under /api, and nothing else there: a cookie that a browser sends by itself opens no endpoint of the API,
/// so a page of another site cannot use it.
/// </summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    AppDb db, Acting acting, Author author, TimeProvider time)
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
            ? AuthenticateResult.Success(new(found.ToPrincipal(TokenScheme), TokenScheme))
            : AuthenticateResult.Fail("The token opens nothing.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = Bearer;
        return base.HandleChallengeAsync(properties);
    }

    private async Task<Session?> Find(string secret)
    {
        var (hash, now, cancel) = (Secret.Hash(secret), time.GetUtcNow().UtcDateTime, Context.RequestAborted);
        if (await db.ApiTokens.FirstOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now, cancel) is not { } token
            || await acting.Known(token.AccountId, cancel) is not { } person || person.Posts.FirstOrDefault(p => p.Id == token.PostId) is not { } post)
            return null;
        acting.Is(token.AccountId, person.Name);
        await acting.ActIn(post, cancel, token.Scopes);
        acting.Signs($"{author.Name} (API: {token.Name})");
        if (token.Used(now))
            await NoteUse(cancel);
        return new(token.AccountId, person.SecurityStamp!, post.Id);
    }

    /// <summary>Reading does not wait for room on the disk, nor for another request that used the token in the same moment.</summary>
    private async Task NoteUse(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e)
        {
            db.ChangeTracker.Clear();
            if (e is not DbUpdateConcurrencyException)
                Logger.LogWarning("That a token was used could not be written down: {Error}", Redacted.Of(e));
        }
    }
}
