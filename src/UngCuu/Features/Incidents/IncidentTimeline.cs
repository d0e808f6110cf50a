using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <param name="At">When it happened, UTC.</param>
/// <param name="RecordedAt">When it was recorded, where that is another minute.</param>
public sealed record TimelineEntry(long Id, string Kind, DateTime At, DateTime? RecordedAt, string Title, string? Body, string Author, string? Reason);

/// <summary>The events of one incident as sentences, newest first.</summary>
public sealed class IncidentTimeline(AppDb db, RuleBook rules, RegistrySource registry, CurrentUser user, Texts texts)
{
    public const int Most = 300;

    // Bookkeeping of the rule engine: what they say stands on the page in another place.
    private static readonly string[] Unshown = [nameof(IncidentRolesAssigned), nameof(IncidentReceived), nameof(TaskListed), nameof(TaskDueSet), nameof(TaskDueCleared)];

    private static readonly string[] OfEvidence = [nameof(FileAdded), nameof(FileDownloaded)];

    /// <returns>The last that happened, and whether there are older ones.</returns>
    public async Task<(IReadOnlyList<TimelineEntry> Entries, bool GoesOn)> Of(Incident incident, CancellationToken cancel)
    {
        var entries = await Entries(Shown(incident).OrderByDescending(e => e.FactAt).ThenByDescending(e => e.Id).Take(Most + 1), incident, cancel);
        return ([.. entries.Take(Most)], entries.Count > Most);
    }

