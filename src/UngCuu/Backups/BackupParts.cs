using System.Text.RegularExpressions;

namespace UngCuu.Backups;

/// <summary>
/// A backup is a tar.gz of: the sheet, the database, each stored file, and last the SHA-256 of all of these, as <c>sha256sum -c</c> reads it.
/// Other names do not occur, and no name is ever used as a path.
/// </summary>
internal static partial class BackupParts
{
    public const string Sheet = "backup.json";
    public const string Sums = "SHA256SUMS";

    private const string Files = "files/";

    public static string NameOf(Guid file) => Files + file.ToString("N");

    /// <returns>Null when the part is no stored file.</returns>
    public static Guid? FileOf(string name) =>
        name.StartsWith(Files, StringComparison.Ordinal) && Guid.TryParseExact(name[Files.Length..], "N", out var id) && NameOf(id) == name ? id : null;

    public static string Line(string name, string sha256) => $"{sha256}  {name}\n";

    /// <returns>Null when the text is no list of sums.</returns>
    public static Dictionary<string, string>? ReadSums(string text)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!text.EndsWith('\n'))
            return null;
        foreach (var line in text[..^1].Split('\n'))
            if (SumLine().Match(line) is not { Success: true } match || !sums.TryAdd(match.Groups["name"].Value, match.Groups["sum"].Value))
                return null;
        return sums;
    }

    /// <summary>Full, read-only, gone; the last is .NET's word for a file too large for its file system.</summary>
    public static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    [GeneratedRegex("^(?<sum>[0-9a-f]{64})  (?<name>[A-Za-z0-9./]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex SumLine();
}
