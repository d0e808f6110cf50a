namespace UngCuu.Shared;

/// <summary>
/// A rule of the domain said no. Carries a key of Texts.json and its arguments, never a finished sentence:
/// the page or the API words it in the reader's language.
/// </summary>
public sealed class RuleBroken(string key, params object[] args) : Exception(key)
{
    public string Key { get; } = key;

    public IReadOnlyList<object> Args { get; } = args;

    /// <summary>The form field the message belongs to, when there is one.</summary>
    public string? Field { get; init; }

    /// <summary>The HTTP answer: 422 unless the rule has one of its own.</summary>
    public int Status { get; init; } = 422;
}
