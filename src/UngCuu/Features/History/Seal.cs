namespace UngCuu.Features.History;

/// <summary>One link of the chain: what was recorded since the one before, and the one before itself, in one hash. Never changed.</summary>
public sealed class Seal
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public required long Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Everything up to this event is sealed; nothing appears below it later.</summary>
    public required long LastEvent { get; init; }

    /// <summary>The same for what was read.</summary>
    public required long LastAccess { get; init; }

    public required int Rows { get; init; }

    /// <summary>SHA-256 of the seal before; 32 zeros before the first.</summary>
    public required byte[] Previous { get; init; }

    /// <summary>SHA-256 over all of the above and over the hashes of its rows in order.</summary>
    public required byte[] Hash { get; init; }
}

public enum SealedKind
{
    Event,
    Access,
}

/// <summary>A row that a seal holds, with its own hash: so that an altered row is named, not only noticed.</summary>
public sealed class SealedRow
{
    public required SealedKind Kind { get; init; }

    public required long RowId { get; init; }

    public required long Seal { get; init; }

    public required byte[] Hash { get; init; }
}
