namespace UngCuu.Data;

/// <summary>The last number given for a kind of reference in a Vietnam year. Raised inside the save: no gaps, no doubles.</summary>
public sealed class Counter
{
    public required string Kind { get; init; }

    public required int Year { get; init; }

    public long Value { get; set; }
}
