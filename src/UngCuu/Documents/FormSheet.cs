namespace UngCuu.Documents;

/// <summary>
/// A legal form with its answers, ready to be laid out. Labels come from the rule profile exactly as printed; answers from the facts.
/// </summary>
public sealed record FormSheet(string Title, IReadOnlyList<SheetBlock> Blocks)
{
    public FormBox? Box { get; init; }

    /// <summary>Drops rows that are neither mandatory nor answered, where the form's own notes allow it.</summary>
    public bool DropsEmpty { get; init; }
}

/// <param name="Title">Null for rows that stand under no title of their own.</param>
public sealed record SheetBlock(string? Title, IReadOnlyList<SheetField> Fields, bool Mandatory = false);

/// <param name="Label">Null where the block's title is the label.</param>
public abstract record SheetField(string? Label)
{
    public bool Mandatory { get; init; }

    /// <summary>The small explanation some forms print under a label.</summary>
    public string? Hint { get; init; }

    /// <summary>Stands on the row of the field before it, as day and hour do.</summary>
    public bool Beside { get; init; }

    internal abstract bool IsEmpty { get; }
}

public sealed record TextField(string? Label, string? Value) : SheetField(Label)
{
    internal override bool IsEmpty => string.IsNullOrWhiteSpace(Value);
}

/// <param name="Lines">Dotted lines left when there is no answer.</param>
public sealed record LongTextField(string? Label, string? Value, int Lines = 3) : SheetField(Label)
{
    internal override bool IsEmpty => string.IsNullOrWhiteSpace(Value);
}

/// <param name="Day">Vietnam day.</param>
public sealed record DateField(string? Label, DateOnly? Day) : SheetField(Label)
{
    internal override bool IsEmpty => Day is null;
}

/// <param name="Time">Vietnam time.</param>
public sealed record TimeField(string? Label, TimeOnly? Time) : SheetField(Label)
{
    internal override bool IsEmpty => Time is null;
}

/// <param name="At">UTC; printed in Vietnam time.</param>
public sealed record MomentField(string? Label, DateTime? At) : SheetField(Label)
{
    internal override bool IsEmpty => At is null;
}

public sealed record ChoiceField(string? Label, IReadOnlyList<CheckBox> Choices, bool Several) : SheetField(Label)
{
    internal override bool IsEmpty => !Choices.Any(c => c.Ticked || !string.IsNullOrWhiteSpace(c.Detail));
}

/// <summary>An empty row some forms leave for what they forgot.</summary>
public sealed record SpareField() : SheetField((string?)null)
{
    internal override bool IsEmpty => true;
}
