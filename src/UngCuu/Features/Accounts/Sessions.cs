using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Gives and takes the sign-in cookies.</summary>
internal sealed class Sessions(AppDb db, IHttpContextAccessor http, Clock clock)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");

    public Task BeginHalf(Account account) =>
        Http.SignInAsync(Session.HalfScheme, new Session(account.Id, account.SecurityStamp!, PostId: null).ToPrincipal(Session.HalfScheme));

    public async Task<Session?> Half() => Session.Of((await Http.AuthenticateAsync(Session.HalfScheme)).Principal);

    /// <summary>Acts in the only post there is; whoever has several is asked.</summary>
    /// <returns>Whether the person must choose a post first.</returns>
    public async Task<bool> Begin(Account account, CancellationToken cancel)
    {
        var posts = await db.Posts.Where(p => p.AccountId == account.Id).Where(Post.InForceOn(clock.Today)).Select(p => p.Id).Order().Take(2).ToListAsync(cancel);
        var standsIn = await db.LentPosts(clock.Today).AnyAsync(l => l.ReceiverId == account.Id, cancel);
        await Http.SignOutAsync(Session.HalfScheme);
        await Begin(account, posts is [var only] && !standsIn ? only : null);
        return posts.Count != 1 || standsIn;
    }

    public async Task Begin(Account account, Guid? post)
    {
        Languages.Remember(Http, account.Language);
        await Http.SignInAsync(Session.Scheme, new Session(account.Id, account.SecurityStamp!, post).ToPrincipal(Session.Scheme));
    }

    public Task End() => Http.SignOutAsync(Session.Scheme);
}
