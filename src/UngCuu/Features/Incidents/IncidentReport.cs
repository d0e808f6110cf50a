using UngCuu.Data;

namespace UngCuu.Features.Incidents;

/// <summary>The legal kinds (Circular 20 Article 9 clause 3) this part of the product knows.</summary>
public enum IncidentReportKind
{
    Notification,
    NotificationUpdate,
    Initial,
    Completion,
}

/// <summary>A report of a legal kind: entered once, sent to every recipient the rule names, never changed after sending.</summary>
public sealed class IncidentReport(Guid incidentId) : Entity
{
    private readonly List<ReportRecipient> recipients = [];

    public Guid IncidentId { get; private set; } = incidentId;

    public required IncidentReportKind Kind { get; init; }

    /// <summary>The form it was filled on, as the rule profile names it.</summary>
    public required string Form { get; init; }

    /// <summary>Values by the form's field keys, as JSON.</summary>
    public required string Values { get; init; }

    public required DateTime SentAt { get; init; }

    public Guid? SenderId { get; init; }

    public required string SenderName { get; init; }

    public required Guid DraftId { get; init; }

    /// <summary>What somebody else than the sender told, by telephone, by letter or on the public page; whoever took it down did not report.</summary>
    public bool FromOutside { get; init; }

    public IReadOnlyList<ReportRecipient> Recipients => recipients;

    internal override Subject Subject => new(nameof(Incident), IncidentId);

    /// <summary>What was told in it is about another incident.</summary>
    internal void BelongsTo(Incident incident) => IncidentId = incident.Id;

    internal void SendTo(IEnumerable<(string Role, Guid Organisation)> to, DateTime? at = null)
    {
        foreach (var (role, organisation) in to)
            if (!recipients.Exists(r => r.OrganisationId == organisation))
                recipients.Add(new ReportRecipient(Id, organisation, role, at ?? SentAt));
    }
}

/// <summary>One recipient's own receipt of one report.</summary>
public sealed class ReportRecipient
{
    public ReportRecipient(Guid reportId, Guid organisationId, string role, DateTime sentAt) =>
        (ReportId, OrganisationId, Role, SentAt) = (reportId, organisationId, role, sentAt);

    private ReportRecipient()
    {
    }

    public Guid ReportId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public string Role { get; private set; } = "";

    /// <summary>In this system sending and technical receipt are one moment: the row is in the recipient's list.</summary>
    public DateTime SentAt { get; private set; }

    public DateTime? AcknowledgedAt { get; private set; }

    public string? AcknowledgedBy { get; private set; }

    internal bool Acknowledge(DateTime at, string by)
    {
        if (AcknowledgedAt is not null)
            return false;
        (AcknowledgedAt, AcknowledgedBy) = (at, by);
        return true;
    }
}
