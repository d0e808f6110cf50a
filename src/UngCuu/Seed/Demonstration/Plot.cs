using System.Globalization;
using UngCuu.Features.Incidents;
using UngCuu.Shared;

namespace UngCuu.Seed.Demonstration;

/// <summary>
/// Plans the history: which incident, where, when, by whom, how late. The same plan for the same day, whatever the machine.
/// Moments are Vietnam working life; the last incidents lie hours before now, so that clocks are running.
/// </summary>
internal sealed class Plot(IReadOnlyList<Member> members, DateOnly start, DateTime now)
{
    public const int Incidents = 400;

    private static readonly int[] Months = [115, 125, 85, 90, 80, 90, 105, 120, 95, 105, 100, 120];

    private readonly Random random = new(20_170_912);
    private readonly CaseBook cases = CaseBook.Read();
    private readonly DateOnly today = VietnamTime.Day(now);

    public IReadOnlyList<Story> Stories()
    {
        var live = new LivePlot(this, now);
        var days = Days(Incidents - LivePlot.Count).ToList();
        var stories = new List<Story>();
        foreach (var (day, index) in days.Select((d, i) => (d, i)))
            stories.Add(Past(index + 1, day));
        stories.AddRange(live.Stories(days.Count + 1));
        return stories;
    }

    internal Story New(int number, DateTime detectedAt, DraftKind kind = DraftKind.Own, bool grave = false, bool initial = false, bool confidential = false,
        bool resultAtOnce = false, Func<Member, bool>? who = null)
    {
        var day = VietnamTime.Day(detectedAt);
        var chosen = grave ? cases.DrawGrave(random) : cases.Draw(random, IsTetWave(day), kind == DraftKind.Public);
        var among = who is null ? members : [.. members.Where(who)];
        var member = Favoured(among);
        var system = member.Systems[random.Next(member.Systems.Count)];
        var fill = new Filling(random, member, system);
        return new Story
        {
            Number = number,
            Case = chosen with { Notes = [.. chosen.Notes.Select(fill.In)], Result = fill.In(chosen.Result) },
            Member = member,
            System = system,
            DetectedAt = detectedAt,
            Description = fill.In(chosen.Text),
            Kind = kind,
            Initial = initial,
            Confidential = confidential,
            ResultAtOnce = resultAtOnce ? fill.In(chosen.Result) : null,
        };
    }

    /// <summary>Members with sign-in cards have something to show: one report in six is theirs.</summary>
    private Member Favoured(IReadOnlyList<Member> among)
    {
        if (random.Next(6) > 0 || among.Count < members.Count)
            return among[random.Next(among.Count)];
        var first = members.GroupBy(m => m.Kind, StringComparer.Ordinal).Select(g => g.First()).ToList();
        return first[random.Next(first.Count)];
    }

    private Story Past(int number, DateOnly day)
    {
        var detected = VietnamTime.StartOf(day) + TimeSpan.FromHours(random.Of([(1, 6), (7, 10), (8, 22), (9, 20), (10, 14), (13, 12), (14, 12), (16, 10), (19, 8), (22, 6)])) + random.Minutes(0, 59);
        var age = today.DayNumber - day.DayNumber;
        var story = random.Next(100) switch
        {
            < 6 => new Walk(random).OutsideReport(New(number, detected, DraftKind.Public), valid: random.Percent(55)),
            < 14 => new Walk(random).OutsideReport(New(number, detected, DraftKind.Phone), valid: random.Percent(85)),
            < 18 => new Walk(random).Invalid(New(number, detected)),
            < 28 => new Walk(random).DoneAlready(New(number, detected, resultAtOnce: true)),
            < 42 => new Walk(random).Beyond(New(number, detected, grave: true, initial: true, confidential: random.Percent(20))),
            < 48 => new Walk(random).BeyondLater(New(number, detected, grave: true)),
            < 51 => new Walk(random).Reopened(New(number, detected)),
            _ => new Walk(random).Ordinary(New(number, detected)),
        };
        // Of the last weeks not everything is finished; a few older ones were let lie.
        if ((age < 30 && random.Percent(45)) || (age < 200 && random.Percent(4)))
        {
            var stands = 1 + random.Next(story.Steps.Count);
            story.Steps.RemoveRange(stands, story.Steps.Count - stands);
        }
        story.Steps.RemoveAll(s => s.At >= VietnamTime.StartOf(today));
        return story;
    }

    /// <summary>Days of detection over two years, more of them in the busy months and before Tết.</summary>
    private IEnumerable<DateOnly> Days(int count)
    {
        // Two days of room, so that every report has been sent before today begins.
        var all = Enumerable.Range(0, today.DayNumber - start.DayNumber - 2).Select(start.AddDays).ToList();
        var weights = all.Select(d => (d, Months[d.Month - 1] * (d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 5) * (IsTetWave(d) ? 3 : 2))).ToArray();
        return Enumerable.Range(0, count).Select(_ => random.Of(weights)).Order();
    }

    /// <summary>From two weeks before the lunar new year to a week after it.</summary>
    private static bool IsTetWave(DateOnly day)
    {
        var lunar = new ChineseLunisolarCalendar();
        return Enumerable.Range(-7, 22).Any(shift => day.AddDays(shift).ToDateTime(TimeOnly.MinValue) is var at && lunar.GetMonth(at) == 1 && lunar.GetDayOfMonth(at) == 1);
    }
}
