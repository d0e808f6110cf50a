using UngCuu.Features.Duties;
using UngCuu.Rules;
using UngCuu.Tests.Rules;
using static UngCuu.Features.Duties.DutyStatus;
using static UngCuu.Tests.Features.Duties.Story;

namespace UngCuu.Tests.Features.Duties;

public class RepeatedDutiesTests
{
    private const string EveryFourHours = """{ "subject": "incident", "responsible": ["operator"], "time": "every 4 hours while running", "met": { "by": ["Answered"] } }""";
    private const string InTheOrder = """{ "subject": "incident", "responsible": ["operator"], "time": "in the order", "starts": { "on": ["Ordered"], "per": "due" }, "met": { "by": ["Answered"] } }""";

    private static Story Told(string rule) => new Story { Book = TestProfile.With(rule) }
        .Then(FactNames.IncidentDetected, "2018-04-03 08:00", Operator)
        .Roles("2018-04-03 08:00");

    private static (string, DateTime, DutyStatus)[] Rows(Story story, string now) =>
        [.. story.Duties().Select(d => (d.Key.Occurrence, d.Due!.Value, d.StatusAt(Vn(now))))];

    [Fact]
    public void While_the_state_lasts_each_answer_starts_the_next_clock()
    {
        var story = Told(EveryFourHours);
        Assert.Empty(story.Duties());
        story.Then("Began", "2018-04-03 09:00");
        Assert.Equal([("1", Vn("2018-04-03 13:00"), Running)], Rows(story, "2018-04-03 10:00"));
        story.Then("Answered", "2018-04-03 12:00").Then("Answered", "2018-04-03 16:30");
        Assert.Equal(
            [("1", Vn("2018-04-03 13:00"), Done), ("2", Vn("2018-04-03 16:00"), DoneLate), ("3", Vn("2018-04-03 20:30"), Overdue)],
            Rows(story, "2018-04-03 21:00"));
    }

    [Fact]
    public void When_the_state_ends_the_last_clock_stops_and_when_it_returns_a_new_one_starts()
    {
        var story = Told(EveryFourHours).Then("Began", "2018-04-03 09:00").Then("Stopped", "2018-04-03 11:00").Then("Began", "2018-04-05 09:00");
        Assert.Equal([("1", Vn("2018-04-03 13:00"), NotApplicable), ("2", Vn("2018-04-05 13:00"), Running)], Rows(story, "2018-04-05 10:00"));
        Assert.Equal("noLonger:running", story.Duty("TST-1", occurrence: "1").EndReason!.ToString());
    }

    [Fact]
    public void An_order_sets_its_own_time_a_day_meaning_its_end()
    {
        var story = Told(InTheOrder)
            .Then("Ordered", "2018-04-03 09:00", values: [("due", "2018-04-06")])
            .Then("Ordered", "2018-04-03 10:00", values: [("due", "2018-04-05T17:00+07:00")]);
        Assert.Equal([Vn("2018-04-07"), Vn("2018-04-05 17:00")], story.Duties().Select(d => d.Due!.Value));
    }

    [Fact]
    public void An_order_without_a_time_runs_without_one()
    {
        var duty = Told(InTheOrder).Then("Ordered", "2018-04-03 09:00").Duties().Single();
        Assert.Null(duty.Due);
        Assert.Equal(Running, duty.StatusAt(Vn("2030-01-01")));
    }
}
