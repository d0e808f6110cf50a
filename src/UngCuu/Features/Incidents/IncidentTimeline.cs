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
    private static readonly string[] Unshown = [nameof(IncidentRolesAssigned), nameof(IncidentReceived)];

    public async Task<IReadOnlyList<TimelineEntry>> Of(Incident incident, CancellationToken cancel)
    {
        var hidden = Unshown;
        var events = await db.Events.AsNoTracking()
            .Where(e => e.SubjectId == incident.Id && !hidden.Contains(e.Name))
            .OrderByDescending(e => e.FactAt).ThenByDescending(e => e.Id)
            .Take(Most).ToListAsync(cancel);
        return await Entries(events, incident, cancel);
    }

    /// <summary>What was recorded last, whenever it happened; newest first.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> LastRecorded(Incident incident, int most, CancellationToken cancel)
    {
        const int enough = 5;
        var hidden = Unshown;
        var events = await db.Events.AsNoTracking()
            .Where(e => e.SubjectId == incident.Id && !hidden.Contains(e.Name))
            .OrderByDescending(e => e.Id).Take(Math.Clamp(most, 1, enough)).ToListAsync(cancel);
        return await Entries(events, incident, cancel);
    }

    private async Task<IReadOnlyList<TimelineEntry>> Entries(List<Event> events, Incident incident, CancellationToken cancel)
    {
        var notes = await db.IncidentNotes.AsNoTracking().Where(n => n.IncidentId == incident.Id).ToDictionaryAsync(n => n.Id, n => n.Text, cancel);
        var snapshot = await registry.Snapshot(cancel);
        var others = await Others(incident, cancel);
        return [.. events.Select(e => ToEntry(e, incident, notes, others, snapshot))];
    }

    /// <summary>References of incidents this one was held to be, or the other way round, as far as the reader may see them.</summary>
    private async Task<Dictionary<Guid, string>> Others(Incident incident, CancellationToken cancel) =>
        await db.Incidents.VisibleTo(user).AsNoTracking()
            .Where(i => i.SameAsId == incident.Id || i.Id == incident.SameAsId)
            .ToDictionaryAsync(i => i.Id, i => i.Reference!, cancel);

    private TimelineEntry ToEntry(Event e, Incident incident, Dictionary<Guid, string> notes, Dictionary<Guid, string> others, RegistrySnapshot snapshot)
    {
        using var json = JsonDocument.Parse(e.Payload);
        var fact = json.RootElement;
        var late = e.At - e.FactAt;
        return new(e.Id, e.Name, e.FactAt, late.Duration() >= TimeSpan.FromMinutes(1) ? e.At : null,
            Title(e, fact), Body(e, fact, incident, notes, others, snapshot), Author.Shown(e.Author, e.OnBehalfOf, texts), e.Reason);
    }

    private string Title(Event e, JsonElement fact)
    {
        var variant = fact.TryGetProperty("serious", out var serious) && serious.GetBoolean() ? ".serious"
            : fact.TryGetProperty("result", out var result) && result.GetBoolean() ? ".result"
            : "";
        return texts[$"event.{e.Name}{variant}"];
    }

    private string? Body(Event e, JsonElement fact, Incident incident, Dictionary<Guid, string> notes, Dictionary<Guid, string> others, RegistrySnapshot snapshot)
    {
        switch (e.Name)
        {
            case nameof(NoteAdded):
                return notes.GetValueOrDefault(e.ItemId ?? Guid.Empty);
            case nameof(FileAdded):
                return $"{Text(fact, "name")} · SHA-256 {Text(fact, "sha256")?[..12]}…";
            case nameof(FileDownloaded) or nameof(IncidentAssigned):
                return Text(fact, "name");
            case nameof(IncidentVerified):
                return Text(fact, "attackType") is { } code ? rules[incident.Profile].AttackTypes.FirstOrDefault(a => a.Code == code)?.Label.ToString() : null;
            case nameof(DetectionCorrected):
                return $"{VietnamTime.Show(fact.GetProperty("from").GetDateTime())} → {VietnamTime.Show(fact.GetProperty("to").GetDateTime())}";
            case nameof(IncidentReported):
                return $"{texts[$"ReportSource.{Text(fact, "source")}"]} · {Text(fact, "reporter")}";
            case nameof(IncidentFoundSame):
                return others.GetValueOrDefault(fact.GetProperty("as").GetGuid());
            case nameof(IncidentJoined) or nameof(IncidentSeparated):
                return others.GetValueOrDefault(fact.GetProperty("other").GetGuid());
            case nameof(IncidentAcknowledged):
                return Name(fact.GetProperty("by").GetGuid());
            default:
                return fact.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.Array && to.GetArrayLength() > 0
                    ? texts["event.sentTo", string.Join(" · ", to.EnumerateArray().Select(o => Name(o.GetGuid())))]
                    : null;
        }

        string Name(Guid organisation) => snapshot.NameOf(organisation, VietnamTime.Day(e.At), Texts.InEnglish);
    }

    private static string? Text(JsonElement fact, string property) =>
        fact.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
