using CsCheck;
using UngCuu.Features.Duties;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Tests.Rules;
using static UngCuu.Features.Duties.DutyStatus;
using static UngCuu.Tests.Features.Duties.Story;

namespace UngCuu.Tests.Features.Duties;

public class UnitDutiesTests
{
    private static readonly Guid Me = Id(1), Heir = Id(2);

    private static UnitLife Since(string from, string? to = null) => new(Me, "province", Day(from), to is null ? null : Day(to));

    private static DateOnly Day(string text) => VietnamTime.Day(Vn(text));

    private static Fact Answered(string at, params (string Key, string Value)[] values) => Made("Answered", at, 1, values);

    private static Fact Made(string name, string at, long order, params (string Key, string Value)[] values) => new()
    {
        Name = name,
        At = Vn(at),
        RecordedAt = Vn(at),
        Order = order,
        Values = values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal),
    };

    private static IReadOnlyList<ComputedDuty> Duties(string rule, UnitLife unit, string until, params Fact[] facts) =>
        new UnitDuties(TestProfile.With(rule)).Of(unit, facts, Day(until));

    private static string[] Names(IEnumerable<ComputedDuty> duties) => [.. duties.Select(d => d.Key.Occurrence)];

    [Fact]
    public void Each_year_has_its_duty_due_before_the_day()
    {
        var duties = Duties(TestProfile.Unit("before 06-20"), Since("2016-05-01"), "2018-12-31", Answered("2018-06-19 23:59"));
        Assert.Equal(["2017", "2018"], Names(duties));
        Assert.Equal([Vn("2017-06-20"), Vn("2018-06-20")], duties.Select(d => d.Due!.Value));
        Assert.Equal([Overdue, Done], duties.Select(d => d.StatusAt(Vn("2018-06-20"))).Select(s => s));
    }

    [Theory]
    [InlineData("2018-06-09 23:59", Running)]
    [InlineData("2018-06-10 00:00", DueSoon)]
    [InlineData("2018-06-20 00:00", DueSoon)]
    [InlineData("2018-06-20 00:01", Overdue)]
    [InlineData("2017-12-31 23:59", NotStarted)]
    public void A_calendar_duty_is_due_soon_in_its_last_ten_days(string now, DutyStatus status) =>
        Assert.Equal(status, Duties(TestProfile.Unit("before 06-20"), Since("2010-01-01"), "2018-12-31").Single(d => d.Key.Occurrence == "2018").StatusAt(Vn(now)));

    [Theory]
    [InlineData("every month", new[] { "2018-01", "2018-02", "2018-03", "2018-04" }, "2018-02-01")]
    [InlineData("every month by 05 next month", new[] { "2018-01", "2018-02", "2018-03", "2018-04" }, "2018-02-06")]
    [InlineData("every quarter", new[] { "2018-Q1", "2018-Q2" }, "2018-04-01")]
    [InlineData("every year", new[] { "2018" }, "2019-01-01")]
    [InlineData("every year by 12-31", new[] { "2018" }, "2019-01-01")]
    [InlineData("by 01-31 next year", new[] { "2018" }, "2019-02-01")]
    public void Every_period_that_has_begun_has_one_duty(string time, string[] periods, string firstDue)
    {
        var duties = Duties(TestProfile.Unit(time), Since("2018-01-01"), "2018-04-30");
        Assert.Equal(periods, Names(duties));
        Assert.Equal(Vn(firstDue), duties[0].Due);
    }

    [Fact]
    public void A_period_of_its_own_begins_the_duty_and_gathers_its_facts()
    {
        var rule = TestProfile.Unit("before 06-20", """, "period": { "from": "12-16 previous year", "to": "06-15" }""");
        var duties = Duties(rule, Since("2010-01-01"), "2019-12-16", Answered("2018-12-20 08:00"));
        Assert.Equal(["2018", "2019", "2020"], Names(duties));
        Assert.Equal(Vn("2017-12-16"), duties[0].Start);
        Assert.Equal([Overdue, Done, Running], duties.Select(d => d.StatusAt(Vn("2020-01-01"))));
    }

    [Fact]
    public void A_fact_that_names_its_period_meets_that_one_however_late()
    {
        var duties = Duties(TestProfile.Unit("before 06-20"), Since("2010-01-01"), "2019-12-31", Answered("2019-02-01 08:00", ("period", "2018")));
        Assert.Equal([("2017", Overdue), ("2018", DoneLate), ("2019", Overdue)], duties.Select(d => (d.Key.Occurrence, d.StatusAt(Vn("2019-12-31")))));
    }

    [Fact]
    public void A_fact_of_another_kind_does_not_meet_it()
    {
        var rule = TestProfile.Unit("before 06-20").Replace("\"Answered\"", "\"Answered with of=half-year\"", StringComparison.Ordinal);
        Assert.Equal([Overdue], Duties(rule, Since("2018-01-01"), "2018-12-31", Answered("2018-05-01", ("of", "year"))).Select(d => d.StatusAt(Vn("2018-12-31"))));
        Assert.Equal([Done], Duties(rule, Since("2018-01-01"), "2018-12-31", Answered("2018-05-01", ("of", "half-year"))).Select(d => d.StatusAt(Vn("2018-12-31"))));
    }

    [Fact]
    public void A_unit_new_in_a_period_owes_from_the_next_on()
    {
        var duties = Duties(TestProfile.Unit("before 12-15"), Since("2018-12-14"), "2019-12-31");
        Assert.Equal([("2018", NotApplicable, "newUnit"), ("2019", Overdue, null)],
            duties.Select(d => (d.Key.Occurrence, d.StatusAt(Vn("2019-12-31")), d.EndReason?.ToString())));
        Assert.Equal(Vn("2019-12-15"), duties[1].Due);
    }

    [Fact]
    public void A_unit_new_on_the_first_day_of_a_period_owes_it() =>
        Assert.True(Duties(TestProfile.Unit("before 12-15"), Since("2018-01-01"), "2018-12-31").Single().Open);

    [Fact]
    public void A_merged_unit_owes_through_its_successor_whose_own_duty_covers_both()
    {
        var rule = TestProfile.Unit("before 12-20");
        var ended = Since("2010-01-01", "2025-06-30") with { Successor = Heir };
        var row = Duties(rule, ended, "2026-12-31")[^1];
        Assert.Equal(("2025", NotApplicable, "unitEnded", Heir), (row.Key.Occurrence, row.StatusAt(Vn("2026-12-31")), row.EndReason!.ToString(), row.CoveredBy!.Value));

        var heir = new UnitLife(Heir, "province", Day("2025-07-01")) { Predecessors = [(Me, Day("2025-06-30")), (Id(7), Day("2025-06-30"))] };
        var covering = Duties(rule, heir, "2025-12-31").Single();
        Assert.True(covering.Open);
        Assert.Equal([Me, Id(7)], covering.Covers);
        Assert.Equal(Vn("2025-12-20"), covering.Due);
    }

    [Fact]
    public void A_unit_that_takes_another_in_covers_it_in_that_period_only()
    {
        var heir = Since("2010-01-01") with { Predecessors = [(Id(7), Day("2025-06-30"))] };
        Assert.Equal([0, 1, 0], Duties(TestProfile.Unit("before 12-20"), heir, "2026-12-31").Where(d => d.Start >= Vn("2024-01-01")).Select(d => d.Covers.Count));
    }

    [Fact]
    public void What_fell_due_before_a_unit_ended_stays_its_own_and_nothing_comes_after()
    {
        var duties = Duties(TestProfile.Unit("before 06-20"), Since("2024-01-01", "2025-06-30"), "2027-12-31");
        Assert.Equal([("2024", Overdue), ("2025", Overdue)], duties.Select(d => (d.Key.Occurrence, d.StatusAt(Vn("2027-12-31")))));
    }

    [Theory]
    [InlineData("2010-01-01", null, true)]
    [InlineData("2022-12-31", null, true)]
    [InlineData("2023-01-01", null, false)]
    [InlineData("2010-01-01", "2022-12-30", false)]
    [InlineData("2010-01-01", "2022-12-31", true)]
    public void A_duty_of_one_day_is_owed_by_those_who_existed_then(string from, string? to, bool owed)
    {
        var duties = Duties(TestProfile.Unit("on 2022-12-31", """, "from": "2022-10-13" """), Since(from, to), "2022-12-31");
        Assert.Equal(owed ? ["2022-12-31"] : [], Names(duties));
        if (owed)
            Assert.Equal((Vn("2022-10-13"), Vn("2023-01-01"), true), (duties[0].Start, duties[0].Due!.Value, duties[0].Open));
    }

    [Fact]
    public void A_lasting_duty_is_done_while_its_state_holds_and_overdue_since_it_stopped()
    {
        const string Rule = """{ "subject": "unit", "responsible": ["self"], "appliesTo": ["province"], "time": "always", "holds": "exists", "met": null }""";
        Fact[] facts = [Made("Founded", "2018-03-01", 1), Made("Dissolved", "2019-05-05 10:00", 2), Made("Founded", "2019-06-01", 3)];
        ComputedDuty With(int count) => Duties(Rule, Since("2017-06-01"), "2020-01-01", facts[..count]).Single();
        Assert.Equal((Overdue, Vn("2017-06-01")), (With(0).StatusAt(Vn("2018-01-01")), With(0).Due!.Value));
        Assert.Equal((Done, Vn("2018-03-01")), (With(1).StatusAt(Vn("2018-04-01")), With(1).MetAt!.Value));
        Assert.Equal((Overdue, Vn("2019-05-05 10:00")), (With(2).StatusAt(Vn("2019-05-06")), With(2).Due!.Value));
        Assert.Equal((Done, Vn("2019-06-01")), (With(3).StatusAt(Vn("2019-06-02")), With(3).MetAt!.Value));
    }

    [Fact]
    public void A_unit_of_another_kind_and_an_exempt_one_owe_nothing()
    {
        Assert.Empty(Duties(TestProfile.Unit("before 06-20"), Since("2010-01-01") with { Kind = "organisation" }, "2018-12-31"));
        var exempt = TestProfile.Unit("before 06-20", """, "exempt": { "who": ["defence"], "basis": [{ "text": "T", "article": "2" }] }""");
        Assert.All(Duties(exempt, Since("2010-01-01") with { Traits = ["defence"] }, "2018-12-31", Answered("2018-05-01")), d => Assert.Equal(EndReason.Exempt, d.EndReason));
    }

    [Fact]
    public void A_fact_may_start_a_units_own_duty()
    {
        const string Rule = """{ "subject": "unit", "responsible": ["self"], "appliesTo": ["province"], "time": "24 hours", "starts": { "on": ["Happened"], "own": true, "per": "kind" }, "met": { "by": ["Answered"] } }""";
        var duty = Duties(Rule, Since("2010-01-01"), "2018-12-31", Made("Happened", "2018-12-31 23:30", 1, ("kind", "contact"))).Single();
        Assert.Equal((Vn("2019-01-01 23:30"), "contact"), (duty.Due!.Value, duty.Key.Occurrence));
    }

    [Fact]
    public void Profiles_follow_each_other_by_the_day_a_period_begins()
    {
        var rule = TestProfile.Unit("every quarter");
        var book = new RuleBook(new RuleFiles(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["holidays.csv"] = new RuleFiles().Read("holidays.csv"),
            ["old.json"] = TestProfile.Json(p => p["to"] = "2026-06-30", rule),
            ["new.json"] = TestProfile.Json(p => { p["id"] = "vn-2000"; p["from"] = "2026-07-01"; }, rule),
        }), TestProfile.Words);
        Assert.Equal([("vn-1000", "2026-Q1"), ("vn-1000", "2026-Q2"), ("vn-2000", "2026-Q3"), ("vn-2000", "2026-Q4")],
            new UnitDuties(book).Of(Since("2026-01-01"), [], Day("2026-12-31")).Select(d => (d.Key.Profile, d.Key.Occurrence)));
    }

    [Fact]
    public void Later_days_add_duties_and_change_none()
    {
        string[] times = ["before 06-20", "every month", "every quarter by 10 next month", "by 12-31"];
        Gen.Select(Gen.Int[0, times.Length - 1], Gen.Int[0, 3000], Gen.Int[0, 900]).Sample((time, days, more) =>
        {
            var (rule, unit, until) = (TestProfile.Unit(times[time]), Since("2017-03-05"), Day("2017-03-05").AddDays(days));
            var unitDuties = new UnitDuties(TestProfile.With(rule));
            var (earlier, later) = (unitDuties.Of(unit, [], until), unitDuties.Of(unit, [], until.AddDays(more)));
            return earlier.Select(d => (d.Key, d.Start, d.Due)).SequenceEqual(later.Take(earlier.Count).Select(d => (d.Key, d.Start, d.Due)))
                && later.Select(d => d.Key).Distinct().Count() == later.Count;
        }, iter: 60);
    }
}
