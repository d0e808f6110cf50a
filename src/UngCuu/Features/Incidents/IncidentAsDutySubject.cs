using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Security;

namespace UngCuu.Features.Incidents;

/// <summary>How reminders of an incident's duties name it.</summary>
internal sealed class IncidentAsDutySubject : INameDutySubjects
{
    public string Kind => nameof(Incident);

    public Task<DutySubject?> Find(AppDb db, Guid id, CancellationToken cancel) =>
        db.Incidents.Where(i => i.Id == id && i.Reference != null)
            .Select(i => new DutySubject(i.Reference!, "/incidents/" + i.Reference, Permission.ReadIncidents))
            .FirstOrDefaultAsync(cancel);
}
