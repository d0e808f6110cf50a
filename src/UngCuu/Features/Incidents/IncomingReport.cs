using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

public enum ReportSource
{
    Form,
    Public,
    Phone,
    Api,
    Email,
}

/// <summary>What somebody told us, as they told it. Answered at once with a receipt whose link shows what happens next, whichever incident it belongs to by then.</summary>
/// <param name="organisationId">Of whoever told us, where they have one.</param>
public sealed class IncomingReport(Guid incidentId, Guid? organisationId) : Entity
{
    public Guid IncidentId { get; private set; } = incidentId;

    /// <summary>The incident was put on the register for it; others were told later and added.</summary>
    public bool IsFirst { get; private set; } = true;

    /// <summary>The draft it was sent by, and so the report with its words. None for what was told before drafts were kept with it.</summary>
    public Guid? DraftId { get; init; }

    public required ReportSource Source { get; init; }

    public required string ReporterName { get; init; }

    public Guid? OrganisationId { get; private set; } = organisationId;

    /// <summary>When somebody found out to which organisation the reporter belongs.</summary>
    public DateTime? AttachedAt { get; private set; }

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

    /// <summary>Told of an incident that was on the register already.</summary>
    internal void AddTo(Incident incident, Guid? by, bool wantsSecrecy)
    {
        incident.Takes(wantsSecrecy);
        IsFirst = false;
        Record(new ReportAdded(by, Id, Source, ReporterName));
    }

    /// <summary>Why it cannot be moved out of its incident; null when it can.</summary>
    internal RuleBroken? WhyNotMove(Incident from) =>
        IsFirst || DraftId is null ? new("told.move.first")
        : from.SameAsId is not null ? new("told.move.same", from.Reference!)
        : null;

    /// <summary>It is about another incident than the one it was put with.</summary>
    /// <param name="asFirst">The other is put on the register for it.</param>
    internal void Move(Incident from, Incident to, Guid? by, string reason, bool asFirst, bool wantsSecrecy)
    {
        if (WhyNotMove(from) is { } why)
            throw why;
        (IncidentId, IsFirst) = (to.Id, asFirst);
        to.Takes(wantsSecrecy);
        from.LosesReport(Id, to.Id, by, reason);
        RecordBecause(new ReportMovedIn(by, Id, from.Id, Source, ReporterName), reason);
    }

    internal void AttachTo(Guid organisation, Guid? by, string reason, DateTime now)
    {
        if (OrganisationId is not null)
            throw new RuleBroken("told.member.already");
        (OrganisationId, AttachedAt) = (organisation, now);
        RecordBecause(new ReporterAttached(by, Id, organisation), reason);
    }

    /// <summary>It was the wrong organisation.</summary>
    internal void Detach(Guid? by, string reason)
    {
        if (AttachedAt is null || OrganisationId is not { } organisation)
            throw new RuleBroken("told.member.none");
        (OrganisationId, AttachedAt) = (null, null);
        RecordBecause(new ReporterDetached(by, Id, organisation), reason);
    }
}
