using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Security;

namespace UngCuu.Features.Incidents;

/// <summary>Who told us of an incident and how they are reached: for those who take reports and may have to call back. Others read the name in the timeline, and on the paper no more than that.</summary>
public sealed class IncidentReporters(AppDb db, CurrentUser user, AccessLog log)
{
    public async Task<IReadOnlyList<IncomingReport>> Of(Incident incident, CancellationToken cancel)
    {
        if (!user.May(Permission.RecordReportForOthers))
            return [];
        var told = await SameIncidents.Family(db, incident, cancel);
        var visible = db.Incidents.VisibleTo(user).Where(i => told.Contains(i.Id));
        var reporters = await db.IncomingReports.AsNoTracking().Where(r => visible.Any(i => i.Id == r.IncidentId)).OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id).ToListAsync(cancel);
        if (reporters.Exists(r => r.ReporterPhone is not null || r.ReporterEmail is not null))
            await log.Read("incident.reporter", nameof(Incident), incident.Id, cancel);
        return reporters;
    }
}
