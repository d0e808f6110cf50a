using System.Globalization;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Duties;

/// <summary>
/// A rule, and a duty under it, in one plain sentence: who must do what, for whom, within what time since when, by when, and where that stands.
/// </summary>
public sealed class Explanation(Texts texts, CultureInfo culture, Profile profile)
{
    /// <param name="rule">The rule.</param>
    /// <param name="due">The duty's due moment, where there is a duty.</param>
    /// <param name="role">Whose duty, where the rule lists several roles.</param>
    /// <param name="startedBy">The fact that started it, where the rule lists several.</param>
    public string Sentence(Rule rule, DateTime? due = null, string? role = null, string? startedBy = null)
    {
        var who = List(role is null ? rule.Responsible : [role], T("duties.explain.or"));
        var to = rule.Met?.To.Where(r => r != role && !(role is null && rule.Responsible is [var only] && r == only)).ToList() ?? [];
        var what = rule.Act.In(culture) + (to.Count == 0 ? "" : T("duties.explain.to", List(to, T("duties.explain.and"))));
        var sentence = T("duties.explain.sentence", who, what, Time(rule, startedBy)) + (due is { } moment ? T("duties.explain.due", Until(moment)) : "");
        return char.ToUpper(sentence[0], culture) + sentence[1..] + $" ({Ground(rule)}).";
    }

    /// <summary>The articles, and how sure we are where that is not the law itself.</summary>
    public string Ground(Rule rule) => string.Join("; ",
        rule.Basis.Select(Cited).Concat(rule.Certainty == Certainty.Law ? [] : [T($"Certainty.{rule.Certainty}").ToLower(culture)]));

    /// <summary><c>TT 20/2017, Điều 9 khoản 2 điểm b</c>, <c>Circular 20/2017, Article 9(2)(b)</c>.</summary>
    public string Cited(Basis basis)
    {
        var text = profile.Texts[basis.Text].Short.In(culture);
        var parts = basis.Article.Split('.');
        if (!parts[0].All(char.IsAsciiDigit))
            return $"{text}, {basis.Article}";
        return $"{text}, " + parts.Length switch
        {
            1 => T("duties.explain.article", parts[0]),
            2 => T("duties.explain.clause", parts[0], parts[1]),
            _ => T("duties.explain.point", parts[0], parts[1], parts[2]),
        };
    }

    /// <summary>The kind of time and what starts it, as it follows the act: “ trong 5 ngày kể từ khi kết thúc ứng phó”.</summary>
    public string Time(Rule rule, string? startedBy = null)
    {
        var starts = startedBy is null ? rule.Starts?.On.Select(o => o.Fact) : [startedBy];
        var since = string.Join(T("duties.explain.or"), (starts ?? []).Select(f => profile.Facts[f].In(culture)).Distinct(StringComparer.Ordinal));
        return rule.Time switch
        {
            null => T("duties.explain.noTime", since),
            Term.AtOnce atOnce => T("duties.explain.atOnce", since, Amount(profile.Settings.AtOnce[atOnce.Setting].Written)),
            Term.InTheOrder => T("duties.explain.inTheOrder"),
            Term.Days when profile.Settings.Counting == DayCount.Civil => T("duties.explain.withinCivil", Amount(rule.Time), since),
            { RunsFromStart: true } running => T("duties.explain.within", Amount(running), since),
            Term.EachYear yearly => Mark(yearly.Day, Cycle.Year),
            Term.Every every => Every(every),
            Term.On on => T("duties.explain.on", Day(on.Day)),
            Term.While during => T("duties.explain.while", Amount(during.Interval), profile.Conditions[during.State].Words.In(culture)),
            _ => T("duties.explain.always"),
        };
    }

    /// <summary>The time limit alone, as a table shows it.</summary>
    public string Amount(Term term) => term switch
    {
        Term.Exact { Unit: ClockUnit.Minute, Number: 1 } => T("duties.amount.minute"),
        Term.Exact { Unit: ClockUnit.Minute } minutes => T("duties.amount.minutes", minutes.Number),
        Term.Exact { Number: 1 } => T("duties.amount.hour"),
        Term.Exact hours => T("duties.amount.hours", hours.Number),
        Term.Days { Number: 1 } => T("duties.amount.day"),
        Term.Days days => T("duties.amount.days", days.Number),
        Term.WorkingDays { Number: 1 } => T("duties.amount.workingDay"),
        Term.WorkingDays days => T("duties.amount.workingDays", days.Number),
        _ => term.ToString(),
    };

    /// <summary>A due moment; midnight is the end of the day before.</summary>
    public string Until(DateTime due)
    {
        var local = VietnamTime.FromUtc(due);
        return local.TimeOfDay == TimeSpan.Zero
            ? T("duties.explain.endOfDay", Day(DateOnly.FromDateTime(local).AddDays(-1)))
            : T("duties.explain.moment", local.ToString("HH:mm", CultureInfo.InvariantCulture), Day(DateOnly.FromDateTime(local)));
    }

    /// <summary>Why a duty does not apply.</summary>
    public string Reason(EndReason reason) => reason.Word switch
    {
        "condition" => T("duties.end.condition", profile.Conditions[reason.Condition!].Words.In(culture)),
        "noLonger" => T("duties.end.noLonger", profile.Conditions[reason.Condition!].Words.In(culture)),
        "exempt" => T("duties.end.exempt"),
        "undone" => T("duties.end.undone"),
        "reassigned" => T("duties.end.reassigned"),
        "otherProfile" => T("duties.end.otherProfile"),
        "newUnit" => T("duties.end.newUnit"),
        _ => T("duties.end.unitEnded"),
    };

    public string Role(string role) => role == Vocabulary.Self ? T("duties.explain.self") : profile.Roles[role].Word.In(culture);

    private string Every(Term.Every every) => every.Day is null
        ? T(every.Cycle switch { Cycle.Month => "duties.explain.everyMonth", Cycle.Quarter => "duties.explain.everyQuarter", _ => "duties.explain.everyYear" })
        : Mark(every.Day, every.Cycle);

    private string Mark(DayMark mark, Cycle cycle)
    {
        var day = mark.Month is { } month ? YearDay(month, mark.Day) : mark.Day.ToString(CultureInfo.InvariantCulture);
        var which = (cycle, mark.Next) switch
        {
            (Cycle.Year, false) => T("duties.explain.ofYear", day),
            (Cycle.Year, true) => T("duties.explain.ofNextYear", day),
            (Cycle.Month, false) => T("duties.explain.ofMonth", day),
            (Cycle.Month, true) => T("duties.explain.ofNextMonth", day),
            (_, false) => T("duties.explain.ofQuarter", day),
            (_, true) => T("duties.explain.afterQuarter", day),
        };
        return T(mark.Before ? "duties.explain.before" : "duties.explain.by", which);
    }

    private string YearDay(int month, int day) => culture.TwoLetterISOLanguageName == "en"
        ? $"{day} {culture.DateTimeFormat.GetMonthName(month)}"
        : VietnamTime.Show(new DateOnly(2000, month, day))[..^5];

    private string Day(DateOnly day) => culture.TwoLetterISOLanguageName == "en" ? day.ToString("d MMMM yyyy", culture) : VietnamTime.Show(day);

    private string List(IReadOnlyList<string> roles, string last)
    {
        var words = roles.Select(Role).ToList();
        return words.Count < 2 ? words[0] : string.Join(", ", words.SkipLast(1)) + last + words[^1];
    }

    private string T(string key, params object?[] args) => texts.In(culture, key, args);
}
