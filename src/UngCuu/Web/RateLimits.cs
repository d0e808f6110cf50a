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

    // A connection without an address (a test server, a socket) is one client, not everybody's free pass.
    private static string Client(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "none";
}
