using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <param name="Ground">The article, as it is cited.</param>
/// <param name="Sentence">The whole duty in words.</param>
/// <param name="Due">UTC; none where the law sets no time.</param>
public sealed record IncidentClock(string Rule, string Title, string Organisation, string Ground, string Sentence, DutyStatus Status, DateTime? Due, DateTime? SoonAt)
{
    public bool IsOver => Status is not (DutyStatus.NotStarted or DutyStatus.Running or DutyStatus.DueSoon or DutyStatus.Overdue or DutyStatus.Waiting);
}

/// <summary>The duties of one incident as they stand, those still open first. Reads rows; evaluates no rule.</summary>
public sealed class IncidentClocks(AppDb db, RuleBook rules, RegistrySource registry, Clock clock, Texts texts)
{
    public async Task<IReadOnlyList<IncidentClock>> Of(Incident incident, CancellationToken cancel)
    {
        var rows = await db.Duties.AsNoTracking().Where(d => d.SubjectId == incident.Id).OrderByDescending(d => d.IsOpen).ThenBy(d => d.SortedAt).ThenBy(d => d.Id).ToListAsync(cancel);
        var (now, names) = (clock.Now, await registry.Snapshot(cancel));
        return [.. rows.Select(d =>
        {
            var profile = rules[d.Profile];
            var rule = profile[d.Rule];
            var explanation = new Explanation(texts, CultureInfo.CurrentUICulture, profile);
            return new IncidentClock(d.Rule, rule.Title.ToString(), names.NameOf(d.OrganisationId, VietnamTime.Day(now), Texts.InEnglish), explanation.Cited(rule.Basis[0]),
                explanation.Sentence(rule, d.Due, d.Role), d.StatusAt(now), d.Due, d.SoonAt);
        })];
    }
}
