using System.Collections.Frozen;
using static UngCuu.Security.Permission;

namespace UngCuu.Security;

/// <summary>The table of who may do what. Approved as text in docs/approved/permissions.md: a change here is a change of policy.</summary>
public static class Roles
{
    private static readonly Permission[] Everyone = [ReadRegistry, ReadRules, ReadDuties];

    private static readonly Permission[] Reporter =
        [ReadIncidents, ReportIncident, WorkOnIncident, TakePart, DownloadIncidentFiles, UpdateNotification, FindBeyondCapability, JudgeSeriousness,
         SendInitialReport, EndResponse, SendCompletionReport, CorrectDetection];

    private static readonly Permission[] Receiver =
        [ReadIncidents, AcknowledgeIncident, ForwardNotification, RecordReportForOthers, WorkOnIncident, TakePart, DownloadIncidentFiles];

    private static readonly Permission[] Coordinator =
        [.. Everyone, .. Receiver, ReportIncident, VerifyIncident, AssignIncident, JudgeSeriousness, CloseIncident, InvalidateIncident, ReopenIncident, SortReports, HandleMail,
         CorrectDetection, ExportIncidents, ReadInternalContacts, ExportRegistry, ReadHistory];

    private static readonly FrozenDictionary<PostRole, FrozenSet<Permission>> Table = new Dictionary<PostRole, Permission[]>
    {
        [PostRole.DutyOfficer] = Coordinator,
        [PostRole.CoordinationLead] = [.. Coordinator, ProposeSeriousStatus, ReadDeliveries],
        [PostRole.StandingAgency] = [.. Everyone, ReadIncidents, TakePart, DownloadIncidentFiles, JudgeSeriousness, DecideSeriousStatus, ReadInternalContacts, ReadHistory],
        [PostRole.NationalSteering] = [.. Everyone, ReadIncidents],
        [PostRole.SteeringCommittee] = [.. Everyone, ReadIncidents, ReadInternalContacts],
        [PostRole.SpecialisedUnit] = [.. Everyone, .. Reporter, .. Receiver, VerifyIncident, AssignIncident, ReadInternalContacts, ExportRegistry, ExportIncidents],
        [PostRole.ResponseTeam] = [.. Everyone, ReadIncidents, WorkOnIncident, TakePart, DownloadIncidentFiles, ReadInternalContacts],
        [PostRole.OperatorContact] = [.. Everyone, .. Reporter, AcknowledgeIncident],
        [PostRole.MemberContact] = [.. Everyone, .. Reporter, AcknowledgeIncident, ForwardNotification, ReadInternalContacts],
        [PostRole.Finance] = [.. Everyone],
        [PostRole.Auditor] = [.. Everyone, ReadIncidents, ReadHistory, ReadInternalContacts, ExportRegistry],
        [PostRole.Administrator] = [.. Everyone, ManageAccounts, ReadDeliveries, RetryDelivery, ReadSettings],
    }.ToFrozenDictionary(r => r.Key, r => r.Value.Append(ManageTokens).ToFrozenSet());

    public static IReadOnlySet<Permission> Of(PostRole role) => Table[role];
}
