using System.Net;

namespace UngCuu.Security;

/// <summary>
/// A cookie for this site only: never read by script, never sent along from another site's form, and never over an open line.
/// Plain http is accepted only where the browser itself names this machine; a proxy that forgot to say "https" does not weaken it.
/// </summary>
public sealed class LoopbackCookie : CookieBuilder
{
    public LoopbackCookie() => (HttpOnly, IsEssential, SameSite) = (true, true, SameSiteMode.Lax);

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = MustBeSecure(context.Request);
        return options;
    }

    public void Set(HttpContext context, string value) => context.Response.Cookies.Append(Name!, value, Build(context));

    private static bool MustBeSecure(HttpRequest request) => request.IsHttps || !IsLoopback(request.Host.Host);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
