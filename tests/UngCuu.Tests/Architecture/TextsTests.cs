using System.Text.RegularExpressions;
using UngCuu.Shared;

namespace UngCuu.Tests.Architecture;

/// <summary>Every word shown stands in Texts.json, in both languages, and nothing stands there for nothing.</summary>
public partial class TextsTests
{
    private static readonly Texts Texts = new();
    private static readonly IReadOnlyList<(string File, string Text)> Code =
        [.. Sources.Files("*.cs", "*.cshtml").Select(f => (Sources.Short(f), string.Join('\n', File.ReadLines(f).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)))))];

    [Fact]
    public void Every_key_that_is_asked_for_is_there() =>
        Assert.Empty(Code.SelectMany(c => Asked().Matches(c.Text).Select(m => (c.File, Key: m.Groups["key"].Value)))
            .Where(a => !Texts.Has(a.Key))
            .Select(a => $"{a.Key} in {a.File}"));

    [Fact]
    public void Every_key_that_is_there_is_asked_for()
    {
        var literals = Code.SelectMany(c => Literal().Matches(c.Text).Select(m => m.Groups["text"].Value)).ToHashSet(StringComparer.Ordinal);
        var patterns = Code.SelectMany(c => Built().Matches(c.Text).Select(m => m.Groups["text"].Value))
            .Where(t => t.Contains('{', StringComparison.Ordinal) && char.IsLetter(t[0]) && t[..t.IndexOf('{', StringComparison.Ordinal)].Contains('.', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Select(t => new Regex("^" + Hole().Replace(Regex.Escape(t).Replace("}", @"\}", StringComparison.Ordinal), ".+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .ToList();
        var enums = typeof(Texts).Assembly.GetTypes().Where(t => t.IsEnum)
            .SelectMany(t => Enum.GetNames(t).Select(n => $"{t.Name}.{n}")).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Texts.All.Keys.Where(key => !literals.Contains(key) && !enums.Contains(key)
            && !(key.EndsWith(".hint", StringComparison.Ordinal) && literals.Contains(key[..^5]))
            && !(key.EndsWith(".help", StringComparison.Ordinal) && literals.Contains(key[..^5]))
            && !patterns.Exists(p => p.IsMatch(key))));
    }

    [Fact]
    public void Both_languages_say_something_and_have_the_same_places_for_arguments() =>
        Assert.Empty(Texts.All
            .Where(t => string.IsNullOrWhiteSpace(t.Value.Vi) || string.IsNullOrWhiteSpace(t.Value.En)
                || !Places(t.Value.Vi).SequenceEqual(Places(t.Value.En), StringComparer.Ordinal))
            .Select(t => t.Key));

    [Fact]
    public void Vietnamese_is_written_composed_and_with_its_marks() =>
        Assert.Empty(Texts.All.Where(t => !t.Value.Vi.IsNormalized() || !t.Value.En.IsNormalized()).Select(t => t.Key));

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?:\bT\[|[tT]exts\[|new RuleBroken\(|new TextKey\(|Display\(Name = |ErrorMessage = )""(?<key>[A-Za-z][A-Za-z0-9.\-]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"""(?<text>[A-Za-z][A-Za-z0-9.\-]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$""(?<text>[^""\n]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Built();

    [GeneratedRegex(@"\\\{.*?\\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{\d+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
