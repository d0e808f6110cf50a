using CsCheck;
using UngCuu.Rules;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Rules;

public class TermTests
{
    private static readonly Gen<int> Number = Gen.Int[1, TermReader.Most];

    private static readonly Gen<DayMark> YearMark =
        Gen.Select(Gen.Bool, Gen.Int[1, 12], Gen.Int[1, 29], Gen.Bool, (before, month, day, next) => new DayMark(before, month, day, next));

    private static readonly Gen<DayMark?> MonthMark =
        Gen.Select(Gen.Bool, Gen.Int[0, 31], Gen.Bool, (before, day, next) => day == 0 ? null : new DayMark(before, null, day, next));

    internal static readonly Gen<Term> Running = Gen.OneOf<Term>(
        Number.Select(n => (Term)new Term.Exact(n, ClockUnit.Minute)),
        Number.Select(n => (Term)new Term.Exact(n, ClockUnit.Hour)),
        Number.Select(n => (Term)new Term.Days(n)),
        Number.Select(n => (Term)new Term.WorkingDays(n)),
        Gen.Const((Term)new Term.AtOnce()),
        Gen.Const((Term)new Term.AtOnce("receipt")));

    private static readonly Gen<Term> Any = Gen.OneOf<Term>(
        Running,
        YearMark.Select(m => (Term)new Term.EachYear(m)),
        YearMark.Select(m => (Term)new Term.Every(Cycle.Year, m)),
        Gen.Select(Gen.Enum<Cycle>(), MonthMark, (c, m) => (Term)new Term.Every(c, c == Cycle.Year ? null : m)),
        Gen.Date.Select(d => (Term)new Term.On(DateOnly.FromDateTime(d))),
        Number.Select(n => (Term)new Term.While(new Term.Exact(n, ClockUnit.Hour), "Responding")),
        Number.Select(n => (Term)new Term.While(new Term.Days(n), "Responding")),
        Gen.Const((Term)new Term.Always()),
        Gen.Const((Term)new Term.InTheOrder()));

    [Fact]
    public void Every_kind_of_time_reads_back_what_it_writes() =>
        Any.Many(term => TermReader.Read(term.ToString()) == term);

    [Fact]
    public void Blanks_around_and_between_do_not_matter() =>
        Any.Many(term => TermReader.Read("  " + term.ToString().Replace(" ", " \t ", StringComparison.Ordinal) + "\n") == term);

    [Theory]
    [InlineData("at once", "at once")]
    [InlineData("24 hours", "24 hours")]
    [InlineData("30 minutes", "30 minutes")]
    [InlineData("005 days", "5 days")]
    [InlineData("1 days", "1 day")]
    [InlineData("10 working days", "10 working days")]
    [InlineData("before 6-20", "before 06-20")]
    [InlineData("by 12-31", "by 12-31")]
    [InlineData("every month by 5", "every month by 05")]
    [InlineData("every year before 06-20", "every year before 06-20")]
    [InlineData("on 2022-12-31", "on 2022-12-31")]
    [InlineData("every 4 hours while Responding", "every 4 hours while Responding")]
    [InlineData("always", "always")]
    [InlineData("in the order", "in the order")]
    public void Time_limits_are_written_as_the_profiles_write_them(string read, string written) =>
        Assert.Equal(written, TermReader.Read(read).ToString());
}
