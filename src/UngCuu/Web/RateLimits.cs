using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace UngCuu.Web;

/// <summary>How often one client may send a form that costs much or may be guessed at. Reading pages is not limited. Real time.</summary>
public static class RateLimits
{
    /// <summary>Passwords, codes, links.</summary>
    public const string SignIn = "sign-in";

    /// <summary>What anybody may send without an account.</summary>
    public const string Public = "public";

    public static IServiceCollection AddRateLimits(this IServiceCollection services, ServerSettings settings) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        o.AddPolicy(SignIn, context => Sent(context, settings.SignInsPerMinute));
        o.AddPolicy(Public, context => Sent(context, settings.PublicPerMinute));
    });

    private static RateLimitPartition<string> Sent(HttpContext context, int perMinute) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(Client(context), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter("reading");

    /// <summary>One client: an address, or what one subscriber of IPv6 is given. Without an address (a socket) all are one client, not everybody's free pass.</summary>
    private static string Client(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexString(six.GetAddressBytes().AsSpan(0, 8)),
        var four => four.ToString(),
    };
}
