using Microsoft.AspNetCore.Http.HttpResults;

namespace UngCuu.Features.Accounts;

/// <summary>Where to go after signing in: only ever an address of this site, and not the way in itself.</summary>
internal static class BackAddress
{
    public static string Of(string? asked) =>
        asked is not null && RedirectHttpResult.IsLocalUrl(asked) && !asked.StartsWith(SessionEvents.SignInPage, StringComparison.OrdinalIgnoreCase)
            ? asked
            : "/";
}
