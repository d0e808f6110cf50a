using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Rules;

namespace UngCuu.Features.Incidents;

/// <summary>The clocks of tasks say which task they are about.</summary>
internal sealed class TaskAsDuty(RuleBook rules) : INameOccurrences
{
    public string Rule => IncidentTasks.ClockRule;

    public async Task<IReadOnlyDictionary<Guid, NamedOccurrence>> Name(AppDb db, IReadOnlyCollection<Duty> duties, CancellationToken cancel)
    {
        var ids = duties.ToDictionary(d => d.Id, d => Guid.Parse(d.Occurrence.Split('#')[0]));
        var wanted = ids.Values.Distinct().ToList();
        var tasks = await db.IncidentTasks.AsNoTracking().Where(t => wanted.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancel);
        return duties.Where(d => tasks.ContainsKey(ids[d.Id])).ToDictionary(d => d.Id, d =>
            new NamedOccurrence(IncidentTasks.Words(rules[d.Profile], tasks[ids[d.Id]].Code, tasks[ids[d.Id]].Title), $"/tasks/{ids[d.Id]}"));
    }
}
