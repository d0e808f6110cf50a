using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Incidents;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Home;

/// <param name="Series">The kinds of attack met most, and the rest together.</param>
public sealed record WeeksOfIncidents(IReadOnlyList<string> Series, IReadOnlyList<BarColumn> Weeks)
{
    public bool IsEmpty => Weeks.All(w => w.Values.Sum() == 0);
}

/// <summary>Incidents the reader sees, by the week (from Monday, Vietnam's calendar) in which they were recorded. Counted by the database, a row for each day and kind.</summary>
public sealed class IncidentsByWeek(AppDb db, RuleBook rules, CurrentUser user, Clock clock, Texts texts)
{
    public const int Weeks = 12;
    private const int Named = 3;

    public async Task<WeeksOfIncidents> Run(CancellationToken cancel)
    {
        var today = clock.Today;
        var thisWeek = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = thisWeek.AddDays(-7 * (Weeks - 1));
        var (from, hours) = (VietnamTime.StartOf(first), VietnamTime.Offset.TotalHours);
        var days = await db.Incidents.VisibleTo(user).Where(i => i.RecordedAt >= from && !i.IsDrill)
            .GroupBy(i => new { Day = i.RecordedAt.AddHours(hours).Date, i.AttackType })
            .Select(g => new { g.Key.Day, g.Key.AttackType, Count = g.Count() })
            .ToListAsync(cancel);

        var known = rules.For(today).AttackTypes;
        var named = days.Where(d => d.AttackType is not null).GroupBy(d => d.AttackType!)
            .OrderByDescending(g => g.Sum(d => d.Count)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => known.FirstOrDefault(t => t.Code == g.Key)).OfType<AttackType>().Take(Named).ToList();
        var weeks = days.ToLookup(d => (DateOnly.FromDateTime(d.Day).DayNumber - first.DayNumber) / 7);
        return new(
            [.. named.Select(t => t.Label.ToString()), texts["work.weeks.other"]],
            [.. Enumerable.Range(0, Weeks).Select(week =>
            {
                var monday = first.AddDays(7 * week);
                var counts = named.Select(t => weeks[week].Where(d => d.AttackType == t.Code).Sum(d => d.Count)).ToList();
                return new BarColumn(
                    texts["work.weeks.week", ISOWeek.GetWeekOfYear(monday.ToDateTime(TimeOnly.MinValue))],
                    [.. counts, weeks[week].Sum(d => d.Count) - counts.Sum()],
                    string.Create(CultureInfo.InvariantCulture, $"/incidents?status=all&from={monday:yyyy-MM-dd}&to={monday.AddDays(6):yyyy-MM-dd}"));
            })]);
    }
}
