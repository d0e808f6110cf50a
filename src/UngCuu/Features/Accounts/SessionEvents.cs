using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticAssets;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Each request: the cookie is checked against the database and fills <see cref="CurrentUser"/>; without one, the way to sign in and back.</summary>
internal sealed class SessionEvents(Acting acting, CurrentUser user) : CookieAuthenticationEvents
{
    public const string SignInPage = "/account/sign-in";
    public const string PostPage = "/account/post";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        if (Errors.DatabaseIsTheMatter(context.HttpContext))
        {
            context.RejectPrincipal(); // who it is cannot be asked now; the cookie stays
            return;
        }
        if (Session.Of(context.Principal) is { } session && await acting.TakeUp(session, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Session.Scheme);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (WantsNoPage(context.HttpContext))
            return Refuse(context, StatusCodes.Status401Unauthorized);
        var query = new WayBack(context.Request).ToSignIn();
        context.Response.Redirect(SignInPage + query);
        return Task.CompletedTask;
    }

    /// <summary>Signed in, but the post does not allow it; who has no post (any more) is asked to choose one.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (user.PostId is not null || WantsNoPage(context.HttpContext))
            return Refuse(context, StatusCodes.Status403Forbidden);
        context.Response.Redirect(PostPage + new WayBack(context.Request).Back());
        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    // A program, a part of a page fetched by script, a live stream: a whole sign-in page in its place would hide what happened.
    private static bool WantsNoPage(HttpContext context) =>
        Errors.IsApi(context) || context.Request.Headers.XRequestedWith == "fetch" || context.Request.Headers.Accept == "text/event-stream";

    private sealed class WayBack(HttpRequest request)
    {
        public QueryString ToSignIn() => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? Back()
            : Back().Add("unsaved", "1");

        public QueryString Back() => QueryString.Create("back", Address());

        /// <summary>The address the person was at: for a sent form the page it stood on.</summary>
        private string Address()
        {
            if (HttpMethods.IsGet(request.Method))
                return request.Path + request.QueryString;
            return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from)
                && from.Authority == request.Host.Value && RedirectHttpResult.IsLocalUrl(from.PathAndQuery)
                    ? from.PathAndQuery
                    : request.Path.Value ?? "/";
        }
    }
}
