using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Features.Mailbox;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>News for the organisations a report was sent or forwarded to: behind the bell, a reference and no contents.</summary>
public sealed class WhenIncidentReceived(Clock clock) : ISubscriber
{
    public string Name => "incidents.notices";

    public bool Wants(string eventName) => eventName is nameof(IncidentReceived);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var received = FactJson.Read<IncidentReceived>(happened.Payload);
        // Who may not open it is not told: those the reporter did not want to know of it, and a unit that took a call on what is not its own.
        if (await db.Incidents.Where(i => i.Id == happened.SubjectId && i.Parties.Any(p => p.OrganisationId == received.By && (!i.Secret || p.SeesSecret)))
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

/// <summary>Whoever is given a task by another organisation, or by a colleague, learns of it: a reference and no contents.</summary>
public sealed class WhenTaskGiven(Clock clock) : ISubscriber
{
    public string Name => "incidents.tasks";

    public bool Wants(string eventName) => eventName is nameof(TaskGiven) or nameof(TaskHandedOver);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var (to, id, account) = happened.Name == nameof(TaskGiven)
            ? FactJson.Read<TaskGiven>(happened.Payload) is var given ? (given.By, given.Task, given.Account) : default
            : FactJson.Read<TaskHandedOver>(happened.Payload) is var handed ? (handed.By, handed.Task, handed.Account) : default;
        if (account is null ? happened.OrganisationId == to : happened.AccountId == account)
            return; // one's own
        if (await db.Incidents.Where(i => i.Id == happened.SubjectId && i.Parties.Any(p => p.OrganisationId == to && (!i.Secret || p.SeesSecret || i.WasProposed && p.Role == PartyRole.Standing)))
            .Select(i => i.Reference).SingleOrDefaultAsync(cancel) is not { } reference)
            return;
        await db.Notify(new Notice
        {
            Kind = "incident.task",
            AboutId = happened.SubjectId,
            Step = happened.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            RecipientId = account ?? to,
            To = account is null ? NoticeTo.Organisation : NoticeTo.Account,
            Needs = Permission.TakePart,
            TextKey = "notice.incident.task",
            Args = NoticeArgs.Write(reference),
            Link = $"/incidents/{reference}/tasks/{id}",
            CreatedAt = clock.Now,
        }, cancel);
    }
}

/// <summary>An organisation learns that what one of its people told is its own now.</summary>
public sealed class WhenReporterAttached(Clock clock) : ISubscriber
{
    public string Name => "incidents.attached";

    public bool Wants(string eventName) => eventName is nameof(ReporterAttached);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var attached = FactJson.Read<ReporterAttached>(happened.Payload);
        if (await db.Incidents.Where(i => i.Id == happened.SubjectId && i.Parties.Any(p => p.OrganisationId == attached.Organisation && (!i.Secret || p.SeesSecret)))
            .Select(i => i.Reference).SingleOrDefaultAsync(cancel) is not { } reference)
            return;
        await db.Notify(new Notice
        {
            Kind = "incident.attached",
            AboutId = happened.SubjectId,
            Step = attached.Report.ToString("N"),
            RecipientId = attached.Organisation,
            To = NoticeTo.Organisation,
            Needs = Permission.ReadIncidents,
            TextKey = "notice.incident.attached",
            Args = NoticeArgs.Write(reference),
            Link = $"/incidents/{reference}",
            CreatedAt = clock.Now,
        }, cancel);
    }
}

/// <summary>An organisation that told of an incident learns that it is done.</summary>
public sealed class WhenReportedIsClosed(Clock clock) : ISubscriber
{
    public string Name => "incidents.closed";

    public bool Wants(string eventName) => eventName is nameof(IncidentClosed);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var incident = await db.Incidents.AsNoTracking().Include(i => i.Parties).SingleAsync(i => i.Id == happened.SubjectId, cancel);
        foreach (var reporter in incident.Parties.Where(p => p.Role == PartyRole.Reporter && p.OrganisationId != happened.OrganisationId))
            await db.Notify(new Notice
            {
                Kind = "incident.closed",
                AboutId = incident.Id,
                Step = happened.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                RecipientId = reporter.OrganisationId,
                To = NoticeTo.Organisation,
                Needs = Permission.ReadIncidents,
                TextKey = "notice.incident.closed",
                Args = NoticeArgs.Write(incident.Reference!),
                Link = $"/incidents/{incident.Reference}",
                CreatedAt = clock.Now,
            }, cancel);
    }
}

