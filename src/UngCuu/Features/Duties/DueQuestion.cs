using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Duties;

/// <param name="Due">The due moment, UTC.</param>
/// <param name="YearsMissing">Years of the span that the holiday table does not hold, where it was asked.</param>
public sealed record DueAnswer(DateTime Due, Profile Profile, Term Term, IReadOnlyList<int> YearsMissing)
{
    /// <summary>In Vietnam time: <c>2018-05-12T00:00:00+07:00</c> is the end of 11 May.</summary>
    public string Text => Moment.Write(Due);

    public object[]? Warning => YearsMissing.Count == 0 ? null : [string.Join(", ", YearsMissing)];
}

/// <summary>Answers <c>check --due</c>: when is this due, counted from that moment?</summary>
public static class DueQuestion
{
    public static DueAnswer Answer(RuleBook book, string? due, string? from, string? profile = null, string? counting = null)
    {
        var term = TermReader.Read(due);
        var start = Moment.Read(from);
        var days = counting?.Trim() switch
        {
            null => (DayCount?)null,
            "strict" => DayCount.Strict,
            "civil" => DayCount.Civil,
            var other => throw new RuleBroken("duties.ask.counting", other),
        };
        var day = DayOf(start, from);
        var chosen = profile is null ? book.For(day) : book[profile.Trim()];
        var count = book.Counting(chosen, days);
        var moment = count.NextDue(term, start);
        var usesTable = term is Term.WorkingDays || count.Days == DayCount.Civil && term is Term.Days or Term.While { Interval: Term.Days };
        return new DueAnswer(moment, chosen, term, usesTable ? book.Calendar.YearsMissing(day, VietnamTime.Day(moment).AddDays(-1)) : []);
    }

    private static DateOnly DayOf(DateTime start, string? written)
    {
        try
        {
            return VietnamTime.Day(start);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new RuleBroken("duties.ask.moment", written ?? "");
        }
    }
}
