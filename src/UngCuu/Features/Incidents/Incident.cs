using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>What happened, one row however many people told us. Its verbs are the steps of the response; each records a fact.</summary>
public sealed class Incident : Entity, IReferenced, ISearchable
{
    private readonly List<IncidentParty> parties = [];

    private Incident()
    {
    }

    string IReferenced.ReferenceKind => IsDrill ? "DT" : "SC";

    public string? Reference { get; private set; }

    public required string Title { get; set; }

    public IncidentStatus Status { get; private set; } = IncidentStatus.Received;

    /// <summary>The state in words: what turned out to be another incident is not called no incident.</summary>
    public TextKey StatusWords => new(SameAsId is null ? $"{nameof(IncidentStatus)}.{Status}" : "incident.status.same");

    /// <summary>Nobody's work any more; reopening makes it so again.</summary>
    public bool IsOver => Status is IncidentStatus.Closed or IncidentStatus.Invalid;

    /// <summary>The rule profile of the day of detection.</summary>
    public required string Profile { get; init; }

    /// <summary>Fact time of detection, UTC, to the minute.</summary>
    public DateTime DetectedAt { get; private set; }

    public required DateTime RecordedAt { get; init; }

    public required AffectedSystem System { get; init; }

    public required string Description { get; init; }

    /// <summary>A row of the periodic report's table of attack types.</summary>
    public string? AttackType { get; private set; }

    public required ReportSource Source { get; init; }

    /// <summary>The one draft it came from: sending a draft twice finds the incident instead of making a second.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>The reporter's wish for secrecy.</summary>
    public bool Secret { get; init; }

    public bool IsDrill { get; init; }

    public bool IsDemonstration { get; init; }

    public bool BeyondCapability { get; private set; }

