using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Home;

/// <param name="Ground">The article, as it is cited.</param>
/// <param name="Address">Where the one thing that settles it is done.</param>
public sealed record WorkItem(Guid Duty, string Rule, string Title, string Reference, string About, string Ground, DateTime? Due, DateTime? SoonAt, DutyStatus Status, string Address, string Button);

public sealed record Situation(int Open, int Overdue, int Received, int BeyondCapability);

/// <summary>What waits for this organisation, by the time that is left. Reads rows; evaluates no rule.</summary>
public sealed class MyWork(AppDb db, RuleBook rules, DutyTitles titles, CurrentUser user, Clock clock, Texts texts)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<WorkItem>> Waiting(CancellationToken cancel)
    {
        var own = user.OrganisationId;
        var visible = db.Incidents.VisibleTo(user);
        var found = await db.Set<Duty>().AsNoTracking()
            .Where(d => d.IsOpen && d.OrganisationId == own && d.WaitsFor == null)
            .Join(visible, d => d.SubjectId, i => i.Id, (d, i) => new { Duty = d, i.Reference, i.Title, i.Profile })
            .OrderBy(w => w.Duty.SortedAt).ThenBy(w => w.Duty.Id)
            .Take(Most)
            .ToListAsync(cancel);
        var now = clock.Now;
        var named = await titles.Of([.. found.Select(w => w.Duty)], cancel);
        var waiting = found.ConvertAll(w =>
        {
            var profile = rules[w.Duty.Profile];
            var rule = profile[w.Duty.Rule];
            var about = named.GetValueOrDefault(w.Duty.Id);
            var settles = about is null ? Settling.Of(rule) : (about.Address, Button: "task.open");
            return new WorkItem(w.Duty.Id, rule.Id, (about?.Title ?? rule.Title).ToString(), w.Reference!, w.Title,
                new Explanation(texts, System.Globalization.CultureInfo.CurrentUICulture, profile).Cited(rule.Basis[0]),
                w.Duty.Due, w.Duty.SoonAt, w.Duty.StatusAt(now), $"/incidents/{w.Reference}{settles.Address}", texts[settles.Button]);
        });
        return [.. waiting, .. waiting.Count < Most ? await WithoutTime(visible, cancel) : []];
    }

    /// <summary>Tasks without a clock, as nobody set a time or it is a drill: those given to this person, and those their organisation was asked to do. The lines of a check-list stand with their incident.</summary>
    private async Task<IEnumerable<WorkItem>> WithoutTime(IQueryable<Incident> visible, CancellationToken cancel)
    {
        var (own, me) = (user.OrganisationId, user.AccountId);
        var open = IncidentMoves.Open;
        var found = await db.IncidentTasks.AsNoTracking()
            .Where(t => t.OrganisationId == own && t.Status == IncidentTaskStatus.Open && (t.AssignedAccountId == me || t.AssignedAccountId == null && t.Code == null))
            .Join(visible.Where(i => open.Contains(i.Status)), t => t.IncidentId, i => i.Id, (t, i) => new { Task = t, i.Reference, i.Title, i.Profile, i.IsDrill })
            .Where(w => w.Task.DueAt == null || w.IsDrill)
            .OrderBy(w => w.Task.GivenAt).ThenBy(w => w.Task.Id).Take(Most).ToListAsync(cancel);
        return found.Select(w =>
        {
            var rule = rules[w.Profile].Rules.FirstOrDefault(r => r.Id == IncidentTasks.ClockRule);
            return new WorkItem(w.Task.Id, IncidentTasks.ClockRule, IncidentTasks.Words(rules[w.Profile], w.Task.Code, w.Task.Title).ToString(), w.Reference!, w.Title,
                new Explanation(texts, System.Globalization.CultureInfo.CurrentUICulture, rules[w.Profile]) is var explain && rule is not null ? explain.Cited(rule.Basis[0]) : "", w.Task.DueAt, null, w.Task.DueAt < clock.Now ? DutyStatus.Overdue : DutyStatus.NotStarted,
                $"/incidents/{w.Reference}/tasks/{w.Task.Id}", texts["task.open"]);
        });
    }

    public async Task<Situation> Now(CancellationToken cancel)
    {
        var open = IncidentMoves.Open;
        var (own, now) = (user.OrganisationId, clock.Now);
        var visible = db.Incidents.VisibleTo(user);
        var figures = await visible.Where(i => open.Contains(i.Status) && !i.IsDrill)
            .GroupBy(_ => 1)
            .Select(g => new { Open = g.Count(), Received = g.Count(i => i.Status == IncidentStatus.Received), Beyond = g.Count(i => i.BeyondCapability) })
            .FirstOrDefaultAsync(cancel);
        var overdue = await db.Set<Duty>()
            .Where(d => d.IsOpen && d.OrganisationId == own && d.WaitsFor == null && d.SortedAt < now)
            .Join(visible, d => d.SubjectId, i => i.Id, (d, _) => d).CountAsync(cancel);
        return new(figures?.Open ?? 0, overdue, figures?.Received ?? 0, figures?.Beyond ?? 0);
    }
}

/// <summary>The button that settles a duty, by the fact that would meet it.</summary>
internal static class Settling
{
    public static (string Address, string Button) Of(Rule rule) => rule.Met?.By is [var first, ..] ? first.Fact switch
    {
        FactNames.IncidentAcknowledged => ("/acknowledge", "verb.acknowledge"),
        FactNames.NotificationForwarded => ("/forward", "verb.forward"),
        FactNames.IncidentClosed => ("/close", "verb.close"),
        FactNames.IncidentClassified => ("/judge", "judgement.judge"),
        FactNames.SeriousStatusDecided => ("/judge", "judgement.decide"),
        FactNames.InitialReportSent => ("#documents", "incident.further.Initial"),
        FactNames.CompletionReportSent => ("#documents", "incident.further.Completion"),
        FactNames.NotificationUpdated => ("#documents", "incident.further.Update"),
        _ => ("", "work.open"),
    } : ("", "work.open");
}
