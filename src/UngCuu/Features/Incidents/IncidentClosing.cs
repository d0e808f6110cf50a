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
        return ClosingConditions.Missing(rules[incident.Profile], [.. events.Select(e => FactReader.Read(e, e.Id))])?.Words.ToString();
    }
}
