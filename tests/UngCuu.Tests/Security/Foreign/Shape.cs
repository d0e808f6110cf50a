using System.Text.RegularExpressions;

namespace UngCuu.Tests.Security.Foreign;

/// <summary>What a request changed, told so that two worlds in which the same was done tell the same: ids, moments, secrets and counted names left out.</summary>
internal static partial class Shape
{
    public static List<string> Of(Rows after, Rows before, World world) =>
        [.. after.Since(before).Where(l => !l[2..].StartsWith("access_log:", StringComparison.Ordinal)) // read and written down a moment later
            .Select(l => Plain(l, world)).Order(StringComparer.Ordinal)];

    private static string Plain(string line, World world)
    {
        line = Id().Replace(line, m => world.NameOf(m.Value));
        line = Moment().Replace(line, m => m.Value.StartsWith("2001", StringComparison.Ordinal) || m.Value.StartsWith("02/03/2001", StringComparison.Ordinal) ? m.Value : "moment");
        line = Counted().Replace(line, m => m.Value.TrimEnd("0123456789".ToCharArray()) + "n");
        line = RowNumber().Replace(line, m => m.Value.EndsWith("=987654", StringComparison.Ordinal) ? m.Value : "number");
        line = Correlation().Replace(line, "correlation");
        return Sealed().Replace(line, m => Words().IsMatch(m.Value) ? m.Value : "secret");
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"(\d{4}-\d\d-\d\d[T ]|\d\d/\d\d/\d{4} )\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"(person|người thử |nguoi thu )\d+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"(\b|_)(id|step|count|number|last_event|first_event)=\d+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowNumber();

    [GeneratedRegex(@"correlation=\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Correlation();

    [GeneratedRegex(@"(?<=[=:/ ""])[A-Za-z0-9_+/\\-]{20,}={0,2}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sealed();

    // A secret of letters alone is rare, not impossible: only words as code writes them are no secret.
    [GeneratedRegex("^[A-Z]?[a-z]+([A-Z][a-z]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
