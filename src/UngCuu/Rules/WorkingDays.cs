using System.Collections.Frozen;
using System.Globalization;

namespace UngCuu.Rules;

/// <summary>One line of the holiday table: a day off, or a Saturday or Sunday worked to make up for one.</summary>
public sealed record SpecialDay(DateOnly Date, bool Off, string Name, bool Certain);

/// <summary>
/// Which days count as working days: Monday to Friday but for the days off of the table, and its make-up days.
/// A year the table does not hold is counted by weekends alone; whoever shows a result says so (<see cref="YearsMissing"/>).
/// </summary>
public sealed class WorkingDays
{
    private readonly FrozenDictionary<DateOnly, SpecialDay> special;
    private readonly FrozenSet<int> years;

    public WorkingDays(IEnumerable<SpecialDay> days)
    {
        special = days.ToFrozenDictionary(d => d.Date);
        years = special.Keys.Select(d => d.Year).ToFrozenSet();
    }

    public IEnumerable<SpecialDay> Special => special.Values.OrderBy(d => d.Date);

    public bool IsWorkingDay(DateOnly day) => special.TryGetValue(day, out var known)
        ? !known.Off
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public IReadOnlyList<int> YearsMissing(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(from.Year, Math.Max(0, to.Year - from.Year + 1)).Where(y => !years.Contains(y))];

    /// <summary>Lines of <c>date,kind,name,certainty</c>; a name may hold commas, blank lines are passed over.</summary>
    public static WorkingDays Read(string csv, string file)
    {
        var faults = new List<RuleFault>();
        var days = new Dictionary<DateOnly, SpecialDay>();
        var lines = csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (lines[0].Trim() != "date,kind,name,certainty")
            faults.Add(new RuleFault(file, "line 1", "", "must be date,kind,name,certainty"));
        foreach (var (index, line) in lines.Index().Skip(1).Where(l => l.Item.Trim().Length > 0))
            if (ReadLine(line.Split(','), (field, what) => faults.Add(new RuleFault(file, $"line {index + 1}", field, what))) is { } day
                && !days.TryAdd(day.Date, day))
                faults.Add(new RuleFault(file, $"line {index + 1}", "date", "stands there twice"));
        return faults.Count == 0 ? new WorkingDays(days.Values) : throw new RuleFilesBroken(faults);
    }

    private static SpecialDay? ReadLine(string[] cells, Action<string, string> fault)
    {
        if (cells.Length < 4)
        {
            fault("", "does not have four fields");
            return null;
        }
        var (kind, certainty) = (cells[1].Trim(), cells[^1].Trim());
        var name = string.Join(',', cells[2..^1]).Trim().Trim('"');
        var known = DateOnly.TryParseExact(cells[0].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        var right = Check("date", known, "is not a date")
            & Check("kind", kind is "off" or "work", "is neither off nor work")
            & Check("kind", kind != "work" || date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, "only a Saturday or a Sunday can be a make-up day")
            & Check("name", name.Length > 0, "is missing")
            & Check("certainty", certainty is "known" or "check", "is neither known nor check");
        return right ? new SpecialDay(date, kind == "off", name, certainty == "known") : null;

        bool Check(string field, bool holds, string what)
        {
            if (!holds)
                fault(field, what);
            return holds;
        }
    }
}
