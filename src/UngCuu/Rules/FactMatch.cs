using System.Text.RegularExpressions;

namespace UngCuu.Rules;

/// <summary>What a rule says of a fact: its name and, where it matters, values it carries: <c>NotificationUpdated with result=true</c>.</summary>
public sealed partial record FactMatch(string Fact, string? Key = null, string? Value = null)
{
    public static FactMatch Read(string text)
    {
        var match = Written().Match(text);
        if (!match.Success)
            throw new FormatException($"'{text}' is not a fact's name, alone or followed by 'with key=value'");
        return match.Groups["key"].Success
            ? new FactMatch(match.Groups["fact"].Value, match.Groups["key"].Value, match.Groups["value"].Value)
            : new FactMatch(match.Groups["fact"].Value);
    }

    public bool Fits(string name, IReadOnlyDictionary<string, string> values) =>
        name == Fact && (Key is null || (values.GetValueOrDefault(Key) ?? "false") == Value);

    public override string ToString() => Key is null ? Fact : $"{Fact} with {Key}={Value}";

    [GeneratedRegex(@"^(?<fact>[A-Z][A-Za-z0-9]*)(?: with (?<key>[a-z][A-Za-z0-9]*)=(?<value>[^\s=]+))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
