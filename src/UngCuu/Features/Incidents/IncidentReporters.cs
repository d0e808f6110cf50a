using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Features.Mailbox;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <param name="Reference">Of the incident it belongs to: this one, or one that turned out to be this one.</param>
/// <param name="Organisation">Name of the reporter's, where they have one.</param>
public sealed record ReporterLine(IncomingReport Told, string Reference, string? Organisation);

/// <summary>Who told us of an incident and how they are reached: for those who take reports and may have to call back. Others read the name in the timeline, and on the paper no more than that.</summary>
public sealed class IncidentReporters(AppDb db, RegistrySource registry, ListMail mails, CurrentUser user, AccessLog log, Clock clock)
{
    /// <summary>Letters of it, and of those that turned out to be it.</summary>
    public async Task<IReadOnlyList<MailRow>> Letters(Incident incident, CancellationToken cancel) =>
        user.May(Permission.HandleMail) ? await mails.With(await SameIncidents.Family(db, incident, cancel), cancel) : [];

    public async Task<IReadOnlyList<ReporterLine>> Of(Incident incident, CancellationToken cancel)
    {
        if (!user.May(Permission.RecordReportForOthers))
            return [];
        var told = await SameIncidents.Family(db, incident, cancel);
        var visible = db.Incidents.VisibleTo(user).Where(i => told.Contains(i.Id));
        var reporters = await db.IncomingReports.AsNoTracking().Join(visible, r => r.IncidentId, i => i.Id, (r, i) => new { Told = r, i.Reference })
            .OrderBy(r => r.Told.ReceivedAt).ThenBy(r => r.Told.Id).ToListAsync(cancel);
        await Note(incident, reporters.ConvertAll(r => r.Told), cancel);
        var snapshot = await registry.Snapshot(cancel);
        return reporters.ConvertAll(r => new ReporterLine(r.Told, r.Reference!, r.Told.OrganisationId is { } own ? snapshot.NameOf(own, clock.Today, Texts.InEnglish) : null));
    }

    /// <summary>One of this incident's own, to be worked on.</summary>
    public Task<IncomingReport?> Find(Incident incident, Guid report, CancellationToken cancel) =>
        db.IncomingReports.FirstOrDefaultAsync(r => r.Id == report && r.IncidentId == incident.Id, cancel);

    /// <summary>Writes down that somebody reads how these people are reached.</summary>
    public async Task Note(Incident incident, IReadOnlyList<IncomingReport> reporters, CancellationToken cancel)
    {
        if (reporters.Any(r => r.ReporterPhone is not null || r.ReporterEmail is not null))
            await log.Read("incident.reporter", nameof(Incident), incident.Id, cancel);
    }
}
