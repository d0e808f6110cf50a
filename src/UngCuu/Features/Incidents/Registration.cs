namespace UngCuu.Features.Incidents;

/// <summary>What is known when the incident is put on the register.</summary>
internal sealed record Registration
{
    public required string Title { get; init; }

    public required string Profile { get; init; }

    public required DateTime DetectedAt { get; init; }

    public required Guid? DetectedBy { get; init; }

    public required AffectedSystem System { get; init; }

    public required string Description { get; init; }

    public required ReportSource Source { get; init; }

    public required Guid DraftId { get; init; }

    public required IReadOnlyList<(string Role, Guid Organisation)> Roles { get; init; }

    public string? UnitReason { get; init; }

    public bool Secret { get; init; }

    public bool IsDrill { get; init; }

    public bool IsDemonstration { get; init; }
}
