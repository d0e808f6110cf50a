using Microsoft.AspNetCore.Http.HttpResults;

namespace UngCuu.Features.Accounts;

/// <summary>Where to go after signing in: only ever an address of this site, and not the way in itself.</summary>
internal static class BackAddress
{
    private const string Home = "/";
    private static readonly Uri Here = new("http://here.invalid/");

    /// <summary>Read as a browser reads it, and given back fit for a header: people's addresses have Vietnamese letters in them.</summary>
    public static string Of(string? asked) =>
        asked is ['/', ..] && Uri.TryCreate(Here, asked, out var meant) && meant.Authority == Here.Authority && IsOurs(meant)
            ? meant.PathAndQuery
            : Home;

    private static bool IsOurs(Uri meant)
    {
        var path = Uri.UnescapeDataString(meant.AbsolutePath);
        return RedirectHttpResult.IsLocalUrl(meant.PathAndQuery) && RedirectHttpResult.IsLocalUrl(path)
            && !path.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            && !path.StartsWith(SessionEvents.SignInPage, StringComparison.OrdinalIgnoreCase);
    }
}
