using UngCuu.Rules;

namespace UngCuu.Features.Incidents;

// What can happen to an incident. "By" is the organisation whose act it is, "To" those it was sent to; the rule engine reads both.

/// <summary>The incident is on the register.</summary>
public sealed record IncidentReported(Guid Report, ReportSource Source, string? Reporter, Guid? By);

/// <summary>Somebody else told us of it.</summary>
public sealed record ReportAdded(Guid? By, Guid Report, ReportSource Source, string? Reporter);

/// <summary>A report put with this incident is about another.</summary>
public sealed record ReportMovedOut(Guid? By, Guid Report, Guid To);

public sealed record ReportMovedIn(Guid? By, Guid Report, Guid From, ReportSource Source, string? Reporter);

/// <summary>Whoever told us belongs to this organisation, which follows the incident from now on.</summary>
public sealed record ReporterAttached(Guid? By, Guid Report, Guid Organisation);

public sealed record ReporterDetached(Guid? By, Guid Report, Guid Organisation);

/// <summary>The operator asked for secrecy after the incident was on the register.</summary>
public sealed record SecrecyAsked(Guid? By);

/// <summary>Fact time: the moment of detection.</summary>
public sealed record IncidentDetected(Guid? By, bool Drill);

public sealed record DetectionCorrected(DateTime From, DateTime To);

/// <summary>Who stands in which role to the incident; the latest record holds.</summary>
public sealed record IncidentRolesAssigned(IReadOnlyDictionary<string, Guid> Roles, bool Excluded, string? UnitReason);

public sealed record IncidentReceived(Guid By, Guid? Sender, Guid Report);

public sealed record IncidentAcknowledged(Guid By, Guid Report);

public sealed record IncidentNotified(Guid? By, IReadOnlyList<Guid> To, Guid Report, bool Result);

public sealed record NotificationUpdated(Guid? By, IReadOnlyList<Guid> To, Guid Report, bool Result);

public sealed record NotificationForwarded(Guid By, IReadOnlyList<Guid> To, Guid Report);

/// <summary>As it was recorded before the four judgements were kept apart; read for ever, recorded no more.</summary>
public sealed record SeriousnessJudged(Guid? By, bool Serious, bool PublicHarm);

/// <summary>The operator's own judgement.</summary>
public sealed record PreliminaryJudged(Guid? By, Guid Judgement, Classification Result, bool Serious, bool PublicHarm);

/// <summary>By the responsible unit or the coordinating agency.</summary>
public sealed record IncidentClassified(Guid? By, Guid Judgement, JudgementKind Kind, Classification Result, bool Serious);

/// <summary>To the standing agency. Not serious: that the status it decided end.</summary>
public sealed record SeriousStatusProposed(Guid? By, Guid Proposal, Guid Judgement, bool Serious, string? Plan);

public sealed record ProposalWithdrawn(Guid? By, Guid Proposal, Guid Judgement);

public sealed record SeriousStatusDecided(Guid? By, Guid Proposal, Guid Judgement, bool Serious, string? Plan);

public sealed record BeyondCapabilityFound(Guid? By);

public sealed record InitialReportSent(Guid? By, IReadOnlyList<Guid> To, Guid Report);

public sealed record CompletionReportSent(Guid? By, IReadOnlyList<Guid> To, Guid Report);

public sealed record IncidentVerified(Guid? By, string? AttackType);

public sealed record ResponseStarted(Guid? By);

public sealed record ResponseResumed(Guid? By);

public sealed record ResponseEnded(Guid? By);

public sealed record IncidentClosed(Guid? By);

public sealed record IncidentInvalidated(Guid? By);

/// <summary>It turned out to be the same as another, which goes on.</summary>
public sealed record IncidentFoundSame(Guid? By, Guid As);

/// <summary>Another one turned out to be this one.</summary>
public sealed record IncidentJoined(Guid? By, Guid Other);

/// <summary>The other is an incident of its own after all.</summary>
public sealed record IncidentSeparated(Guid? By, Guid Other);

public sealed record IncidentReopened(Guid? By);

public sealed record IncidentAssigned(Guid? Organisation, Guid? Account, string Name);

/// <summary>The response stands at another step of its process.</summary>
/// <param name="Back">To an earlier one: tests failed, or the response goes on after its end.</param>
public sealed record StepReached(Guid? By, string Process, string Step, string? From, bool Back);

/// <summary>A line of a step's check-list, given out as the step was reached. "By", here and below, is whose task it is.</summary>
public sealed record TaskListed(Guid By, Guid Task, string Code, int Round);

public sealed record TaskGiven(Guid By, Guid Task, string Title, Guid? Account, string? Name);

public sealed record TaskHandedOver(Guid By, Guid Task, string? Code, string? Title, Guid? Account, string? Name);

public sealed record TaskTimeMoved(Guid By, Guid Task, string? Code, string? Title, DateTime? From, DateTime To);

/// <summary>By when it is to be done; said again it is another time for the same task.</summary>
public sealed record TaskDueSet(Guid By, Guid Task, string Due);

/// <summary>It is not theirs any more, or not to be done by that time.</summary>
public sealed record TaskDueCleared(Guid By, Guid Task);

public sealed record TaskFinished(Guid By, Guid Task, string? Code, string? Title);

public sealed record TaskDropped(Guid By, Guid Task, string? Code, string? Title);

public sealed record TaskTakenUpAgain(Guid By, Guid Task, string? Code, string? Title);

/// <summary>A letter of somebody who has a part in it, or that an officer put there, is kept with the incident.</summary>
public sealed record LetterKept(Guid? By, Guid Mail, string From);

public sealed record NoteAdded(Guid Note);

public sealed record FileAdded(Guid File, string Name, string Sha256, long Bytes);

public sealed record FileDownloaded(Guid File, string Name);
