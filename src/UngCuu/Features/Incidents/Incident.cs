using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>What happened, one row however many people told us. Its verbs are the steps of the response; each records a fact.</summary>
public sealed partial class Incident : Entity, IReferenced, ISearchable
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
    public bool Secret { get; private set; }

    public bool IsDrill { get; init; }

    public bool IsDemonstration { get; init; }

    public bool BeyondCapability { get; private set; }

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
            IsDrill = told.IsDrill,
            IsDemonstration = told.IsDemonstration,
            UnitReason = told.UnitReason,
        };
        incident.Secret = told.Secret;
        incident.Record(new IncidentDetected(told.DetectedBy, told.IsDrill), told.DetectedAt);
        incident.parties.AddRange(told.Roles.Select(r => new IncidentParty(incident.Id, r.Organisation, r.Role)));
        incident.Record(new IncidentRolesAssigned(
            IncidentRoles.ForRules(told.Roles), told.System.Excluded, told.UnitReason));
        return incident;
    }

    public Guid? PartyIn(string role) => parties.Find(p => p.Role == role)?.OrganisationId;

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
        if (IncidentMoves.All.Can(Status, nameof(Close)))
        {
            RefuseWhileProposed();
            if (missing is not null)
                throw new RuleBroken("incident.close.missing", missing);
        }
        Go(nameof(Close));
        ClosedAt = now;
        RecordBecause(new IncidentClosed(by), reason);
    }

    public void Invalidate(Guid? by, string reason)
    {
        if (IncidentMoves.All.Can(Status, nameof(Invalidate)))
            RefuseWhileSerious();
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
        if (IncidentMoves.All.Can(Status, nameof(FindSame)))
            RefuseWhileSerious();
        Go(nameof(FindSame));
        SameAsId = other.Id;
        RecordBecause(new IncidentFoundSame(by, other.Id), reason);
        other.SameCount++;
        other.RecordBecause(new IncidentJoined(by, Id), reason);
    }

    /// <param name="sameAs">The incident it was held to be, when it was.</param>
    internal void Reopen(Guid? by, string reason, Incident? sameAs)
    {
        Reopen(by, reason);
        SameAsId = null;
        if (sameAs is null)
            return;
        sameAs.SameCount--;
        sameAs.RecordBecause(new IncidentSeparated(by, Id), reason);
    }

    /// <summary>A report of it, told or moved here. Whoever asked for secrecy is not put among others who did not.</summary>
    internal void Takes(bool wantsSecrecy)
    {
        RefuseWhenInvalid();
        if (wantsSecrecy && !Secret)
            throw new RuleBroken("told.secret", Reference!);
    }

    /// <summary>Somebody who would read it still asks for secrecy after it was reported in the open: from now on only those of the wish do, and no duty tells the network member of it.</summary>
    internal void KeepSecret(Guid? by)
    {
        if (Secret)
            return;
        if (!parties.Exists(p => p.OrganisationId == by && p.SeesSecret))
            throw new RuleBroken("incident.secrecy.notYours");
        Secret = true;
        parties.RemoveAll(p => p.Role == PartyRole.Member);
        Record(new SecrecyAsked(by));
        Record(new IncidentRolesAssigned(IncidentRoles.ForRules(parties.Select(p => (p.Role, p.OrganisationId))), System.Excluded, UnitReason));
    }

    internal void LosesReport(Guid report, Guid to, Guid? by, string reason) => RecordBecause(new ReportMovedOut(by, report, to), reason);

    /// <param name="who">Organisations that told of it, each with the incident it told of where that turned out to be this one.</param>
    internal void ToldBy(IReadOnlyDictionary<Guid, Guid?> who)
    {
        parties.RemoveAll(p => p.Role == PartyRole.Reporter && !who.ContainsKey(p.OrganisationId));
        foreach (var (organisation, through) in who)
            if (parties.Find(p => p.Role == PartyRole.Reporter && p.OrganisationId == organisation) is { } stands)
                stands.Through(through);
            else
                parties.Add(IncidentParty.ReporterOf(Id, organisation, through));
    }

    /// <summary>Told by somebody else after it was on the register.</summary>
    public bool IsAdded(IncidentReport report) => report.FromOutside && report.DraftId != DraftId;

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

    /// <summary>What turned out to be none, or another, is told of there or not at all.</summary>
    public bool TakesReports => Status != IncidentStatus.Invalid;

    internal void RefuseWhenInvalid()
    {
        if (!TakesReports)
            throw new RuleBroken("incident.over", StatusWords);
    }

    private void Go(string verb) => Status = IncidentMoves.All.Go(Status, verb);
}
