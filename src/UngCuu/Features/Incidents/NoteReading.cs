using UngCuu.Features.History;

namespace UngCuu.Features.Incidents;

/// <summary>Writes down that somebody opened an incident which is not for everybody who takes part.</summary>
public sealed class NoteReading(AccessLog log)
{
    public ValueTask Of(Incident incident, CancellationToken cancel) =>
        incident.Secret ? log.Read("incident.secret", nameof(Incident), incident.Id, cancel) : ValueTask.CompletedTask;
}
