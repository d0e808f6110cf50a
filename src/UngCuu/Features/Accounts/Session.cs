using System.Security.Claims;

namespace UngCuu.Features.Accounts;

/// <summary>What the sign-in cookie says: who, as of which security stamp, in which post. Checked against the database at every request.</summary>
internal sealed record Session(Guid AccountId, string Stamp, Guid? PostId)
{
    /// <summary>The whole sign-in.</summary>
    public const string Scheme = "session";

    /// <summary>The password was right, the code is still to come.</summary>
    public const string HalfScheme = "half-signed-in";

    private const string StampClaim = "stamp";
    private const string PostClaim = "post";

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, AccountId.ToString()));
        identity.AddClaim(new Claim(StampClaim, Stamp));
        if (PostId is { } post)
            identity.AddClaim(new Claim(PostClaim, post.ToString()));
        return new ClaimsPrincipal(identity);
    }

    public static Session? Of(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var account) && principal.FindFirstValue(StampClaim) is { } stamp
            ? new Session(account, stamp, Guid.TryParse(principal.FindFirstValue(PostClaim), out var post) ? post : null)
            : null;
}
