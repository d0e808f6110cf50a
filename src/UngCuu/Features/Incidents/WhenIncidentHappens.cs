using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>News for the organisations a report was sent or forwarded to: behind the bell, a reference and no contents.</summary>
public sealed class WhenIncidentReceived(Clock clock) : ISubscriber
{
    public string Name => "incidents.notices";

    public bool Wants(string eventName) => eventName is nameof(IncidentReceived);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var received = FactJson.Read<IncidentReceived>(happened.Payload);
        // Whom the reporter did not want to know of it is not told, whatever the law would send them.
        if (await db.Incidents.Where(i => i.Id == happened.SubjectId && (!i.Secret || i.Parties.Any(p => p.OrganisationId == received.By && p.SeesSecret)))
            .Select(i => i.Reference).SingleOrDefaultAsync(cancel) is not { } reference)
            return;
        await db.Notify(new Notice
        {
            Kind = "incident.received",
            AboutId = happened.SubjectId,
            Step = received.Report.ToString("N"),
            RecipientId = received.By,
            To = NoticeTo.Organisation,
            Needs = Permission.AcknowledgeIncident,
            TextKey = "notice.incident.received",
            Args = NoticeArgs.Write(reference),
            Link = $"/incidents/{reference}",
            CreatedAt = clock.Now,
        }, cancel);
    }
}

/// <summary>The receipt by mail, for a reporter who left an address: the reference and the times, with what happens next; nothing of the contents.</summary>
public sealed class WhenIncidentReported(Clock clock, Texts texts) : ISubscriber
{
    private const int LongestName = 200;

    public string Name => "incidents.receipt-mail";

    public bool Wants(string eventName) => eventName is nameof(IncidentReported) or nameof(IncidentClosed);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var told = await SameIncidents.Family(db, happened.SubjectId, cancel);
        var reports = await db.IncomingReports.Where(r => told.Contains(r.IncidentId) && r.ReporterEmail != null).ToListAsync(cancel);
        // Each reporter knows the reference of their own receipt, also where it turned out to be another's incident.
        var references = await db.Incidents.Where(i => told.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Reference, cancel);
        var (key, subject, body) = happened.Name == nameof(IncidentClosed)
            ? ("closed", "mail.closed.subject", "mail.closed.body")
            : ("receipt", "mail.receipt.subject", "mail.receipt.body");
        foreach (var report in reports)
        {
            var reference = references[report.IncidentId];
            var language = Texts.CultureOf(report.Language);
            await db.QueueMail(new OutgoingMail
            {
                Key = $"incidents/{key}/{report.Id:N}/{happened.Id}",
                To = report.ReporterEmail!,
                ToName = report.ReporterName.Length > LongestName ? report.ReporterName[..LongestName] : report.ReporterName,
                Language = report.Language,
                Subject = texts.In(language, subject, reference),
                Body = texts.In(language, body, reference, report.ReceivedAt),
                AboutKind = nameof(Incident),
                AboutId = happened.SubjectId,
                CreatedAt = clock.Now,
            }, cancel);
        }
    }
}