    /// <summary>What was recorded last, whenever it happened; newest first.</summary>
    /// <param name="incident">Seen by the reader.</param>
    /// <param name="saves">In how many saves: one act may be several facts.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<IReadOnlyList<TimelineEntry>> LastRecorded(Incident incident, int saves, CancellationToken cancel)
    {
        const int enough = 5, facts = 20;
        var last = await Shown(incident).OrderByDescending(e => e.Id).Select(e => new { e.Id, e.Correlation }).Take(facts).ToListAsync(cancel);
        var acts = last.Select(e => e.Correlation ?? $"{e.Id}").Distinct(StringComparer.Ordinal).Take(Math.Clamp(saves, 1, enough)).ToHashSet(StringComparer.Ordinal);
        var ids = last.Where(e => acts.Contains(e.Correlation ?? $"{e.Id}")).Select(e => e.Id).ToList();
        return await Entries(db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).OrderByDescending(e => e.Id), incident, cancel);
    }

    private IQueryable<Event> Shown(Incident incident)
    {
        string[] hidden = user.SeesEvidence ? Unshown : [.. Unshown, .. OfEvidence];
        return db.Events.AsNoTracking().Where(e => e.SubjectId == incident.Id && !hidden.Contains(e.Name));
    }

    private async Task<IReadOnlyList<TimelineEntry>> Entries(IQueryable<Event> events, Incident incident, CancellationToken cancel)
    {
        var notes = db.IncidentNotes;
        var found = await events.Select(e => new { Event = e, Note = notes.Where(n => n.Id == e.ItemId).Select(n => n.Text).FirstOrDefault() }).ToListAsync(cancel);
        var snapshot = await registry.Snapshot(cancel);
        var others = await Others(incident, [.. found.Select(f => f.Event)], cancel);
        return [.. found.Select(f => ToEntry(f.Event, incident, f.Note, others, snapshot))];
    }

    /// <summary>References of the incidents the events speak of besides this one, as far as the reader may see them.</summary>
    private async Task<Dictionary<Guid, string>> Others(Incident incident, IReadOnlyList<Event> events, CancellationToken cancel)
    {
        List<Guid> spokenOf = [.. events.Select(e => e.Name switch
        {
            nameof(IncidentFoundSame) => FactJson.Read<IncidentFoundSame>(e.Payload).As,
            nameof(IncidentJoined) => FactJson.Read<IncidentJoined>(e.Payload).Other,
            nameof(IncidentSeparated) => FactJson.Read<IncidentSeparated>(e.Payload).Other,
            nameof(ReportMovedIn) => FactJson.Read<ReportMovedIn>(e.Payload).From,
            nameof(ReportMovedOut) => FactJson.Read<ReportMovedOut>(e.Payload).To,
            _ => incident.Id,
        }).Where(id => id != incident.Id).Distinct()];
        return spokenOf.Count == 0 ? [] : await db.Incidents.VisibleTo(user).AsNoTracking().Where(i => spokenOf.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Reference!, cancel);
    }

    private TimelineEntry ToEntry(Event e, Incident incident, string? note, Dictionary<Guid, string> others, RegistrySnapshot snapshot)
    {
        using var json = JsonDocument.Parse(e.Payload);
        var fact = json.RootElement;
        var late = e.At - e.FactAt;
        return new(e.Id, e.Name, e.FactAt, late.Duration() >= TimeSpan.FromMinutes(1) ? e.At : null,
            Title(e, fact), Body(e, fact, incident, note, others, snapshot), Author.Shown(e.Author, e.OnBehalfOf, texts), e.Reason);
    }

    private string Title(Event e, JsonElement fact)
    {
        var variant = fact.TryGetProperty("serious", out var serious) && serious.GetBoolean() ? ".serious"
            : e.Name == nameof(StepReached) && fact.GetProperty("back").GetBoolean() ? ".back"
            : fact.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.True ? ".result"
            : "";
        return texts[$"event.{e.Name}{variant}"];
    }

    private string? Body(Event e, JsonElement fact, Incident incident, string? note, Dictionary<Guid, string> others, RegistrySnapshot snapshot)
    {
        switch (e.Name)
        {
            case nameof(NoteAdded):
                return note;
            case nameof(FileAdded):
                return $"{Text(fact, "name")} · SHA-256 {Text(fact, "sha256")?[..12]}…";
            case nameof(LetterKept):
                // How somebody is reached is for those who handle letters, and a name in a letter may be forged.
                return user.May(Permission.HandleMail) ? Text(fact, "from") : null;
            case nameof(FileDownloaded) or nameof(IncidentAssigned):
                return Text(fact, "name");
            case nameof(IncidentVerified):
                return Text(fact, "attackType") is { } code ? rules[incident.Profile].AttackTypes.FirstOrDefault(a => a.Code == code)?.Label.ToString() : null;
            case nameof(DetectionCorrected):
                return $"{VietnamTime.Show(fact.GetProperty("from").GetDateTime())} → {VietnamTime.Show(fact.GetProperty("to").GetDateTime())}";
            case nameof(IncidentReported) or nameof(ReportAdded):
                return $"{texts[$"ReportSource.{Text(fact, "source")}"]} · {Text(fact, "reporter")}";
            case nameof(PreliminaryJudged) or nameof(IncidentClassified):
                return rules[incident.Profile].Seriousness?.Outcomes.FirstOrDefault(o => o.Result.ToString() == Text(fact, "result"))?.Title.ToString();
            case nameof(SeriousStatusProposed) or nameof(SeriousStatusDecided):
                return rules[incident.Profile].Seriousness?.Plans.FirstOrDefault(p => p.Code == Text(fact, "plan"))?.Title.ToString();
            case nameof(IncidentFoundSame):
                return others.GetValueOrDefault(fact.GetProperty("as").GetGuid());
            case nameof(IncidentJoined) or nameof(IncidentSeparated):
                return others.GetValueOrDefault(fact.GetProperty("other").GetGuid());
            case nameof(ReportMovedIn):
                return string.Join(" · ", new[] { texts[$"ReportSource.{Text(fact, "source")}"], Text(fact, "reporter"), Reference("event.movedFrom", "from") }.OfType<string>());
            case nameof(ReportMovedOut):
                return Reference("event.movedTo", "to");
            case nameof(ReporterAttached) or nameof(ReporterDetached):
                return Name(fact.GetProperty("organisation").GetGuid());
            case nameof(StepReached):
                return rules[incident.Profile].Processes.GetValueOrDefault(Text(fact, "process") ?? "")?.Find(Text(fact, "step")) is { } step ? $"{step.Number} {step.Title}" : null;
            case nameof(TaskGiven) or nameof(TaskHandedOver):
                return $"{IncidentTasks.Words(rules[incident.Profile], Text(fact, "code"), Text(fact, "title"))} → {Text(fact, "name") ?? Name(fact.GetProperty("by").GetGuid())}";
            case nameof(TaskTimeMoved):
                return $"{IncidentTasks.Words(rules[incident.Profile], Text(fact, "code"), Text(fact, "title"))}: {(Text(fact, "from") is null ? "" : $"{VietnamTime.Show(fact.GetProperty("from").GetDateTime())} → ")}{VietnamTime.Show(fact.GetProperty("to").GetDateTime())}";
            case nameof(TaskFinished) or nameof(TaskDropped) or nameof(TaskTakenUpAgain):
                return IncidentTasks.Words(rules[incident.Profile], Text(fact, "code"), Text(fact, "title")).ToString();
            case nameof(IncidentAcknowledged):
                return Name(fact.GetProperty("by").GetGuid());
            default:
                return fact.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.Array && to.GetArrayLength() > 0
                    ? texts["event.sentTo", string.Join(" · ", to.EnumerateArray().Select(o => Name(o.GetGuid())))]
                    : null;
        }

        string? Reference(string words, string property) => others.GetValueOrDefault(fact.GetProperty(property).GetGuid()) is { } other ? texts[words, other] : null;

        string Name(Guid organisation) => snapshot.NameOf(organisation, VietnamTime.Day(e.At), Texts.InEnglish);
    }

    private static string? Text(JsonElement fact, string property) =>
        fact.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
