using UngCuu.Features.Duties;
using UngCuu.Shared;
using UngCuu.Tests.Rules;

namespace UngCuu.Tests.Features.Duties;

public class DueQuestionTests
{
    [Theory]
    // Hours and minutes are exact, in both ways of counting.
    [InlineData("24 hours", "2018-12-31T23:30+07:00", "2019-01-01T23:30:00+07:00")]
    [InlineData("72 hours", "2026-09-01T09:00+07:00", "2026-09-04T09:00:00+07:00")]
    [InlineData("30 minutes", "2018-04-03T23:45+07:00", "2018-04-04T00:15:00+07:00")]
    [InlineData("1 hour", "2018-04-03T14:05:30+07:00", "2018-04-03T15:05:30+07:00")]
    [InlineData("24 hours", "2018-04-06T10:00+07:00", "2018-04-07T10:00:00+07:00", "civil")]
    [InlineData("at once", "2018-04-03T14:05+07:00", "2018-04-03T15:05:00+07:00")]
    [InlineData("at once (receipt)", "2018-04-03T14:05+07:00", "2018-04-03T14:35:00+07:00")]
    // Days.
    [InlineData("5 days", "2018-04-03T14:05+07:00", "2018-04-08T14:05:00+07:00")]
    [InlineData("5 days", "2018-04-03T14:05+07:00", "2018-04-10T00:00:00+07:00", "civil")]
    [InlineData("1 day", "2020-02-28T08:00+07:00", "2020-02-29T08:00:00+07:00")]
    [InlineData("1 day", "2019-02-28T08:00+07:00", "2019-03-01T08:00:00+07:00")]
    [InlineData("1 day", "2018-04-02T00:00+07:00", "2018-04-04T00:00:00+07:00", "civil")]
    [InlineData("1 day", "2018-04-02T23:59:59+07:00", "2018-04-04T00:00:00+07:00", "civil")]
    [InlineData("1 day", "2018-04-24T09:00+07:00", "2018-04-27T00:00:00+07:00", "civil")] // 25/4 is Hùng Kings' day
    [InlineData("4 days", "2019-01-01T09:00+07:00", "2019-01-06T00:00:00+07:00", "civil")] // Saturday 5/1/2019 was worked
    [InlineData("5 days", "2019-01-01T09:00+07:00", "2019-01-08T00:00:00+07:00", "civil")] // Sunday 6/1 was not
    [InlineData("3 days", "2018-02-11T09:00+07:00", "2018-02-22T00:00:00+07:00", "civil")] // Tết 14/2 to 20/2
    // Working days: 25/4, 30/4 and 1/5 off.
    [InlineData("10 working days", "2018-04-24T16:00+07:00", "2018-05-12T00:00:00+07:00")]
    [InlineData("10 working days", "2018-04-24T16:00+07:00", "2018-05-12T00:00:00+07:00", "civil")]
    [InlineData("1 working day", "2018-04-24T16:00+07:00", "2018-04-27T00:00:00+07:00")]
    [InlineData("1 working day", "2018-04-06T16:00+07:00", "2018-04-10T00:00:00+07:00")]
    [InlineData("1 working day", "2018-04-07T16:00+07:00", "2018-04-10T00:00:00+07:00")]
    [InlineData("2 working days", "2019-01-03T16:00+07:00", "2019-01-06T00:00:00+07:00")] // 4/1, then the make-up Saturday
    [InlineData("1 working day", "2018-12-28T16:00+07:00", "2019-01-03T00:00:00+07:00")] // 31/12 swapped, 1/1 off
    [InlineData("1 working day", "2026-08-21T08:00+07:00", "2026-08-23T00:00:00+07:00")] // make-up Saturday 22/8
    [InlineData("5 working days", "2026-08-28T17:00+07:00", "2026-09-10T00:00:00+07:00")] // 31/8, 1/9, 2/9 off
    [InlineData("5 working days", "2017-01-25T09:00+07:00", "2017-02-09T00:00:00+07:00")] // Tết 26/1 to 1/2
    // The Vietnam day decides, not the day of the offset the start is written in.
    [InlineData("1 working day", "2018-04-02T17:00Z", "2018-04-05T00:00:00+07:00")]
    [InlineData("1 working day", "2018-04-02T16:59:59Z", "2018-04-04T00:00:00+07:00")]
    [InlineData("1 working day", "2018-04-02T12:00-05:00", "2018-04-05T00:00:00+07:00")]
    // Fixed days: the first due moment strictly after.
    [InlineData("before 06-20", "2018-04-24T16:00+07:00", "2018-06-20T00:00:00+07:00")]
    [InlineData("before 06-20", "2018-06-19T23:59:59+07:00", "2018-06-20T00:00:00+07:00")]
    [InlineData("before 06-20", "2018-06-20T00:00+07:00", "2019-06-20T00:00:00+07:00")]
    [InlineData("by 12-31", "2018-04-24T16:00+07:00", "2019-01-01T00:00:00+07:00")]
    [InlineData("by 12-31", "2018-12-31T23:59+07:00", "2019-01-01T00:00:00+07:00")]
    [InlineData("by 12-31", "2019-01-01T00:00+07:00", "2020-01-01T00:00:00+07:00")]
    [InlineData("before 12-31", "2018-12-31T12:00+07:00", "2019-12-31T00:00:00+07:00")]
    [InlineData("before 01-01", "2018-12-31T12:00+07:00", "2019-01-01T00:00:00+07:00")]
    [InlineData("by 01-31 next year", "2018-01-15T00:00+07:00", "2018-02-01T00:00:00+07:00")]
    [InlineData("by 01-31 next year", "2018-02-01T00:00+07:00", "2019-02-01T00:00:00+07:00")]
    [InlineData("by 02-29", "2019-01-01T00:00+07:00", "2019-03-01T00:00:00+07:00")]
    [InlineData("before 02-29", "2019-01-01T00:00+07:00", "2019-03-01T00:00:00+07:00")]
    [InlineData("by 02-29", "2020-01-01T00:00+07:00", "2020-03-01T00:00:00+07:00")]
    [InlineData("before 02-29", "2020-01-01T00:00+07:00", "2020-02-29T00:00:00+07:00")]
    [InlineData("before 03-01", "2020-01-01T00:00+07:00", "2020-03-01T00:00:00+07:00")]
    [InlineData("before 06-20", "2018-04-24T16:00+07:00", "2018-06-20T00:00:00+07:00", "civil")]
    // Periods.
    [InlineData("every month", "2018-04-24T16:00+07:00", "2018-05-01T00:00:00+07:00")]
    [InlineData("every month", "2018-05-01T00:00+07:00", "2018-06-01T00:00:00+07:00")]
    [InlineData("every quarter", "2018-04-24T16:00+07:00", "2018-07-01T00:00:00+07:00")]
    [InlineData("every quarter", "2018-12-31T23:59+07:00", "2019-01-01T00:00:00+07:00")]
    [InlineData("every year", "2018-04-24T16:00+07:00", "2019-01-01T00:00:00+07:00")]
    [InlineData("every year before 06-20", "2018-06-21T00:00+07:00", "2019-06-20T00:00:00+07:00")]
    [InlineData("every year by 12-31", "2018-06-21T00:00+07:00", "2019-01-01T00:00:00+07:00")]
    [InlineData("every month by 05", "2018-04-24T16:00+07:00", "2018-05-06T00:00:00+07:00")]
    [InlineData("every month before 05", "2018-04-05T16:00+07:00", "2018-05-05T00:00:00+07:00")]
    [InlineData("every month by 31", "2019-02-10T00:00+07:00", "2019-03-01T00:00:00+07:00")]
    [InlineData("every month by 05 next month", "2018-04-03T00:00+07:00", "2018-04-06T00:00:00+07:00")]
    [InlineData("every month by 05 next month", "2018-04-06T00:00+07:00", "2018-05-06T00:00:00+07:00")]
    [InlineData("every quarter by 15", "2018-04-24T16:00+07:00", "2018-06-16T00:00:00+07:00")]
    [InlineData("every quarter by 15 next month", "2018-04-10T16:00+07:00", "2018-04-16T00:00:00+07:00")]
    [InlineData("on 2022-12-31", "2018-04-24T16:00+07:00", "2023-01-01T00:00:00+07:00")]
    [InlineData("on 2024-02-29", "2018-04-24T16:00+07:00", "2024-03-01T00:00:00+07:00")]
    [InlineData("every 4 hours while Responding", "2018-04-24T22:00+07:00", "2018-04-25T02:00:00+07:00")]
    [InlineData("every 1 day while Responding", "2018-04-24T22:00+07:00", "2018-04-25T22:00:00+07:00")]
    public void The_due_moment_is(string due, string from, string expected, string? counting = null) =>
        Assert.Equal(expected, DueQuestion.Answer(TestBook.Shipped, due, from, counting: counting).Text);

