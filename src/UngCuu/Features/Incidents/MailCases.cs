using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Mailbox;
using UngCuu.Security;

namespace UngCuu.Features.Incidents;

/// <summary>Letters belong to incidents.</summary>
internal sealed class MailCases(AppDb db, CurrentUser user) : IMailCases
{
    public async Task<Guid?> Of(string aboutKind, Guid aboutId, CancellationToken cancel) =>
        aboutKind == nameof(Incident) ? await db.Incidents.Where(i => i.Id == aboutId).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancel) : null;

    public async Task<Guid?> Called(string reference, CancellationToken cancel) =>
        await db.Incidents.Where(i => i.Reference == reference).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancel);

    public async Task<bool> ToldFrom(Guid @case, string address, CancellationToken cancel)
    {
        // What is over is nobody's work: who writes of it again may tell of something new.
        if (!await db.Incidents.AnyAsync(i => i.Id == @case && i.Status != IncidentStatus.Closed && i.Status != IncidentStatus.Invalid, cancel))
            return false;
        // Whoever told of one that turned out to be another is answered there as well.
        var family = await SameIncidents.Family(db, @case, cancel);
        var addresses = await db.IncomingReports.Where(r => family.Contains(r.IncidentId) && r.ReporterEmail != null).Select(r => r.ReporterEmail!).ToListAsync(cancel);
        return addresses.Exists(a => a.Trim().Equals(address, StringComparison.OrdinalIgnoreCase));
    }

    public async Task Keep(Guid @case, ReceivedMail mail, Guid? by, CancellationToken cancel)
    {
        var incident = await db.Incidents.SingleAsync(i => i.Id == @case, cancel);
        if (by is not null)
            db.Raise(incident); // what comes in by itself changes nothing an officer is just deciding on
        incident.Recorded(new LetterKept(by, mail.Id, mail.FromName.Length > 0 ? mail.FromName : mail.From), mail.ReceivedAt, proved: true);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> References(IReadOnlyCollection<Guid> cases, CancellationToken cancel) =>
        cases.Count == 0 ? new Dictionary<Guid, string>() : await db.Incidents.VisibleTo(user).Where(i => cases.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Reference!, cancel);
}