    /// <summary>The operator's own, preliminary judgement; null until somebody judged.</summary>
    public bool? JudgedSerious { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    /// <summary>The incident this one turned out to be; it goes on there.</summary>
    public Guid? SameAsId { get; private set; }

    /// <summary>How many others turned out to be this one.</summary>
    public int SameCount { get; private set; }

    /// <summary>Why this unit is responsible, a text key of the registry.</summary>
    public string? UnitReason { get; private set; }

    public string? AssignedTo { get; private set; }

    public Guid? AssignedAccountId { get; private set; }

    public IReadOnlyList<IncidentParty> Parties => parties;

    string ISearchable.SearchWords => string.Join(' ', Reference, Title, System.Name, System.Addresses, System.OperatorName, System.OwnerName, Description);

    void IReferenced.Assign(string reference) => Reference = reference;

    internal static Incident Register(Registration told, DateTime now)
    {
        var incident = new Incident
        {
            Title = told.Title,
            Profile = told.Profile,
            DetectedAt = told.DetectedAt,
            RecordedAt = now,
            System = told.System,
            Description = told.Description,
            Source = told.Source,
            DraftId = told.DraftId,
            Secret = told.Secret,
            IsDrill = told.IsDrill,
            IsDemonstration = told.IsDemonstration,
            UnitReason = told.UnitReason,
        };
        incident.Record(new IncidentDetected(told.DetectedBy, told.IsDrill), told.DetectedAt);
        incident.parties.AddRange(told.Roles.Select(r => new IncidentParty(incident.Id, r.Organisation, r.Role)));
        incident.Record(new IncidentRolesAssigned(
            IncidentRoles.ForRules(told.Roles), told.System.Excluded, told.UnitReason));
        return incident;
    }

    public Guid? PartyIn(string role) => parties.Find(p => p.Role == role)?.OrganisationId;

    /// <summary>The report is what somebody outside told, by telephone or on the public page; whoever took it down did not report.</summary>
    public bool WasToldFromOutsideIn(IncidentReport report) => report.DraftId == DraftId && Source is ReportSource.Phone or ReportSource.Public;

    internal void Told(IncomingReport report) =>
        Record(new IncidentReported(report.Id, report.Source, report.ReporterName, report.OrganisationId));

    public void Verify(Guid? by, string? attackType, string? reason = null)
    {
        Go(nameof(Verify));
        AttackType = attackType ?? AttackType;
        RecordBecause(new IncidentVerified(by, attackType), reason);
    }

    public void StartResponse(Guid? by, DateTime now)
    {
        if (FactTime.ToMinute(now) < FactTime.ToMinute(DetectedAt))
            throw new RuleBroken("incident.start.beforeDetection", DetectedAt);
        Go(nameof(StartResponse));
        Record(new ResponseStarted(by));
    }

    /// <param name="at">As typed, to the minute: in the minute of the start it counts as the start itself.</param>
    /// <param name="started">When the response started; null when nobody said so.</param>
    public void EndResponse(Guid? by, DateTime at, string? reason, DateTime? started = null)
    {
        if (FactTime.ToMinute(at) < FactTime.ToMinute(DetectedAt))
            throw new RuleBroken("incident.end.beforeDetection", DetectedAt) { Field = "Form.At" };
        if (started is { } start && FactTime.ToMinute(at) < FactTime.ToMinute(start))
            throw new RuleBroken("incident.end.beforeStart", start) { Field = "Form.At" };
        at = new[] { at, DetectedAt, started ?? at }.Max();
        Go(nameof(EndResponse));
        EndedAt = at;
        RecordBecause(new ResponseEnded(by), reason, at);
    }

    public void ResumeResponse(Guid? by, string reason)
    {
        Go(nameof(ResumeResponse));
        EndedAt = null;
        RecordBecause(new ResponseResumed(by), reason);
    }

    /// <param name="now">Record and fact time of closing.</param>
    /// <param name="missing">What the profile's closing conditions still want; null when nothing.</param>
    internal void Close(Guid? by, DateTime now, string? reason, string? missing)
    {
        if (IncidentMoves.All.Can(Status, nameof(Close)) && missing is not null)
            throw new RuleBroken("incident.close.missing", missing);
        Go(nameof(Close));
        ClosedAt = now;
        RecordBecause(new IncidentClosed(by), reason);
    }

    public void Invalidate(Guid? by, string reason)
    {
        Go(nameof(Invalidate));
        ClosedAt = null;
        RecordBecause(new IncidentInvalidated(by), reason);
    }

    /// <summary>Two reports of one incident: this one ends here, what was told in it is read on the other. Undone by reopening.</summary>
    internal void FindSame(Incident other, Guid? by, string? reason)
    {
        if (other.Id == Id)
            throw new RuleBroken("incident.same.itself") { Field = "Form.SameAs" };
        if (other.SameAsId is not null)
            throw new RuleBroken("incident.same.elsewhere", other.Reference!) { Field = "Form.SameAs" };
        if (other.Status == IncidentStatus.Invalid)
            throw new RuleBroken("incident.same.invalid", other.Reference!) { Field = "Form.SameAs" };
        if (other.IsDrill != IsDrill)
            throw new RuleBroken("incident.same.drill") { Field = "Form.SameAs" };
        Go(nameof(FindSame));
        SameAsId = other.Id;
        RecordBecause(new IncidentFoundSame(by, other.Id), reason);
        other.TakeIn(this, by, reason);
    }

    /// <param name="sameAs">The incident it was held to be, when it was.</param>
    internal void Reopen(Guid? by, string reason, Incident? sameAs)
    {
        Reopen(by, reason);
        SameAsId = null;
        sameAs?.LetGo(this, by, reason);
    }

    private void TakeIn(Incident other, Guid? by, string? reason)
    {
        SameCount++;
        // Whoever asked for secrecy did not ask for another reporter to read along: that one follows by receipt.
        foreach (var reporter in Secret ? [] : other.parties.Where(p => p.Role == PartyRole.Reporter && !parties.Exists(own => own.OrganisationId == p.OrganisationId)).ToList())
            parties.Add(IncidentParty.Through(other.Id, Id, reporter.OrganisationId));
        RecordBecause(new IncidentJoined(by, other.Id), reason);
    }

    private void LetGo(Incident other, Guid? by, string reason)
    {
        SameCount--;
        parties.RemoveAll(p => p.ThroughId == other.Id);
        RecordBecause(new IncidentSeparated(by, other.Id), reason);
    }

    public void Reopen(Guid? by, string reason)
    {
        Go(nameof(Reopen));
        (EndedAt, ClosedAt) = (null, null);
        RecordBecause(new IncidentReopened(by), reason);
    }

    public void FindBeyondCapability(Guid? by, string? reason, DateTime? at = null)
    {
        RefuseWhenOver();
        if (BeyondCapability)
            throw new RuleBroken("incident.beyond.already");
        BeyondCapability = true;
        RecordBecause(new BeyondCapabilityFound(by), reason, at);
    }

    public void JudgeSeriousness(Guid? by, bool serious, bool publicHarm, string? reason)
    {
        RefuseWhenOver();
        JudgedSerious = serious;
        RecordBecause(new SeriousnessJudged(by, serious, publicHarm), reason);
    }

    /// <param name="started">When the response started, if it did.</param>
    public void CorrectDetection(DateTime at, string reason, DateTime now, DateTime? started = null)
    {
        RefuseWhenOver();
        FactTime.RefuseImpossible(at, now, "Form.At");
        if (EndedAt < at)
            throw new RuleBroken("incident.detection.afterEnd", EndedAt) { Field = "Form.At" };
        if (started is { } start && FactTime.ToMinute(start) < FactTime.ToMinute(at))
            throw new RuleBroken("incident.detection.afterStart", start) { Field = "Form.At" };
        if (at == DetectedAt)
            throw new RuleBroken("incident.detection.same") { Field = "Form.At" };
        RecordBecause(new DetectionCorrected(DetectedAt, at), reason, at);
        DetectedAt = at;
    }

    public void Assign(Guid? organisation, Guid? account, string name)
    {
        RefuseWhenOver();
        (AssignedAccountId, AssignedTo) = (account, name);
        Record(new IncidentAssigned(organisation, account, name));
    }

    internal void Recorded(object fact, DateTime? at = null, bool proved = false) => Record(fact, at, proved);

    internal void RefuseWhenOver()
    {
        if (IsOver)
            throw new RuleBroken("incident.over", StatusWords);
    }

    private void Go(string verb) => Status = IncidentMoves.All.Go(Status, verb);
}

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
