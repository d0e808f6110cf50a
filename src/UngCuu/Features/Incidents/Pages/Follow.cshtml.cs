using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>Where whoever told us follows what happens: what they may know, and nothing of what others do inside the incident.</summary>
[Public]
[EnableRateLimiting(RateLimits.Public)]
public sealed class FollowModel(AppDb db, SameIncidents same, CurrentUser user, RegistrySource registry, Clock clock, Texts texts) : PageModel, ILoads
{
    public Incident Incident { get; private set; } = null!;

    public IncomingReport Told { get; private set; } = null!;

    /// <summary>What was sent, each with its recipients.</summary>
    public IReadOnlyList<IncidentReport> Reports { get; private set; } = [];

    private RegistrySnapshot Registry { get; set; } = null!;

    /// <summary>The incident's own page, for those who may open it.</summary>
    public bool MayOpen { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>How far it is: of the incident itself, or of the one it turned out to be.</summary>
    public IncidentStatus Status { get; private set; }

    /// <summary>The officer who has just taken the call down reads this page, not the caller.</summary>
    public bool IsOwnPhoneEntry => MayOpen && Told.Source == ReportSource.Phone && user.May(Permission.RecordReportForOthers);

    public bool IsInvalid => Status == IncidentStatus.Invalid;

    public IReadOnlyList<Step> Steps => IncidentWay.To(Status, texts);

    public async Task<bool> Load(CancellationToken cancel)
    {
        Key = (string?)RouteData.Values["key"] ?? "";
        if (ReportDraft.HashOf(Key) is not { } hash
            || await db.IncomingReports.AsNoTracking().FirstOrDefaultAsync(r => r.FollowHash == hash, cancel) is not { } told)
            return await LoadFurther(cancel);
        return await Load(told, cancel);
    }

    public string NameOf(Guid organisation) => Registry.NameOf(organisation, clock.Today, Texts.InEnglish);

    public void OnGet()
    {
    }

    // A further report has no receipt of its own: its key leads to the incident it is about.
    private async Task<bool> LoadFurther(CancellationToken cancel)
    {
        if (ReportDraft.HashOf(Key) is not { } hash)
            return false;
        var about = await db.ReportDrafts.AsNoTracking().Where(d => d.KeyHash == hash && d.SentAt != null).Select(d => d.IncidentId).FirstOrDefaultAsync(cancel);
        return about is { } id
            && await db.IncomingReports.AsNoTracking().Where(r => r.IncidentId == id).OrderByDescending(r => r.IsFirst).ThenBy(r => r.ReceivedAt).FirstOrDefaultAsync(cancel) is { } told
            && await Load(told, cancel);
    }

    private async Task<bool> Load(IncomingReport told, CancellationToken cancel)
    {
        Told = told;
        Incident = await db.Incidents.AsNoTracking().SingleAsync(i => i.Id == told.IncidentId, cancel);
        Status = (await same.GoingOn(Incident, cancel)).Status;
        MayOpen = user.IsSignedIn && await db.Incidents.VisibleTo(user).AnyAsync(i => i.Id == told.IncidentId, cancel);
        Registry = await registry.Snapshot(cancel);
        // Each follows what they told themselves, and the first what the operator reports after it: not what others told.
        Reports = await db.IncidentReports.AsNoTracking().Include(r => r.Recipients)
            .Where(r => r.IncidentId == told.IncidentId && (r.DraftId == told.DraftId || (told.IsFirst && !r.FromOutside)))
            .OrderBy(r => r.SentAt).ThenBy(r => r.Id).ToListAsync(cancel);
        return true;
    }
}
