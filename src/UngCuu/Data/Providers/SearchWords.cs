using System.Text.RegularExpressions;
using UngCuu.Shared;

namespace UngCuu.Data.Providers;

/// <summary>The words of a folded query that either index can hold: letters and digits only, so nothing of the query language gets through.</summary>
internal static partial class SearchWords
{
    public const int Most = 12;

    public static IEnumerable<string> Of(string foldedQuery) =>
        Word().Matches(foldedQuery).Select(m => m.Value).Take(Most);

    /// <summary>What is indexed is cut into the same words as what is asked, so that both databases agree (an IP address is four words to both).</summary>
    public static string ForIndex(string text) => string.Join(' ', Word().Matches(SearchText.Fold(text)).Select(m => m.Value));

    public static bool Any(string foldedQuery) => Word().IsMatch(foldedQuery);

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
