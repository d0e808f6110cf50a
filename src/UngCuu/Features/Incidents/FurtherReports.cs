using UngCuu.Security;

namespace UngCuu.Features.Incidents;

/// <summary>Which further reports this person may make on the incident now.</summary>
public static class FurtherReports
{
    /// <summary>Told of it by others, the operator still owes a notification of its own: the first word cannot be an update.</summary>
    public static DraftKind Now(DraftKind wanted, CurrentUser user, IEnumerable<IncidentReport> reports) =>
        wanted == DraftKind.Update && reports.All(r => r.SenderId != user.OrganisationId) ? DraftKind.Notify : wanted;

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
