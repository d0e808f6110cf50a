using UngCuu.Shared;
using static UngCuu.Features.Incidents.IncidentStatus;

namespace UngCuu.Features.Incidents;

public enum IncidentStatus
{
    Received,
    Verified,
    Responding,
    Ended,
    Closed,

    /// <summary>No incident at all (a test, a false alarm), or the same as another. Not the same as closed, and never counted.</summary>
    Invalid,
}

public static class IncidentMoves
{
    public static readonly Moves<IncidentStatus> All = new()
    {
        { Received, nameof(Incident.Verify), Verified },
        { Received, nameof(Incident.Invalidate), Invalid },
        { Received, nameof(Incident.FindSame), Invalid },
        { Verified, nameof(Incident.StartResponse), Responding },
        { Verified, nameof(Incident.EndResponse), Ended },
        { Verified, nameof(Incident.Invalidate), Invalid },
        { Verified, nameof(Incident.FindSame), Invalid },
        { Responding, nameof(Incident.EndResponse), Ended },
        { Responding, nameof(Incident.Invalidate), Invalid },
        { Responding, nameof(Incident.FindSame), Invalid },
        { Ended, nameof(Incident.ResumeResponse), Responding },
        { Ended, nameof(Incident.Close), Closed },
        { Closed, nameof(Incident.Reopen), Responding },
        { Invalid, nameof(Incident.Reopen), Received },
    };

    /// <summary>Still somebody's work.</summary>
    public static readonly IReadOnlyList<IncidentStatus> Open = [Received, Verified, Responding, Ended];
}
