using UngCuu.Security;

namespace UngCuu.Features.Incidents;

/// <summary>Which further reports this person may make on the incident now, and what it takes to send one.</summary>
public static class FurtherReports
{
    /// <summary>Told of it by others, the operator still owes a notification of its own: the first word cannot be an update.</summary>
    public static DraftKind Now(DraftKind wanted, CurrentUser user, IEnumerable<IncidentReport> reports) =>
        wanted == DraftKind.Update && reports.All(r => r.FromOutside || r.SenderId != user.OrganisationId) ? DraftKind.Notify : wanted;

    /// <returns>None: anybody may.</returns>
    public static Permission? Needs(DraftKind kind) => kind switch
    {
        DraftKind.Public => null,
        DraftKind.Phone or DraftKind.Told => Permission.RecordReportForOthers,
        DraftKind.Notify or DraftKind.Update => Permission.UpdateNotification,
        DraftKind.Initial => Permission.SendInitialReport,
        DraftKind.Completion => Permission.SendCompletionReport,
        _ => Permission.ReportIncident,
    };

    public static IEnumerable<DraftKind> Open(Incident incident, CurrentUser user)
    {
        if (incident.Status == IncidentStatus.Invalid)
            yield break;
        var open = incident.Status != IncidentStatus.Closed;
        if (open && user.May(Permission.UpdateNotification))
            yield return DraftKind.Update;
        if (open && user.May(Permission.SendInitialReport))
            yield return DraftKind.Initial;
        if (user.May(Permission.SendCompletionReport) && incident.Status is IncidentStatus.Ended or IncidentStatus.Closed)
            yield return DraftKind.Completion;
    }
}
