using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Where to go after signing in: an address of this site, and not the way in itself.</summary>
internal static class BackAddress
{
    public static string Of(string? asked)
    {
        var back = LocalAddress.Of(asked);
        return Uri.UnescapeDataString(back).StartsWith(SessionEvents.SignInPage, StringComparison.OrdinalIgnoreCase) ? "/" : back;
    }
}