/// <summary>What a reporter who left an address is told by mail: that it came in, that it is handled under another reference, that it is done. References and times; nothing of the contents.</summary>
public sealed class WhenIncidentReported(IDataProtectionProvider protection, IOptions<MailboxSettings> mailbox, PublicAddress address, Clock clock, Texts texts) : ISubscriber
{
    private const int LongestName = 200;

    private readonly IDataProtector seal = protection.CreateProtector(StartDraft.KeyPurpose);

    public string Name => "incidents.receipt-mail";

    public bool Wants(string eventName) => eventName is nameof(IncidentReported) or nameof(ReportAdded) or nameof(ReportMovedIn) or nameof(IncidentClosed);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var family = await SameIncidents.Family(db, happened.SubjectId, cancel);
        // One report may have moved on meanwhile: it is answered all the same, under the reference it has by now.
        var reports = await (Of(happened) is { } one ? db.IncomingReports.Where(r => r.Id == one) : db.IncomingReports.Where(r => family.Contains(r.IncidentId)))
            .Where(r => r.ReporterEmail != null).ToListAsync(cancel);
        // Each reporter knows the reference of their own receipt, also where it turned out to be another's incident.
        var told = reports.ConvertAll(r => r.IncidentId);
        var references = await db.Incidents.Where(i => told.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Reference, cancel);
        var key = happened.Name switch { nameof(IncidentClosed) => "closed", nameof(ReportMovedIn) => "moved", _ => "receipt" };
        // Told of what is over by then, they are told that too: nothing more will happen.
        var over = key == "closed" ? [] : await db.Incidents.Where(i => told.Contains(i.Id) && i.Status == IncidentStatus.Closed).Select(i => i.Id).ToListAsync(cancel);
        var drafts = reports.ConvertAll(r => r.DraftId);
        var mails = db.ReceivedMails;
        var takenDown = await db.ReportDrafts.Where(d => drafts.Contains(d.Id) && (d.Kind == DraftKind.Phone || d.Kind == DraftKind.Told))
            .Select(d => new { d.Id, d.SealedKey, Letter = mails.Where(m => m.Id == d.MailId).Select(m => m.MessageId).FirstOrDefault() }).ToDictionaryAsync(d => d.Id, cancel);
        foreach (var (report, words) in reports.Select(r => (r, key)).Concat(reports.Where(r => over.Contains(r.IncidentId)).Select(r => (r, "closed"))))
        {
            var reference = references[report.IncidentId];
            var language = Texts.CultureOf(report.Language);
            // Whoever sent a form was shown where to follow it; whoever spoke or wrote to an officer was not.
            var draft = report.DraftId is { } by ? takenDown.GetValueOrDefault(by) : null;
            var follow = words == "receipt" && draft?.SealedKey is { } sealedKey ? KeyIn(sealedKey) : null;
            await db.QueueMail(new OutgoingMail
            {
                Key = $"incidents/{words}/{report.Id:N}/{happened.Id}",
                To = report.ReporterEmail!,
                ToName = report.ReporterName.Length > LongestName ? report.ReporterName[..LongestName] : report.ReporterName,
                Language = report.Language,
                Subject = texts.In(language, $"mail.{words}.subject", reference),
                Body = follow is null ? texts.In(language, $"mail.{words}.body", reference, report.ReceivedAt) : texts.In(language, "mail.receipt.followed.body", reference, report.ReceivedAt, address.Of($"/r/{follow}")),
                ReplyTo = mailbox.Value.Address,
                InReplyTo = draft?.Letter,
                AboutKind = nameof(Incident),
                AboutId = happened.SubjectId,
                CreatedAt = clock.Now,
            }, cancel);
        }
    }

    /// <summary>None when the key ring that sealed it is gone.</summary>
    private string? KeyIn(string sealedKey)
    {
        try
        {
            return seal.Unprotect(sealedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The one report it is about; none: all of the incident's.</summary>
    private static Guid? Of(Event happened) => happened.Name switch
    {
        nameof(IncidentReported) => FactJson.Read<IncidentReported>(happened.Payload).Report,
        nameof(ReportAdded) => FactJson.Read<ReportAdded>(happened.Payload).Report,
        nameof(ReportMovedIn) => FactJson.Read<ReportMovedIn>(happened.Payload).Report,
        _ => null,
    };
}
