using UngCuu.Security;

namespace UngCuu.Features.Incidents;

/// <summary>Which further reports this person may make on the incident now.</summary>
public static class FurtherReports
{
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
