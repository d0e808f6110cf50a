using Microsoft.AspNetCore.Http.HttpResults;

namespace UngCuu.Web;

/// <summary>An address to go on to that came with a request: only ever one of this site, read as a browser reads it, and fit for a header (people's addresses have Vietnamese letters in them).</summary>
public static class LocalAddress
{
    private const string Home = "/";
    private static readonly Uri Here = new("http://here.invalid/");

    public static string Of(string? asked) =>
        asked is ['/', ..] && Uri.TryCreate(Here, asked, out var meant) && meant.Authority == Here.Authority && IsOurs(meant)
            ? meant.PathAndQuery
            : Home;

    private static bool IsOurs(Uri meant)
    {
        var path = Uri.UnescapeDataString(meant.AbsolutePath);
        return RedirectHttpResult.IsLocalUrl(meant.PathAndQuery) && RedirectHttpResult.IsLocalUrl(path)
            && !path.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }
}
