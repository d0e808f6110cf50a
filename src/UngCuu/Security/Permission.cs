namespace UngCuu.Security;

/// <summary>What a post may do at all. Which rows it may do it to is a separate question: <c>VisibleTo(user)</c>.</summary>
public enum Permission
{
    // Incidents
    ReadIncidents,
    ReportIncident,
    RecordReportForOthers,

    /// <summary>To which incident a report belongs, and to which organisation its reporter.</summary>
    SortReports,

    /// <summary>Letters to the published address: what each of them is.</summary>
    HandleMail,
    AcknowledgeIncident,
    ForwardNotification,
    VerifyIncident,
    AssignIncident,
    WorkOnIncident,

    /// <summary>Walk the response through its process; give and settle tasks.</summary>
    TakePart,
    JudgeSeriousness,

    /// <summary>For the coordinating agency, to the standing agency.</summary>
    ProposeSeriousStatus,
    DecideSeriousStatus,
    FindBeyondCapability,
    UpdateNotification,
    SendInitialReport,
    EndResponse,
    SendCompletionReport,
    CloseIncident,
    InvalidateIncident,
    ReopenIncident,
    CorrectDetection,
    DownloadIncidentFiles,
    ExportIncidents,

    // Where we stand
    ReadDuties,
    ReadRules,
    ReadHistory,

    // Registry
    ReadRegistry,
    ReadInternalContacts,
    ExportRegistry,

    // Accounts and the installation
    ManageAccounts,
    ManageTokens,
    ReadDeliveries,
    RetryDelivery,
    ReadSettings,
}
