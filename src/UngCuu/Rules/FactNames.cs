namespace UngCuu.Rules;

/// <summary>
/// The facts rules may speak of. Each is an event of the events table under the same name; whoever records it gives the organisation whose act
/// it is, those it was sent to, and the values named here. The fact time is when it happened, for corrections the time that now holds.
/// </summary>
public static class FactNames
{
    /// <summary>Fact time: detection. By: the organisation that detected it (the operator, when it reports itself), none when unknown.</summary>
    public const string IncidentDetected = nameof(IncidentDetected);

    /// <summary>Fact time: the detection time that now holds.</summary>
    public const string DetectionCorrected = nameof(DetectionCorrected);

    /// <summary>Who stands in which role to the incident, all roles each time; the latest record holds.</summary>
    public const string IncidentRolesAssigned = nameof(IncidentRolesAssigned);

    /// <summary>By: who received it. Sender: the organisation it came from, if known. One for each report and recipient.</summary>
    public const string IncidentReceived = nameof(IncidentReceived);

    /// <summary>By: who acknowledges, a person's act. The technical receipt is no fact of rules.</summary>
    public const string IncidentAcknowledged = nameof(IncidentAcknowledged);

    public const string IncidentNotified = nameof(IncidentNotified);

    public const string NotificationUpdated = nameof(NotificationUpdated);

    public const string NotificationForwarded = nameof(NotificationForwarded);

    /// <summary>As it was recorded before the judgements were kept apart; whoever judged last.</summary>
    public const string SeriousnessJudged = nameof(SeriousnessJudged);

    /// <summary>The operator's own judgement, before anybody verified it.</summary>
    public const string PreliminaryJudged = nameof(PreliminaryJudged);

    /// <summary>By: the unit or the coordinating agency, which verified the incident and classified it.</summary>
    public const string IncidentClassified = nameof(IncidentClassified);

    /// <summary>The coordinating agency proposes serious status, or that it end. Proposing again while it stands is the same proposal.</summary>
    public const string SeriousStatusProposed = nameof(SeriousStatusProposed);

    public const string ProposalWithdrawn = nameof(ProposalWithdrawn);

    /// <summary>The standing agency's decision on a proposal.</summary>
    public const string SeriousStatusDecided = nameof(SeriousStatusDecided);

    public const string BeyondCapabilityFound = nameof(BeyondCapabilityFound);

    public const string InitialReportSent = nameof(InitialReportSent);

    public const string IncidentVerified = nameof(IncidentVerified);

    public const string ResponseStarted = nameof(ResponseStarted);

    /// <summary>The tests failed after the response had ended: back to containment.</summary>
    public const string ResponseResumed = nameof(ResponseResumed);

    public const string ResponseEnded = nameof(ResponseEnded);

    public const string CompletionReportSent = nameof(CompletionReportSent);

    public const string IncidentClosed = nameof(IncidentClosed);

    public const string IncidentInvalidated = nameof(IncidentInvalidated);

    /// <summary>Recorded as the same incident as another; the other goes on.</summary>
    public const string IncidentFoundSame = nameof(IncidentFoundSame);

    public const string IncidentReopened = nameof(IncidentReopened);

    /// <summary>By: whose task of the response it is. Due: the time set for it; set again it is another time for the same task.</summary>
    public const string TaskDueSet = nameof(TaskDueSet);

    public const string TaskDueCleared = nameof(TaskDueCleared);

    public const string TaskFinished = nameof(TaskFinished);

    /// <summary>An officer confirms that another profile governs the subject from now on.</summary>
    public const string ProfileConfirmed = nameof(ProfileConfirmed);

    /// <summary>A second profile's duties run beside the first's.</summary>
    public const string ProfileAdded = nameof(ProfileAdded);

    /// <summary>Proof of an earlier fact's time came in later: a file, or a second party's fact.</summary>
    public const string FactProved = nameof(FactProved);

    public const string DutyWaived = nameof(DutyWaived);

    public const string DutyWaiverWithdrawn = nameof(DutyWaiverWithdrawn);

    /// <summary>Every fact with the values it may carry.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [IncidentDetected] = [FactValues.Drill],
        [DetectionCorrected] = [],
        [IncidentRolesAssigned] = [FactValues.Excluded],
        [IncidentReceived] = [FactValues.Report],
        [IncidentAcknowledged] = [FactValues.Report],
        [IncidentNotified] = [FactValues.Result],
        [NotificationUpdated] = [FactValues.Result],
        [NotificationForwarded] = [],
        [SeriousnessJudged] = [FactValues.Serious, FactValues.PublicHarm],
        [PreliminaryJudged] = [FactValues.Serious, FactValues.PublicHarm],
        [IncidentClassified] = [FactValues.Serious],
        [SeriousStatusProposed] = [FactValues.Proposal, FactValues.Serious],
        [ProposalWithdrawn] = [FactValues.Proposal],
        [SeriousStatusDecided] = [FactValues.Proposal, FactValues.Serious],
        [BeyondCapabilityFound] = [],
        [InitialReportSent] = [],
        [IncidentVerified] = [],
        [ResponseStarted] = [],
        [ResponseResumed] = [],
        [ResponseEnded] = [],
        [CompletionReportSent] = [],
        [IncidentClosed] = [],
        [IncidentInvalidated] = [],
        [IncidentFoundSame] = [],
        [IncidentReopened] = [],
        [TaskDueSet] = [FactValues.Task, FactValues.Due],
        [TaskDueCleared] = [FactValues.Task],
        [TaskFinished] = [FactValues.Task],
        [ProfileConfirmed] = [FactValues.Profile],
        [ProfileAdded] = [FactValues.Profile],
        [FactProved] = [FactValues.Fact],
        [DutyWaived] = [FactValues.Profile, FactValues.Rule, FactValues.Organisation, FactValues.Occurrence, FactValues.Ground],
        [DutyWaiverWithdrawn] = [FactValues.Profile, FactValues.Rule, FactValues.Organisation, FactValues.Occurrence],
    };
}

/// <summary>Keys of the values a fact may carry. Yes-or-no values are <c>true</c> or <c>false</c>; an absent one is false.</summary>
public static class FactValues
{
    /// <summary>Which report was received or acknowledged.</summary>
    public const string Report = "report";

    /// <summary>Yes when the notification or its update gives the result of the handling.</summary>
    public const string Result = "result";

    public const string Serious = "serious";

    /// <summary>Which proposal of the coordinating agency was made or decided.</summary>
    public const string Proposal = "proposal";

    /// <summary>Yes where signs point to harm to national security or public order, or to serious disruption.</summary>
    public const string PublicHarm = "publicHarm";

    /// <summary>Which task of the response.</summary>
    public const string Task = "task";

    public const string Drill = "drill";

    /// <summary>Yes for a system of defence or public security, outside the law applied here.</summary>
    public const string Excluded = "excluded";

    public const string Profile = "profile";

    /// <summary>The id of the fact that is proved.</summary>
    public const string Fact = "fact";

    public const string Rule = "rule";

    public const string Organisation = "organisation";

    public const string Occurrence = "occurrence";

    public const string Ground = "ground";

    /// <summary>The date or moment an order sets.</summary>
    public const string Due = "due";

    /// <summary>The calendar period a unit's fact speaks of, as <c>2018</c>, <c>2018-Q2</c>, <c>2018-04</c>.</summary>
    public const string Period = "period";
}
