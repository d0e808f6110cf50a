using System.Collections.Concurrent;
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

/// <summary>How many incidents of one kind were recorded in one week, the first being 0.</summary>
public sealed record CountOfWeek
{
    public required int Week { get; init; }

    public required string? AttackType { get; init; }

    public required int Count { get; init; }
}

/// <summary>Counts of this process, each as of the last event there was; a reader's are good for everybody who sees the same.</summary>
public sealed class CountedWeeks
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<object, (long Event, DateOnly Week, IReadOnlyList<CountOfWeek> Counts)> kept = new();

    internal async Task<IReadOnlyList<CountOfWeek>> Get(CurrentUser user, long lastEvent, DateOnly week, Func<Task<List<CountOfWeek>>> count)
    {
        var sight = (user.OrganisationId, user.Role, string.Join(' ', user.NationalRoles.Order(StringComparer.Ordinal)), user.May(Permission.ReadIncidents));
        if (kept.TryGetValue(sight, out var known) && known.Event == lastEvent && known.Week == week)
            return known.Counts;
        var counts = await count();
        if (kept.Count >= Most)
            kept.Clear();
        kept[sight] = (lastEvent, week, counts);
        return counts;
    }
}

/// <summary>
/// Incidents the reader sees, by the week (from Monday, Vietnam's calendar) in which they were recorded. Counted by the database, a row for each week and kind,
/// and again only when something has happened since.
/// </summary>
public sealed class IncidentsByWeek(AppDb db, CountedWeeks counted, RuleBook rules, CurrentUser user, Clock clock, Texts texts)
{
    public const int Weeks = 12;
    private const int Named = 3;

    public async Task<WeeksOfIncidents> Run(CancellationToken cancel)
    {
        var today = clock.Today;
        var thisWeek = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = thisWeek.AddDays(-7 * (Weeks - 1));
        var lastEvent = await db.Events.MaxAsync(e => (long?)e.Id, cancel) ?? 0;
        var counts = await counted.Get(user, lastEvent, thisWeek, () => Count(first, cancel));

        var known = rules.For(today).AttackTypes;
        var named = counts.Where(d => d.AttackType is not null).GroupBy(d => d.AttackType!)
            .OrderByDescending(g => g.Sum(d => d.Count)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => known.FirstOrDefault(t => t.Code == g.Key)).OfType<AttackType>().Take(Named).ToList();
        var weeks = counts.ToLookup(d => d.Week);
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

    /// <summary>Each week between its two ends, so that an index answers and no row is looked up.</summary>
    private Task<List<CountOfWeek>> Count(DateOnly first, CancellationToken cancel) => Enumerable.Range(0, Weeks)
        .Select(week => InWeek(week, VietnamTime.StartOf(first.AddDays(7 * week)), VietnamTime.StartOf(first.AddDays(7 * (week + 1)))))
        .Aggregate((all, week) => all.Concat(week))
        .ToListAsync(cancel);

    private IQueryable<CountOfWeek> InWeek(int week, DateTime from, DateTime to) => db.Incidents.VisibleTo(user)
        .Where(i => i.RecordedAt >= from && i.RecordedAt < to && !i.IsDrill)
        .GroupBy(i => i.AttackType)
        .Select(g => new CountOfWeek { Week = week, AttackType = g.Key, Count = g.Count() });
}
