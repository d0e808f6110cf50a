using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Rules;

namespace UngCuu.Features.Incidents;

/// <summary>What the profile still wants before an incident may be recorded as completed.</summary>
internal static class IncidentClosing
{
    public static async Task<string?> Missing(AppDb db, RuleBook rules, Incident incident, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking().Where(e => e.SubjectId == incident.Id).OrderBy(e => e.Id).ToListAsync(cancel);
        return ClosingConditions.Missing(rules[incident.Profile], [.. events.Select(Read)])?.Words.ToString();
    }

    private static Fact Read(Event e)
    {
        using var payload = JsonDocument.Parse(e.Payload);
        var values = payload.RootElement.EnumerateObject()
            .Where(p => p.Value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.String)
            .ToDictionary(p => p.Name, p => p.Value.ToString().ToLowerInvariant(), StringComparer.Ordinal);
        return new Fact { Name = e.Name, At = e.FactAt, RecordedAt = e.At, Order = e.Id, Proved = e.Proved, Values = values };
    }
}
