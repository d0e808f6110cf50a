using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>
/// Somebody without an organisation told us, and it turns out to whom they belong: in one step all they told becomes their organisation's,
/// which reads along from then on. The references stay, and so do the links.
/// </summary>
public sealed class AttachReporter(AppDb db, RegistrySource registry, ReporterParties reporters, CurrentUser user, Clock clock)
{
    /// <summary>What one person tells in a lifetime; more is an address many share.</summary>
    private const int Most = 200;

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed class MemberForm
    {
        [Required, Display(Name = "told.member.organisation")]
        public Guid? OrganisationId { get; set; }

        [Required, StringLength(2000), DataType(DataType.MultilineText), Display(Name = "incident.field.reason")]
        public string Reason { get; set; } = "";

        /// <summary>Those the page showed: what has come in since is not taken unseen. Left out: all.</summary>
        public IReadOnlyList<Guid>? Reports { get; set; }
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed class UndoForm
    {
        [Required, StringLength(2000), DataType(DataType.MultilineText), Display(Name = "incident.field.reason")]
        public string Reason { get; set; } = "";
    }

    /// <param name="Told">What they told.</param>
    /// <param name="About">The incident it belongs to.</param>
    public sealed record Line(IncomingReport Told, Incident About);

    /// <summary>
    /// The report, and the others that the same person told: under the same e-mail address or telephone number, and without an organisation either.
    /// Another of theirs that is to be kept confidential is not among them: it may be about their own organisation.
    /// </summary>
    public async Task<IReadOnlyList<Line>> OfTheSame(IncomingReport told, CancellationToken cancel)
    {
        var (email, phone, id) = (told.ReporterEmail, told.ReporterPhone, told.Id);
        var open = db.Incidents.VisibleTo(user).Where(i => !i.Secret);
        var others = await db.IncomingReports
            .Where(r => r.Id != id && r.OrganisationId == null && ((email != null && r.ReporterEmail == email) || (phone != null && r.ReporterPhone == phone)))
            .Where(r => open.Any(i => i.Id == r.IncidentId))
            .OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id).Take(Most).ToListAsync(cancel);
        var ids = others.Select(r => r.IncidentId).Append(told.IncidentId).ToList();
        var incidents = await db.Incidents.Include(i => i.Parties).Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        return [.. others.Prepend(told).Select(r => new Line(r, incidents[r.IncidentId]))];
    }

    /// <returns>How many reports became the organisation's, and its name.</returns>
    public async Task<(int Reports, string Organisation)> Run(IncomingReport told, MemberForm form, CancellationToken cancel)
    {
        RefuseOthers();
        var snapshot = await registry.Snapshot(cancel);
        if (form.OrganisationId is not { } organisation || !snapshot.Organisations.Any(o => o.Id == organisation && o.HoldsOn(clock.Today)))
            throw new RuleBroken("told.member.unknown") { Field = "Form.OrganisationId" };
        var lines = (await OfTheSame(told, cancel)).Where(l => l.Told.Id == told.Id || form.Reports is not { } shown || shown.Contains(l.Told.Id)).ToList();
        foreach (var (report, incident) in lines)
        {
            report.AttachTo(organisation, user.OrganisationId, form.Reason, clock.Now);
            db.Raise(incident);
        }
        foreach (var incident in lines.Select(l => l.About).Distinct())
            await reporters.Settle(incident, cancel);
        await db.SaveChangesAsync(cancel);
        return (lines.Count, snapshot.NameOf(organisation, clock.Today, Texts.InEnglish));
    }

    /// <summary>It was the wrong organisation: this one report is nobody's again.</summary>
    public async Task Undo(IncomingReport told, UndoForm form, CancellationToken cancel)
    {
        RefuseOthers();
        told.Detach(user.OrganisationId, form.Reason);
        var incident = await db.Incidents.Include(i => i.Parties).SingleAsync(i => i.Id == told.IncidentId, cancel);
        db.Raise(incident);
        await reporters.Settle(incident, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private void RefuseOthers()
    {
        if (!user.May(Permission.SortReports))
            throw new RuleBroken("verb.notYours", new TextKey("told.member"));
    }
}
