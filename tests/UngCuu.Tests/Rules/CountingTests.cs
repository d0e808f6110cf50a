using CsCheck;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Tests.Rules;

public class CountingTests
{
    private static readonly Gen<DateTime> Start = Gen.Long[0, 20L * 366 * 24 * 60].Select(minutes => new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes));

    private static readonly Gen<DayCount> Ways = Gen.Enum<DayCount>();

    private static readonly Gen<Term> Term = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 200], (kind, number) => kind switch
    {
        0 => new Term.Exact(number, ClockUnit.Minute),
        1 => new Term.Exact(number, ClockUnit.Hour),
        2 => (Term)new Term.Days(number),
        _ => new Term.WorkingDays(number),
    });

    private static Term Longer(Term term) => term switch
    {
        Term.Exact exact => exact with { Number = exact.Number + 1 },
        Term.Days days => new Term.Days(days.Number + 1),
        Term.WorkingDays days => new Term.WorkingDays(days.Number + 1),
        _ => term,
    };

    [Fact]
    public void A_longer_term_is_never_due_earlier() =>
        Gen.Select(Start, Term, Ways).Sample((start, term, way) =>
            TestBook.Count(way).Due(Longer(term), start) >= TestBook.Count(way).Due(term, start));

    [Fact]
    public void A_later_start_is_never_due_earlier() =>
        Gen.Select(Start, Gen.Int[0, 100_000], Term, Ways).Sample((start, minutes, term, way) =>
            TestBook.Count(way).Due(term, start.AddMinutes(minutes)) >= TestBook.Count(way).Due(term, start));

    [Fact]
    public void One_more_day_off_never_makes_a_due_moment_earlier() =>
        Gen.Select(Start, Term, Ways, Gen.Int[-5, 300]).Sample((start, term, way, offset) =>
        {
            var off = VietnamTime.Day(start).AddDays(offset);
            var more = new WorkingDays(TestBook.Shipped.Calendar.Special.Where(d => d.Date != off).Append(new SpecialDay(off, true, "nghỉ thêm", true)));
            return TestBook.Count(way, more).Due(term, start) >= TestBook.Count(way).Due(term, start);
        });

    [Fact]
    public void A_term_ends_after_it_starts_and_days_of_the_civil_code_end_at_midnight() =>
        Gen.Select(Start, Term, Ways).Sample((start, term, way) =>
        {
            var due = TestBook.Count(way).Due(term, start);
            var endsAtMidnight = term is Term.WorkingDays || way == DayCount.Civil && term is Term.Days;
            return due > start && (!endsAtMidnight || VietnamTime.FromUtc(due).TimeOfDay == TimeSpan.Zero);
        });

    [Fact]
    public void The_last_day_of_working_days_is_a_working_day_and_the_count_is_right() =>
        Gen.Select(Start, Gen.Int[1, 60]).Sample((start, number) =>
        {
            var first = VietnamTime.Day(start);
            var last = VietnamTime.Day(TestBook.Count().Due(new Term.WorkingDays(number), start)).AddDays(-1);
            var worked = Enumerable.Range(1, last.DayNumber - first.DayNumber).Select(first.AddDays).Count(TestBook.Shipped.Calendar.IsWorkingDay);
            return worked == number && TestBook.Shipped.Calendar.IsWorkingDay(last);
        });

    [Fact]
    public void The_next_due_moment_of_a_calendar_is_after_and_nothing_lies_between()
    {
        Term[] terms = [.. new[]
        {
            "before 06-20", "by 02-29", "every month by 31", "every quarter", "every month before 05 next month", "every quarter by 10 next month", "by 01-31 next year",
        }.Select(TermReader.Read)];
        Gen.Select(Start, Gen.Int[0, terms.Length - 1].Select(i => terms[i])).Sample((start, term) =>
        {
            var count = TestBook.Count();
            var due = count.NextDue(term, start);
            return due > start && count.NextDue(term, due.AddTicks(-1)) == due && count.NextDue(term, due) > due;
        });
    }

    [Fact]
    public void A_calendar_period_knows_its_neighbours() =>
        Gen.Select(Gen.Enum<Cycle>(), Gen.Int[0, 365 * 40]).Sample((cycle, offset) =>
        {
            var period = CalendarPeriod.Containing(cycle, new DateOnly(2000, 1, 1).AddDays(offset));
            return period.Next.Previous == period && period.Last.AddDays(1) == period.Next.First && period.First <= period.Last;
        });
}