    [Theory]
    [InlineData("2018-04-24T16:00+07:00")]
    [InlineData("2018-04-24T16:00:00+07:00")]
    [InlineData("2018-04-24T16:00:00.000+0700")]
    [InlineData("2018-04-24T16:00+07")]
    [InlineData("2018-04-24T16:00")]
    [InlineData("2018-04-24 16:00")]
    [InlineData("  2018-04-24T09:00Z ")]
    [InlineData("2018-04-24T04:00-05:00")]
    [InlineData("2018-04-24T14:45+05:45")]
    public void The_start_may_be_written_with_any_offset_or_none(string from) =>
        Assert.Equal("2018-04-24T17:00:00+07:00", DueQuestion.Answer(TestBook.Shipped, " 1  hour\t", from).Text);

    [Fact]
    public void The_end_of_a_day_may_be_written_as_24_hours() =>
        Assert.Equal("2018-04-25T01:00:00+07:00", DueQuestion.Answer(TestBook.Shipped, "1 hour", "2018-04-24T24:00").Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2018-04-31T16:00")]
    [InlineData("2018-13-01T16:00")]
    [InlineData("2019-02-29T16:00")]
    [InlineData("2018-04-24T25:00")]
    [InlineData("2018-04-24T24:01")]
    [InlineData("2018-04-24T16:60")]
    [InlineData("2018-04-24T16:00:60")]
    [InlineData("2018-04-24T16:00+99:00")]
    [InlineData("2018-04-24T16:00+07:60")]
    [InlineData("24/04/2018 16:00")]
    [InlineData("２０１８-04-24T16:00")]
    [InlineData("2018-04-24T16:00+07:00\n2018")]
    [InlineData("0000-04-24T16:00")]
    [InlineData("0001-01-01T00:00+14:00")]
    [InlineData("9999-12-31T23:59Z")]
    public void A_start_that_is_no_moment_is_refused(string? from) =>
        Assert.Equal("duties.ask.moment", Assert.Throws<RuleBroken>(() => DueQuestion.Answer(TestBook.Shipped, "1 hour", from)).Key);

    [Theory]
    [InlineData("always", "rules.term.noMoment")]
    [InlineData("in the order", "rules.term.noMoment")]
    [InlineData("on 2017-12-31", "rules.term.past")]
    [InlineData("on 2018-02-30", "rules.term.noSuchDay")]
    [InlineData("before 13-01", "rules.term.noSuchDay")]
    [InlineData("before 02-30", "rules.term.noSuchDay")]
    [InlineData("by 00-10", "rules.term.noSuchDay")]
    [InlineData("every month by 32", "rules.term.noSuchDay")]
    [InlineData("0 days", "rules.term.positive")]
    [InlineData("000 hours", "rules.term.positive")]
    [InlineData("-5 days", "rules.term.positive")]
    [InlineData("every -4 hours while Responding", "rules.term.positive")]
    [InlineData("1000001 days", "rules.term.tooLarge")]
    [InlineData("99999999999999999999999 hours", "rules.term.tooLarge")]
    [InlineData("", "rules.term.empty")]
    [InlineData("   ", "rules.term.empty")]
    [InlineData("٥ days", "rules.term.unknown")]
    [InlineData("５ days", "rules.term.unknown")]
    [InlineData("5", "rules.term.unknown")]
    [InlineData("days", "rules.term.unknown")]
    [InlineData("1.5 hours", "rules.term.unknown")]
    [InlineData("5 weeks", "rules.term.unknown")]
    [InlineData("before 20", "rules.term.unknown")]
    [InlineData("every quarter by 03-15", "rules.term.unknown")]
    [InlineData("every month by 05 next year", "rules.term.unknown")]
    [InlineData("every 4 working days while Responding", "rules.term.unknown")]
    [InlineData("5 days later", "rules.term.unknown")]
    [InlineData("at once (nothing)", "rules.term.noSetting")]
    public void A_time_limit_without_a_moment_is_refused_with_its_reason(string due, string key) =>
        Assert.Equal(key, Assert.Throws<RuleBroken>(() => DueQuestion.Answer(TestBook.Shipped, due, "2018-04-24T16:00+07:00")).Key);

    [Theory]
    [InlineData("1000000 days", "9000-01-01T00:00")]
    [InlineData("1000000 working days", "8000-01-01T00:00")]
    [InlineData("1 day", "9999-12-31T10:00")]
    [InlineData("every year", "9999-12-31T10:00")]
    [InlineData("by 12-31", "9999-12-31T10:00")]
    [InlineData("by 01-01 next year", "9999-12-31T10:00")]
    [InlineData("on 9999-12-31", "2018-01-01T10:00")]
    public void A_due_moment_beyond_the_calendar_is_refused(string due, string from) =>
        Assert.Equal("rules.term.tooFar", Assert.Throws<RuleBroken>(() => DueQuestion.Answer(TestBook.Shipped, due, from, counting: "civil")).Key);

    [Theory]
    [InlineData("10 working days", "2026-12-20T09:00", null, new[] { 2027 })]
    [InlineData("5 days", "2026-12-29T09:00", "civil", new[] { 2027 })]
    [InlineData("1 working day", "2015-12-31T09:00", null, new[] { 2015, 2016 })]
    [InlineData("5 days", "2026-12-29T09:00", "strict", new int[0])]
    [InlineData("24 hours", "2030-12-29T09:00", "civil", new int[0])]
    [InlineData("1 working day", "2026-12-30T09:00", null, new int[0])]
    public void A_year_the_holiday_table_lacks_is_named(string due, string from, string? counting, int[] years) =>
        Assert.Equal(years, DueQuestion.Answer(TestBook.Shipped, due, from, counting: counting).YearsMissing);

    [Theory]
    [InlineData("2018-04-24T16:00", null, "vn-2017")]
    [InlineData("2026-06-30T23:59", null, "vn-2017")]
    [InlineData("2026-07-01T00:00", null, "vn-2026")]
    [InlineData("2010-01-01T00:00", null, "vn-2017")]
    [InlineData("2018-04-24T16:00", "2026", "vn-2026")]
    [InlineData("2026-09-01T16:00", "vn-2017", "vn-2017")]
    public void The_profile_is_the_one_named_or_the_one_in_force(string from, string? profile, string expected) =>
        Assert.Equal(expected, DueQuestion.Answer(TestBook.Shipped, "1 hour", from, profile).Profile.Id);

    [Fact]
    public void An_unknown_profile_or_way_of_counting_is_refused_in_both_languages()
    {
        var profile = Assert.Throws<RuleBroken>(() => DueQuestion.Answer(TestBook.Shipped, "1 hour", "2018-04-24T16:00", "2020"));
        var counting = Assert.Throws<RuleBroken>(() => DueQuestion.Answer(TestBook.Shipped, "1 hour", "2018-04-24T16:00", counting: "loose"));
        var texts = new Texts();
        Assert.Equal("There is no rule profile “2020”; there are: vn-2017, vn-2026.", texts.In(Texts.English, profile.Key, [.. profile.Args]));
        Assert.StartsWith("Cách tính ngày “loose” không có", texts.In(Texts.Vietnamese, counting.Key, [.. counting.Args]), StringComparison.Ordinal);
    }
}
