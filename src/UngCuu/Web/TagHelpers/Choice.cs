namespace UngCuu.Web.TagHelpers;

/// <summary>One thing to choose from. Choices of one group stand together below its name.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Group = null);
