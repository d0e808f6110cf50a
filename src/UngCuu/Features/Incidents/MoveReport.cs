using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Mailbox;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>
/// A report that was put with the wrong incident goes to the one it is about, or becomes one of its own; its words, files and addresses go with it.
/// Whoever told us follows by the same link as before.
/// </summary>
public sealed class MoveReport(AppDb db, RegisterIncident register, ReporterParties reporters, CurrentUser user, Author author, Clock clock)
{
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed class MoveForm
    {
        /// <summary>Reference of the incident it is about; left out: an incident of its own.</summary>
        [StringLength(20), Display(Name = "told.move.to")]
        public string? To { get; set; }

        /// <summary>The registered system an incident of its own is about, where it is known.</summary>
        [Display(Name = "told.move.system")]
        public Guid? SystemId { get; set; }

        [Required, StringLength(2000), DataType(DataType.MultilineText), Display(Name = "incident.field.reason")]
        public string Reason { get; set; } = "";

        /// <summary>The version of the report that the page showed.</summary>
        public int? Version { get; set; }
    }

    /// <returns>The incident it belongs to now.</returns>
    public async Task<Incident> Run(Incident from, IncomingReport told, MoveForm form, CancellationToken cancel)
    {
        if (!user.May(Permission.SortReports))
            throw new RuleBroken("verb.notYours", new TextKey("told.move"));
        if (told.WhyNotMove(from) is { } why)
            throw why;
        if (form.Version is { } seen)
            db.Expect(told, seen);
        var draft = await db.ReportDrafts.Include(d => d.Files).SingleAsync(d => d.Id == told.DraftId, cancel);
        var report = await db.IncidentReports.Include(r => r.Recipients).SingleAsync(r => r.DraftId == draft.Id, cancel);
        var values = FormValues.Read(report.Values);
        var own = string.IsNullOrWhiteSpace(form.To);
        var to = own ? await Register(from, told, draft, values, form.SystemId, cancel) : await Other(from, form.To!, cancel);
        told.Move(from, to, user.OrganisationId, form.Reason, asFirst: own, values.Yes("confidential"));
        report.BelongsTo(to);
        if (own)
            Received(to, report);
        draft.IncidentId = to.Id;
        draft.Version++;
        if (draft.MailId is { } letter)
            (await db.ReceivedMails.SingleAsync(m => m.Id == letter, cancel)).ToldOf(to.Id, user.OrganisationId);
        db.Raise(from);
        db.Raise(to);
        await CarryFiles(draft, from, to, cancel);
        await CarryAddresses(draft, values, from, to, cancel);
        await reporters.Settle(from, cancel);
        await reporters.Settle(to, cancel);
        await db.SaveChangesAsync(cancel);
        return to;
    }

    private async Task<Incident> Other(Incident from, string written, CancellationToken cancel)
    {
        var wanted = written.Trim().ToUpperInvariant();
        // One that may not be seen is answered as one that does not exist.
        var other = await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == wanted, cancel)
            ?? throw new RuleBroken("incident.same.unknown") { Field = "Form.To" };
        if (other.Id == from.Id)
            throw new RuleBroken("told.move.itself") { Field = "Form.To" };
        if (other.SameAsId is not null)
            throw new RuleBroken("incident.same.elsewhere", other.Reference!) { Field = "Form.To" };
        if (other.IsDrill != from.IsDrill)
            throw new RuleBroken("incident.same.drill") { Field = "Form.To" };
        return other;
    }

    /// <summary>As if it had been told by itself, on the day it was told.</summary>
    private async Task<Incident> Register(Incident from, IncomingReport told, ReportDraft draft, FormValues values, Guid? system, CancellationToken cancel)
    {
        if (system is { } chosen && !await db.InformationSystems.AnyAsync(s => s.Id == chosen && s.To == null, cancel))
            throw new RuleBroken("draft.system.unknown") { Field = "Form.SystemId" };
        draft.SystemId = system;
        return (await register.Run(draft, values, told.Source, told.ReceivedAt, from.IsDrill, cancel)).Incident;
    }

    /// <summary>Received when it was told. Whoever splits it off has it in hand as well, and from there it is forwarded.</summary>
    private void Received(Incident incident, IncidentReport report)
    {
        if (user.OrganisationId is { } own)
            report.SendTo([(PartyRole.Coordinator, own)], clock.Now);
        foreach (var recipient in report.Recipients.Where(r => r.OrganisationId == user.OrganisationId || incident.Parties.Any(p => p.OrganisationId == r.OrganisationId)))
        {
            incident.Recorded(new IncidentReceived(recipient.OrganisationId, null, report.Id), recipient.SentAt);
            recipient.Acknowledge(clock.Now, author.Name);
            incident.Recorded(new IncidentAcknowledged(recipient.OrganisationId, report.Id), recipient.AcknowledgedAt);
        }
    }

    /// <summary>What it brought goes along; what others brought too, or what was kept in the work, stays as well.</summary>
    private async Task CarryFiles(ReportDraft draft, Incident from, Incident to, CancellationToken cancel)
    {
        if (draft.Files.Count == 0)
            return;
        var kept = await db.IncidentFiles.Where(f => f.IncidentId == from.Id).ToListAsync(cancel);
        var there = await db.IncidentFiles.Where(f => f.IncidentId == to.Id).Select(f => f.Once).ToListAsync(cancel);
        var ofOthers = (await db.ReportDrafts.Where(d => d.IncidentId == from.Id && d.SentAt != null && d.Id != draft.Id).SelectMany(d => d.Files).Select(f => new { f.StoredAs, f.Name, f.Sha256 }).ToListAsync(cancel));
        foreach (var brought in draft.Files)
        {
            var once = IncidentFile.OnceOf(brought.Name, brought.Sha256);
            var own = kept.Find(f => f.Once == once && f.StoredAs == brought.StoredAs && !ofOthers.Exists(o => IncidentFile.OnceOf(o.Name, o.Sha256) == once));
            if (there.Contains(once))
            {
                if (own is not null)
                    db.Remove(own);
            }
            else if (own is not null)
                own.BelongsTo(to);
            else
                db.IncidentFiles.Add(IncidentFile.On(to.Id, brought.StoredAs, brought.Name, brought.Bytes, brought.Sha256, author.Name, clock.Now));
        }
    }

    private async Task CarryAddresses(ReportDraft draft, FormValues values, Incident from, Incident to, CancellationToken cancel)
    {
        var others = await db.IncidentReports.Where(r => r.IncidentId == from.Id && r.DraftId != draft.Id).Select(r => r.Values).ToListAsync(cancel);
        var staying = others.SelectMany(v => IncidentAddress.In(from.Id, FormValues.Read(v))).Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
        var going = IncidentAddress.In(to.Id, values).ToList();
        var leaving = going.Select(a => a.Value).Where(a => !staying.Contains(a)).ToList();
        db.IncidentAddresses.RemoveRange(await db.IncidentAddresses.Where(a => a.IncidentId == from.Id && leaving.Contains(a.Value)).ToListAsync(cancel));
        var known = await db.IncidentAddresses.Where(a => a.IncidentId == to.Id).Select(a => a.Value).ToListAsync(cancel);
        known.AddRange(db.IncidentAddresses.Local.Where(a => a.IncidentId == to.Id).Select(a => a.Value));
        db.IncidentAddresses.AddRange(going.Where(a => !known.Contains(a.Value)));
    }
}
