using UngCuu.Data;

namespace UngCuu.Features.Incidents;

public enum ReportSource
{
    Form,
    Public,
    Phone,
    Api,
}

/// <summary>What somebody told us, as they told it. Answered at once with a receipt whose link shows what happens next.</summary>
public sealed class IncomingReport : Entity
{
    public required Guid IncidentId { get; init; }

    public required ReportSource Source { get; init; }

    public required string ReporterName { get; init; }

    public Guid? OrganisationId { get; init; }

    public string? ReporterAddress { get; init; }

    public string? ReporterPhone { get; init; }

    public string? ReporterEmail { get; init; }

    /// <summary>Whether we know who this is: a signed-in post or an API token, not a name typed into a public form.</summary>
    public required bool SenderVerified { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>SHA-256 of the token in the receipt's link; the token itself is shown once and never kept.</summary>
    public required byte[] FollowHash { get; init; }

    public string Language { get; init; } = "vi";

    internal override Subject Subject => new(nameof(Incident), IncidentId);
}
