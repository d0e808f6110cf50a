using System.Text.RegularExpressions;

namespace UngCuu.Shared;

/// <summary>What may be kept and logged of an error: its type and first line, without what may be a person's: quoted values, addresses, long numbers.</summary>
public static partial class Redacted
{
    private const int Longest = 300;

    public static string Of(Exception exception)
    {
        var deepest = exception;
        while (deepest.InnerException is { } inner)
            deepest = inner;
        var types = deepest == exception ? exception.GetType().Name : $"{exception.GetType().Name} > {deepest.GetType().Name}";
        return Cut($"{types}: {Line(deepest.Message)}");
    }

    public static string Line(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var line = text.Trim();
        var end = line.AsSpan().IndexOfAny('\r', '\n');
        line = Cut(end < 0 ? line : line[..end]);
        line = Address().Replace(line, "…@…");
        line = Quoted().Replace(line, "'…'");
        return LongNumber().Replace(line, "…");
    }

    private static string Cut(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");

    [GeneratedRegex("""[^\s<>"'(),;:]+@[^\s<>"'(),;:]+""", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // Double quotes name tables, constraints and columns in the messages of databases; values stand in single ones or behind "=(".
    [GeneratedRegex(@"'[^']*'|=\([^)]*\)|“[^”]*”", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\+?\d(?:[ .-]?\d){8,}", RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();
}
