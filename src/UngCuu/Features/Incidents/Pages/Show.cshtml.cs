using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

[Requires(Permission.ReadIncidents)]
[TakesUploads]
public sealed class ShowModel(AppDb db, CurrentUser user, RuleBook rules, RegistrySource registry, IncidentTimeline timeline, LikelyDuplicates duplicates, SameIncidents same,
    ActOnIncident act, WorkOnIncident work, StartDraft start, Clock clock, Texts texts) : PageModel, ILoads, IShowsIncident
{
    public Incident Incident { get; private set; } = null!;

    public (IReadOnlyList<TimelineEntry> Entries, bool GoesOn) Timeline { get; private set; } = ([], false);

    public bool MayReadHistory => user.May(Permission.ReadHistory);

    public IReadOnlyList<IncidentReport> Reports { get; private set; } = [];

    public IReadOnlyList<IncidentFile> Files { get; private set; } = [];

    public IReadOnlyList<LikelyDuplicate> Duplicates { get; private set; } = [];

    public SameIncidents.Seen Same { get; private set; } = new([], null);

    public IReadOnlyList<IncidentVerb> Verbs { get; private set; } = [];

    public IReadOnlyList<DraftKind> FurtherKinds { get; private set; } = [];

    /// <summary>Only draws the fields; each handler binds its own form, so that one form is not asked for the fields of another.</summary>
    public WorkOnIncident.NoteForm Note { get; } = new() { Key = Ids.New().ToString("N") };

    public Profile Profile => rules[Incident.Profile];

    public RegistrySnapshot Registry { get; private set; } = null!;

    public string? SystemReference { get; private set; }

    public IncidentVerb? Next => Incident.IsOver ? null : Verbs.FirstOrDefault(v => v is { Weighty: false, Move: not null } or { Name: "acknowledge" });

    public IReadOnlyList<Step> Steps => Incident.Status == IncidentStatus.Invalid
        ? [new Step(texts[IncidentStatus.Received], StepState.Done), new Step(texts[Incident.StatusWords], StepState.Current)]
        : IncidentWay.To(Incident.Status, texts);

    public string? ReaderId => user.AccountId?.ToString();

    public bool MayTake => MayWork && Incident.AssignedAccountId != user.AccountId && Verbs.Any(v => v.Name == "assign");

    public bool SeesEvidence => user.SeesEvidence;

    public bool MayWork => user.May(Permission.WorkOnIncident) && !Incident.IsOver;

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        Registry = await registry.Snapshot(cancel);
        var systems = db.InformationSystems.VisibleTo(user, Registry, clock.Today);
        var found = await db.Incidents.VisibleTo(user).Include(i => i.Parties).Where(i => i.Reference == reference)
            .Select(i => new { Incident = i, SystemReference = systems.Where(s => s.Id == i.System.SystemId).Select(s => s.Reference).FirstOrDefault() }).FirstOrDefaultAsync(cancel);
        if (found is not { Incident: var incident })
            return false;
        (Incident, SystemReference) = (incident, found.SystemReference);
        Timeline = await timeline.Of(incident, cancel);
        Same = await same.See(incident, cancel);
        var told = Same.Joined.Select(i => i.Id).Append(incident.Id).ToList();
        Reports = await db.IncidentReports.AsNoTracking().Include(r => r.Recipients).Where(r => told.Contains(r.IncidentId)).OrderByDescending(r => r.SentAt).ToListAsync(cancel);
        Files = !user.SeesEvidence ? [] : await db.IncidentFiles.AsNoTracking().Where(f => f.IncidentId == incident.Id).OrderByDescending(f => f.AddedAt).ToListAsync(cancel);
        Duplicates = incident.Status is IncidentStatus.Received or IncidentStatus.Verified ? await duplicates.Of(incident, cancel) : [];
        Verbs = act.Open(incident, [.. Reports.Where(r => r.IncidentId == incident.Id).OrderBy(r => r.SentAt)]);
        FurtherKinds = [.. FurtherReports.Open(incident, user).Select(k => FurtherReports.Now(k, user, Reports))];
        return true;
    }

    public async Task<IActionResult> OnPostNoteAsync([Bind(Prefix = "Note")] WorkOnIncident.NoteForm note, CancellationToken cancel)
    {
        if (!MayWork)
            return Forbid();
        await work.AddNote(Incident, note, cancel);
        this.Say(texts["incident.note.added"]);
        return Redirect($"/incidents/{Incident.Reference}");
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancel)
    {
        if (!MayWork)
            return Forbid();
        foreach (var file in Uploads.Of(Request.Form))
        {
            await using var content = file.OpenReadStream();
            await work.AddFile(Incident, content, file.FileName, cancel);
        }
        this.Say(texts["incident.file.added"]);
        return Redirect($"/incidents/{Incident.Reference}");
    }

    public async Task<IActionResult> OnPostFurtherAsync(DraftKind kind, CancellationToken cancel) =>
        FurtherKinds.Contains(kind) ? Redirect($"/drafts/{await start.About(Incident, kind, cancel)}/1") : Forbid();

    public string NameOf(Guid organisation) => Registry.NameOf(organisation, clock.Today, Texts.InEnglish);

    /// <summary>The incident a report was sent in: this one, or one that turned out to be this one.</summary>
    public string ReferenceOf(IncidentReport report) => Same.Joined.FirstOrDefault(i => i.Id == report.IncidentId)?.Reference ?? Incident.Reference!;

    public string? AttackType => Profile.AttackTypes.FirstOrDefault(a => a.Code == Incident.AttackType)?.Label.ToString();

    /// <summary>Who takes part, one line an organisation with all its roles, in the order of the law; those above last.</summary>
    public IEnumerable<(string Name, string Roles)> Participants =>
        Incident.Parties.GroupBy(p => p.OrganisationId)
            .OrderBy(g => g.Min(p => PartyRole.Order(p.Role)))
            .Select(g => (NameOf(g.Key), string.Join(" · ", g.OrderBy(p => PartyRole.Order(p.Role)).Select(p => RoleWord(p.Role)))));

    private string RoleWord(string role) => Profile.Roles.TryGetValue(role, out var words) ? words.Word.ToString() : texts[$"incident.party.{role}"];
}
