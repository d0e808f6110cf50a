using System.Globalization;
using UngCuu.Rules;

namespace UngCuu.Tests.Rules;

public class WorkingDaysTests
{
    private const string Header = "date,kind,name,certainty\n";

    [Fact]
    public void The_shipped_table_holds_every_year_from_2017_to_2026_with_at_least_ten_days_off_by_law()
    {
        var years = TestBook.Shipped.Calendar.Special.Where(d => d.Off).CountBy(d => d.Date.Year).ToDictionary();
        Assert.Equal(Enumerable.Range(2017, 10), years.Keys.Order());
        Assert.All(years, y => Assert.InRange(y.Value, 10, 14));
        Assert.Empty(TestBook.Shipped.Calendar.YearsMissing(new(2017, 1, 1), new(2026, 12, 31)));
    }

    [Fact]
    public void No_day_off_of_the_shipped_table_is_wasted_on_a_weekend() =>
        Assert.DoesNotContain(TestBook.Shipped.Calendar.Special, d => d.Off && d.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

    [Theory]
    [InlineData("2018-04-25", false)]
    [InlineData("2018-04-28", false)]
    [InlineData("2019-01-05", true)]
    [InlineData("2018-12-31", false)]
    [InlineData("2031-09-02", true)]
    public void Weekends_holidays_and_make_up_days_are_told_apart(string day, bool working) =>
        Assert.Equal(working, TestBook.Shipped.Calendar.IsWorkingDay(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void A_name_may_hold_a_comma_and_the_file_may_come_from_a_spreadsheet() =>
        Assert.Equal("Nghỉ bù, hoán đổi", WorkingDays.Read("\uFEFF" + Header + "2018-01-01,off,\"Nghỉ bù, hoán đổi\",check\r\n\r\n", "h.csv").Special.Single().Name);

    [Theory]
    [InlineData("day,kind,name,certainty\n", "h.csv: line 1: must be date,kind,name,certainty")]
    [InlineData(Header + "2018-02-30,off,Tết,known", "h.csv: line 2: date: is not a date")]
    [InlineData(Header + "01/02/2018,off,Tết,known", "h.csv: line 2: date: is not a date")]
    [InlineData(Header + "2018-01-01,free,Tết,known", "h.csv: line 2: kind: is neither off nor work")]
    [InlineData(Header + "2018-01-01,work,Tết,known", "h.csv: line 2: kind: only a Saturday or a Sunday can be a make-up day")]
    [InlineData(Header + "2018-01-01,off,,known", "h.csv: line 2: name: is missing")]
    [InlineData(Header + "2018-01-01,off,Tết,maybe", "h.csv: line 2: certainty: is neither known nor check")]
    [InlineData(Header + "2018-01-01,off", "h.csv: line 2: does not have four fields")]
    [InlineData(Header + "2018-01-01,off,Tết,known\n2018-01-01,off,Tết,known", "h.csv: line 3: date: stands there twice")]
    public void A_faulty_line_is_named(string csv, string fault) =>
        Assert.Contains(fault, Assert.Throws<RuleFilesBroken>(() => WorkingDays.Read(csv, "h.csv")).Faults.Select(f => f.ToString()), StringComparer.Ordinal);
}
