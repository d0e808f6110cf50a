using UngCuu.Features.Duties;
using static UngCuu.Features.Duties.DutyStatus;
using static UngCuu.Rules.FactNames;
using static UngCuu.Tests.Features.Duties.Story;

namespace UngCuu.Tests.Features.Duties;

public class IncidentDutiesTests
{
    [Fact]
    public void The_operator_has_five_days_from_detection_to_notify()
    {
        var story = Detected("2018-04-03 14:05");
        var duty = story.Duty("INC-2");
        Assert.Equal((Operator, Vn("2018-04-03 14:05"), Vn("2018-04-08 14:05")), (duty.Key.Organisation, duty.Start, duty.Due));
        Assert.Equal(Everyone.Order(), duty.StillToTell.Order());
        Assert.Equal([Running, Running, DueSoon, DueSoon, Overdue],
            new[] { "2018-04-03 14:05", "2018-04-08 02:04", "2018-04-08 02:05", "2018-04-08 14:05", "2018-04-08 14:06" }.Select(now => story.Status("INC-2", now)));
    }

    [Fact]
    public void Notifying_every_recipient_that_exists_meets_it_at_the_last_sending()
    {
        var story = Detected("2018-04-03 14:05").Roles("2018-04-03 14:06", ("member", null))
            .Then(IncidentNotified, "2018-04-04 08:00", Operator, [Owner, Coordinator]);
        Assert.Equal([Unit], story.Duty("INC-2").StillToTell);
        Assert.Equal(Running, story.Status("INC-2", "2018-04-04 09:00"));
        story.Then(IncidentNotified, "2018-04-05 08:00", Operator, [Unit]);
        Assert.Equal(Vn("2018-04-05 08:00"), story.Duty("INC-2").MetAt);
        Assert.Equal(Done, story.Status("INC-2", "2018-04-30 09:00"));
    }

    [Fact]
    public void A_recipient_that_appears_after_everyone_was_notified_reopens_nothing()
    {
        var story = Detected("2018-04-03 14:05").Roles("2018-04-03 14:06", ("member", null))
            .Then(IncidentNotified, "2018-04-04 08:00", Operator, [Owner, Coordinator, Unit])
            .Roles("2018-04-05 08:00");
        Assert.Equal(Done, story.Status("INC-2", "2018-04-30 09:00"));
    }

    [Fact]
    public void A_recipient_that_changed_before_it_was_sent_to_has_to_be_told()
    {
        var story = Detected("2018-04-03 14:05")
            .Roles("2018-04-03 20:00", ("owner", Stranger))
            .Then(IncidentNotified, "2018-04-04 08:00", Operator, Everyone);
        Assert.Equal([Stranger], story.Duty("INC-2").StillToTell);
    }

    [Fact]
    public void An_operator_that_is_its_own_owner_does_not_notify_itself()
    {
        var story = Detected("2018-04-03 14:05").Roles("2018-04-03 14:06", ("owner", Operator))
            .Then(IncidentNotified, "2018-04-04 08:00", Operator, [Unit, Coordinator, Member]);
        Assert.Equal(Done, story.Status("INC-2", "2018-04-30 09:00"));
    }

    [Fact]
    public void Somebody_elses_detection_does_not_start_the_operators_clock_but_being_told_does()
    {
        var story = Detected("2018-04-03 14:05", by: Stranger);
        Assert.False(story.Owes("INC-2"));
        story.Then(IncidentReceived, "2018-04-06 09:00", Operator, sender: Coordinator, values: [("report", "r1")]);
        Assert.Equal(Vn("2018-04-11 09:00"), story.Duty("INC-2").Due);
    }

    [Fact]
    public void A_corrected_detection_moves_the_due_moment_and_what_was_met_is_judged_again()
    {
        var story = Detected("2018-04-03 14:05").Then(IncidentNotified, "2018-04-07 10:00", Operator, Everyone);
        Assert.Equal(Done, story.Status("INC-2", "2018-05-01 00:00"));
        story.Then(DetectionCorrected, "2018-04-01 14:05", recorded: "2018-04-07 16:00");
        var duty = story.Duty("INC-2");
        Assert.Equal((Vn("2018-04-06 14:05"), DoneLate), (duty.Due, duty.StatusAt(Vn("2018-05-01 00:00"))));
        Assert.Equal([(Vn("2018-04-03 14:05"), Vn("2018-04-08 14:05"))], duty.Earlier.Select(e => (e.Start, e.Due!.Value)));
        story.Then(DetectionCorrected, "2018-04-03 14:05", recorded: "2018-04-07 17:00");
        Assert.Equal(Done, story.Status("INC-2", "2018-05-01 00:00"));
        Assert.Equal([Vn("2018-04-01 14:05")], story.Duty("INC-2").Earlier.Select(e => e.Start));
    }

    [Theory]
    [InlineData(true, Done)]
    [InlineData(false, DoneLate)]
    public void Timeliness_is_judged_by_the_fact_time_only_where_it_is_proved(bool proved, DutyStatus expected)
    {
        var story = Detected("2018-04-03 09:00")
            .Then(IncidentReceived, "2018-04-03 10:00", Unit, sender: Operator, values: [("report", "r1")])
            .Then(IncidentAcknowledged, "2018-04-03 10:05", Unit, recorded: "2018-04-03 10:40", proved: proved, values: [("report", "r1")]);
        var duty = story.Duty("INC-1", Unit, "r1");
        Assert.Equal(Vn("2018-04-03 10:30"), duty.Due);
        Assert.Equal(Vn("2018-04-03 10:05"), duty.MetAt);
        Assert.Equal(expected, duty.StatusAt(Vn("2018-04-04 00:00")));
    }

    [Fact]
    public void Proof_that_comes_in_later_makes_a_late_receipt_timely()
    {
        var story = Detected("2018-04-03 09:00")
            .Then(IncidentReceived, "2018-04-03 10:00", Unit, values: [("report", "r1")])
            .Then(IncidentAcknowledged, "2018-04-03 10:05", Unit, recorded: "2018-04-03 10:40", values: [("report", "r1")]);
        Assert.Equal(DoneLate, story.Status("INC-1", "2018-04-04 00:00", Unit, "r1"));
        story.Then(FactProved, "2018-04-05 10:00", values: [("fact", "4")]);
        Assert.Equal(Done, story.Status("INC-1", "2018-04-06 00:00", Unit, "r1"));
    }

    [Fact]
    public void Each_report_to_each_recipient_wants_its_own_acknowledgement()
    {
        var story = Detected("2018-04-03 09:00")
            .Then(IncidentReceived, "2018-04-03 10:00", Unit, values: [("report", "r1")])
            .Then(IncidentReceived, "2018-04-03 10:00", Coordinator, values: [("report", "r1")])
            .Then(IncidentReceived, "2018-04-03 10:00", Owner, values: [("report", "r1")])
            .Then(IncidentReceived, "2018-04-03 11:00", Unit, values: [("report", "r2")])
            .Then(IncidentAcknowledged, "2018-04-03 10:10", Unit, values: [("report", "r1")]);
        Assert.Equal(
            [(Unit, "r1", Done), (Coordinator, "r1", Overdue), (Unit, "r2", Overdue)],
            story.Duties().Where(d => d.Key.Rule == "INC-1").OrderBy(d => d.Key.Occurrence).ThenBy(d => d.Key.Organisation)
                .Select(d => (d.Key.Organisation, d.Key.Occurrence, d.StatusAt(Vn("2018-04-03 12:00")))));
    }

    [Fact]
    public void An_organisation_in_two_roles_owes_a_duty_once()
    {
        var story = Detected("2018-04-03 09:00").Roles("2018-04-03 09:00", ("member", Unit))
            .Then(IncidentReceived, "2018-04-03 10:00", Unit, sender: Stranger, values: [("report", "r1")]);
        Assert.Equal("unit", story.Duty("INC-1", Unit, "r1").Role);
        Assert.Equal(Unit, story.Duty("INC-4").Key.Organisation);
    }

    [Fact]
    public void Handling_that_ends_after_an_unfinished_notification_wants_an_update_to_the_same_recipients()
    {
        var story = Detected("2018-04-03 14:05").Then(IncidentNotified, "2018-04-03 15:00", Operator, Everyone, values: [("result", "false")]);
        Assert.False(story.Owes("INC-3"));
        story.Then(ResponseEnded, "2018-04-04 10:00");
        Assert.Equal(Vn("2018-04-04 11:00"), story.Duty("INC-3").Due);
        story.Then(NotificationUpdated, "2018-04-04 10:20", Operator, Everyone, values: [("result", "false")]);
        Assert.Equal(Overdue, story.Status("INC-3", "2018-04-04 12:00"));
        story.Then(NotificationUpdated, "2018-04-04 10:40", Operator, Everyone, values: [("result", "true")]);
        Assert.Equal(Done, story.Status("INC-3", "2018-04-04 12:00"));
    }

    [Fact]
    public void A_notification_that_gave_the_result_at_once_wants_no_update()
    {
        var story = Detected("2018-04-03 14:05")
            .Then(IncidentNotified, "2018-04-03 15:00", Operator, Everyone, values: [("result", "true")])
            .Then(ResponseEnded, "2018-04-04 10:00");
        Assert.False(story.Owes("INC-3"));
    }

    [Fact]
    public void Once_the_initial_report_is_sent_the_update_gives_way_to_the_completion_report()
    {
        var story = Detected("2018-04-03 14:05")
            .Then(IncidentNotified, "2018-04-03 15:00", Operator, Everyone, values: [("result", "false")])
            .Then(BeyondCapabilityFound, "2018-04-03 16:00")
            .Then(InitialReportSent, "2018-04-03 16:30", Operator, [Owner, Unit, Coordinator])
            .Then(ResponseEnded, "2018-04-06 10:00");
        Assert.False(story.Owes("INC-3"));
        Assert.Equal(Done, story.Status("INC-5", "2018-04-07 00:00"));
        Assert.Equal(Vn("2018-04-11 10:00"), story.Duty("INC-7").Due);
    }

    [Fact]
    public void Within_the_operators_capability_there_is_no_completion_report()
    {
        var story = Detected("2018-04-03 14:05").Then(ResponseEnded, "2018-04-06 10:00");
        Assert.False(story.Owes("INC-7"));
        Assert.False(story.Owes("INC-5"));
    }

    [Fact]
    public void Who_is_told_by_a_stranger_passes_it_on_to_those_who_do_not_know()
    {
        var story = Detected("2018-04-03 14:05", by: Stranger)
            .Then(IncidentReceived, "2018-04-03 15:00", Unit, sender: Stranger, values: [("report", "r1")]);
        Assert.Equal(new[] { Operator, Owner, Coordinator }.Order(), story.Duty("INC-4").StillToTell.Order());
        story.Then(NotificationForwarded, "2018-04-03 15:20", Unit, [Operator, Coordinator]);
        story.Then(NotificationForwarded, "2018-04-03 15:50", Unit, [Owner]);
        Assert.Equal((Vn("2018-04-03 15:50"), Done), (story.Duty("INC-4").MetAt!.Value, story.Status("INC-4", "2018-04-04 00:00")));
    }

    [Fact]
    public void Nobody_forwards_to_the_sender_or_to_those_told_already()
    {
        var fromOperator = Detected("2018-04-03 14:05")
            .Then(IncidentNotified, "2018-04-03 15:00", Operator, Everyone)
            .Then(IncidentReceived, "2018-04-03 15:00", Unit, sender: Operator, values: [("report", "r1")]);
        Assert.False(fromOperator.Owes("INC-4"));
        var fromCoordinator = Detected("2018-04-03 14:05", by: Stranger)
            .Then(IncidentReceived, "2018-04-03 15:00", Unit, sender: Coordinator, values: [("report", "r1")])
            .Then(IncidentNotified, "2018-04-03 15:30", Operator, [Owner, Coordinator]);
        // The operator told the owner itself: the unit has nobody left to tell.
        Assert.Equal(Done, fromCoordinator.Status("INC-4", "2018-04-04 00:00"));
    }

    [Fact]
    public void What_others_settled_stays_settled_when_the_operator_changes_later()
    {
        var story = Detected("2018-04-03 14:05", by: Stranger)
            .Then(IncidentReceived, "2018-04-03 15:00", Unit, sender: Coordinator, values: [("report", "r1")])
            .Then(IncidentNotified, "2018-04-03 15:30", Operator, [Owner, Coordinator]);
        var met = story.Duty("INC-4").MetAt;
        Assert.NotNull(met);
        Assert.Equal(met, story.Roles("2018-04-05 09:00", ("operator", Member), ("member", null)).Duty("INC-4").MetAt);
    }

    [Fact]
    public void Closing_waits_for_the_operators_report_and_has_no_time_of_its_own()
    {
        var story = Detected("2018-04-03 14:05")
            .Then(BeyondCapabilityFound, "2018-04-03 16:00")
            .Then(ResponseEnded, "2018-04-06 10:00");
        Assert.Null(story.Duty("INC-8").Due);
        Assert.Equal((Waiting, "INC-7"), (story.Status("INC-8", "2018-04-07 00:00"), story.Duty("INC-8").WaitsFor));
        story.Then(CompletionReportSent, "2018-04-08 10:00", Operator, [Owner, Coordinator]);
        Assert.Equal(Running, story.Status("INC-8", "2019-04-09 00:00"));
        story.Then(IncidentClosed, "2018-04-09 10:00", Coordinator);
        Assert.Equal(Done, story.Status("INC-8", "2019-04-10 00:00"));
    }

    [Theory]
    [InlineData(IncidentClosed, "condition:closed")]
    [InlineData(IncidentInvalidated, "condition:invalid")]
    public void What_ends_the_incident_ends_its_open_duties_and_says_why(string end, string why)
    {
        var story = Detected("2018-04-03 14:05").Then(IncidentNotified, "2018-04-03 15:00", Operator, Everyone)
            .Then(BeyondCapabilityFound, "2018-04-03 16:00")
            .Then(end, "2018-04-03 16:30");
        var duty = story.Duty("INC-5");
        Assert.Equal((NotApplicable, Vn("2018-04-03 16:30"), why), (duty.StatusAt(Vn("2018-05-01 00:00")), duty.EndedAt!.Value, duty.EndReason!.ToString()));
        Assert.Equal(Done, story.Status("INC-2", "2018-05-01 00:00"));
        story.Then(IncidentReopened, "2018-04-04 09:00");
        Assert.Equal(Overdue, story.Status("INC-5", "2018-05-01 00:00"));
    }

    [Fact]
    public void A_drill_never_owes_anything_even_when_it_is_played_to_the_end()
    {
        var story = Detected("2018-04-03 14:05", drill: true).Then(IncidentNotified, "2018-04-03 15:00", Operator, Everyone);
        Assert.All(story.Duties(), d => Assert.Equal((NotApplicable, "condition:drill"), (d.StatusAt(Vn("2018-05-01 00:00")), d.EndReason!.ToString())));
        Assert.NotEmpty(story.Duties());
    }

    [Fact]
    public void Reopening_before_the_completion_report_takes_its_clock_back_and_the_next_end_starts_another()
    {
        var story = Detected("2018-04-03 14:05").Then(BeyondCapabilityFound, "2018-04-03 16:00")
            .Then(ResponseEnded, "2018-04-06 10:00")
            .Then(ResponseResumed, "2018-04-06 12:00")
            .Then(ResponseEnded, "2018-04-10 10:00");
        Assert.Equal((NotApplicable, "undone"), (story.Status("INC-7", "2018-05-01 00:00"), story.Duty("INC-7").EndReason!.ToString()));
        Assert.Equal(Vn("2018-04-15 10:00"), story.Duty("INC-7", occurrence: "#2").Due);
        story.Then(CompletionReportSent, "2018-04-11 10:00", Operator, [Owner, Coordinator]);
        Assert.Equal(Done, story.Status("INC-7", "2018-05-01 00:00", occurrence: "#2"));
        Assert.Equal(NotApplicable, story.Status("INC-7", "2018-05-01 00:00"));
    }

    [Fact]
    public void A_completed_report_stays_completed_when_the_incident_is_reopened()
    {
        var story = Detected("2018-04-03 14:05").Then(BeyondCapabilityFound, "2018-04-03 16:00")
            .Then(ResponseEnded, "2018-04-06 10:00")
            .Then(CompletionReportSent, "2018-04-07 10:00", Operator, [Owner, Coordinator])
            .Then(IncidentClosed, "2018-04-08 10:00")
            .Then(IncidentReopened, "2018-04-20 10:00")
            .Then(ResponseEnded, "2018-04-21 10:00");
        Assert.Equal([("", Done), ("#2", Running)],
            story.Duties().Where(d => d.Key.Rule == "INC-7").Select(d => (d.Key.Occurrence, d.StatusAt(Vn("2018-04-22 00:00")))));
        Assert.Equal([("", Done), ("#2", Waiting)],
            story.Duties().Where(d => d.Key.Rule == "INC-8").Select(d => (d.Key.Occurrence, d.StatusAt(Vn("2018-04-22 00:00")))));
    }

    [Fact]
    public void Members_of_defence_and_police_are_exempt_rule_by_rule()
    {
        var story = Detected("2018-04-03 14:05", by: Stranger).With(Member, "defence")
            .Then(IncidentReceived, "2018-04-03 15:00", Member, sender: Stranger, values: [("report", "r1")]);
        Assert.Equal((NotApplicable, "exempt"), (story.Status("INC-4", "2018-04-04 00:00"), story.Duty("INC-4").EndReason!.ToString()));
        Assert.Equal(Overdue, story.Status("INC-1", "2018-04-04 00:00", Member, "r1"));
    }

    [Fact]
    public void In_2026_the_police_unit_and_coordinating_agency_are_never_exempt()
    {
        var story = Detected("2026-09-07 09:00", by: Stranger).With(Unit, "police").With(Coordinator, "police").With(Member, "police")
            .Then(IncidentReceived, "2026-09-07 10:00", Unit, sender: Stranger, values: [("report", "r1")])
            .Then(IncidentReceived, "2026-09-07 10:00", Member, sender: Stranger, values: [("report", "r1")]);
        Assert.Equal(Overdue, story.Status("INC-4", "2026-09-08 00:00", Unit));
        Assert.Equal(NotApplicable, story.Status("INC-4", "2026-09-08 00:00", Member));
    }

    [Fact]
    public void In_2026_a_serious_incident_runs_three_clocks_of_its_owner()
    {
        var story = Detected("2026-09-07 09:00");
        Assert.Equal(["INC-16.b"], story.Duties().Where(d => d.Key.Organisation == Owner).Select(d => d.Key.Rule));
        story.Then(SeriousnessJudged, "2026-09-07 09:10", Operator, values: [("serious", "true"), ("publicHarm", "true")]);
        Assert.Equal([("INC-16.a", Vn("2026-09-08 09:00")), ("INC-16.b", Vn("2026-09-10 09:00")), ("INC-16.c", Vn("2026-09-07 10:00"))],
            story.Duties().Where(d => d.Key.Organisation == Owner).Select(d => (d.Key.Rule, d.Due!.Value)));
        story.Then(IncidentNotified, "2026-09-07 09:40", Operator, [Coordinator]);
        Assert.Equal([Done, Running, Done],
            new[] { "INC-16.a", "INC-16.b", "INC-16.c" }.Select(r => story.Status(r, "2026-09-07 12:00")));
        story.Then(NotificationUpdated, "2026-09-09 09:00", Operator, [Coordinator], values: [("result", "true")]);
        Assert.Equal(Done, story.Status("INC-16.b", "2026-09-12 12:00"));
    }

    [Fact]
    public void The_operators_own_judgement_and_the_decision_run_the_owners_clocks_and_nobody_elses()
    {
        var story = Detected("2026-09-07 09:00").Then(IncidentClassified, "2026-09-07 09:20", Unit, values: [("serious", "true")])
            .Then(SeriousStatusProposed, "2026-09-07 09:30", Coordinator, values: [("serious", "true"), ("proposal", "p1")]);
        Assert.False(story.Owes("INC-16.a"));
        story.Then(PreliminaryJudged, "2026-09-07 09:40", Operator, values: [("serious", "true"), ("publicHarm", "true")]);
        Assert.Equal((Running, Running), (story.Status("INC-16.a", "2026-09-07 09:50"), story.Status("INC-16.c", "2026-09-07 09:50")));
        story.Then(IncidentClassified, "2026-09-07 09:45", Unit, values: [("serious", "false")]);
        Assert.Equal(Running, story.Status("INC-16.a", "2026-09-07 09:50"));
        story.Then(SeriousStatusDecided, "2026-09-07 10:00", Stranger, values: [("serious", "false"), ("proposal", "p1")]);
        Assert.Equal("noLonger:serious", story.Duty("INC-16.a").EndReason!.ToString());
        Assert.Null(story.Duty("INC-16.c").EndReason);
    }

    [Fact]
    public void A_decision_starts_the_owners_clock_where_the_operator_saw_nothing_serious()
    {
        var story = Detected("2026-09-07 09:00").Then(PreliminaryJudged, "2026-09-07 09:10", Operator, values: [("serious", "false")])
            .Then(SeriousStatusDecided, "2026-09-07 15:00", Stranger, values: [("serious", "true"), ("proposal", "p1")]);
        Assert.Equal(Vn("2026-09-08 09:00"), story.Duty("INC-16.a").Due);
    }

    [Fact]
    public void Each_proposal_has_two_hours_and_said_again_it_is_the_same()
    {
        var story = Detected("2018-04-03 14:05").Roles("2018-04-03 14:06", ("standing", Stranger))
            .Then(SeriousStatusProposed, "2018-04-03 15:00", Coordinator, values: [("serious", "true"), ("proposal", "p1")])
            .Then(SeriousStatusProposed, "2018-04-03 16:00", Coordinator, values: [("serious", "true"), ("proposal", "p1")]);
        Assert.Equal((Stranger, Vn("2018-04-03 17:00")), (story.Duty("INC-10", occurrence: "p1").Key.Organisation, story.Duty("INC-10", occurrence: "p1").Due));
        story.Then(SeriousStatusDecided, "2018-04-03 16:30", Stranger, values: [("serious", "true"), ("proposal", "p1")])
            .Then(SeriousStatusProposed, "2018-04-04 08:00", Coordinator, values: [("serious", "false"), ("proposal", "p2")]);
        Assert.Equal(Done, story.Status("INC-10", "2018-04-05 00:00", Stranger, "p1"));
        Assert.Single(story.Duties(), d => d.Key.Rule == "INC-10");

        story.Then(SeriousStatusProposed, "2018-04-05 08:00", Coordinator, values: [("serious", "true"), ("proposal", "p3")])
            .Then(ProposalWithdrawn, "2018-04-05 08:30", Coordinator, values: [("proposal", "p3")]);
        Assert.Equal("undone", story.Duty("INC-10", occurrence: "p3").EndReason!.ToString());
        Assert.Equal(Done, story.Status("INC-10", "2018-04-06 00:00", Stranger, "p1"));
    }

    [Fact]
    public void What_was_judged_before_the_four_were_kept_apart_is_a_classification_too()
    {
        var story = Detected("2018-04-03 14:05").Then(IncidentReceived, "2018-04-03 15:00", Unit, sender: Operator, values: [("report", "r1")]);
        Assert.Equal((Unit, Vn("2018-04-03 19:00")), (story.Duty("INC-9").Key.Organisation, story.Duty("INC-9").Due));
        story.Then(SeriousnessJudged, "2018-04-03 16:00", Operator, values: [("serious", "false")]);
        Assert.Equal(Running, story.Status("INC-9", "2018-04-03 17:00"));
        story.Then(SeriousnessJudged, "2018-04-03 16:10", Unit, values: [("serious", "false")]);
        Assert.Equal(Done, story.Status("INC-9", "2018-04-03 17:00"));
    }

    [Fact]
    public void A_judgement_withdrawn_ends_its_clock_and_leaves_the_trace()
    {
        var story = Detected("2026-09-07 09:00")
            .Then(SeriousnessJudged, "2026-09-07 09:10", Operator, values: [("serious", "true")])
            .Then(SeriousnessJudged, "2026-09-07 11:00", Operator, values: [("serious", "false")]);
        Assert.Equal((NotApplicable, "noLonger:serious"), (story.Status("INC-16.a", "2026-09-12 00:00"), story.Duty("INC-16.a").EndReason!.ToString()));
    }

    [Fact]
    public void A_role_handed_over_hands_over_what_is_open_and_leaves_what_was_met()
    {
        var story = Detected("2018-04-03 14:05").Then(BeyondCapabilityFound, "2018-04-03 16:00")
            .Then(IncidentNotified, "2018-04-03 15:00", Operator, Everyone)
            .Roles("2018-04-03 16:20", ("operator", Stranger));
        Assert.Equal(Done, story.Status("INC-2", "2018-04-04 00:00", Operator));
        Assert.Equal("reassigned", story.Duty("INC-5", Operator).EndReason!.ToString());
        Assert.Equal(Overdue, story.Status("INC-5", "2018-04-04 00:00", Stranger));
    }

    [Fact]
    public void A_duty_may_be_waived_and_the_waiver_withdrawn()
    {
        (string, string)[] which = [("profile", "vn-2017"), ("rule", "INC-2"), ("organisation", Operator.ToString()), ("ground", "mất điện toàn tỉnh")];
        var story = Detected("2018-04-03 14:05").Then(DutyWaived, "2018-04-10 08:00", Coordinator, values: which);
        Assert.Equal(Waived, story.Status("INC-2", "2018-04-11 00:00"));
        story.Then(DutyWaiverWithdrawn, "2018-04-12 08:00", Coordinator, values: which[..3]);
        Assert.Equal(Overdue, story.Status("INC-2", "2018-04-13 00:00"));
    }

    [Fact]
    public void Rules_before_their_first_day_do_not_speak()
    {
        var story = Detected("2017-10-31 23:00").Then(BeyondCapabilityFound, "2017-10-31 23:30").Then(ResponseEnded, "2017-11-05 10:00");
        Assert.True(story.Owes("INC-2"));
        Assert.False(story.Owes("INC-7"));
        Assert.Empty(Detected("2016-01-01 10:00").Duties());
    }

    [Fact]
    public void The_profile_is_that_of_the_detection_as_first_recorded_until_an_officer_confirms_another()
    {
        var story = Detected("2026-07-01 00:30").Then(DetectionCorrected, "2026-06-30 23:00", recorded: "2026-07-01 09:00");
        Assert.All(story.Duties(), d => Assert.Equal("vn-2026", d.Key.Profile));
        story.Then(ProfileConfirmed, "2026-07-01 10:00", Coordinator, values: [("profile", "vn-2017")]);
        Assert.Equal("otherProfile", story.Duty("INC-2", profile: "vn-2026").EndReason!.ToString());
        Assert.Equal((Vn("2026-07-05 23:00"), true), (story.Duty("INC-2", profile: "vn-2017").Due, story.Duty("INC-2", profile: "vn-2017").Open));
    }

    [Fact]
    public void A_second_profile_adds_its_clocks_beside_the_first()
    {
        var story = Detected("2018-04-03 14:05").Then(ProfileAdded, "2018-04-03 15:00", Coordinator, values: [("profile", "vn-2026")]);
        Assert.Equal(Vn("2018-04-06 14:05"), story.Duty("INC-16.b").Due);
        Assert.True(story.Duty("INC-2", profile: "vn-2017").Open);
        story.Then(IncidentNotified, "2018-04-04 15:00", Operator, Everyone);
        Assert.All(story.Duties().Where(d => d.Key.Rule == "INC-2"), d => Assert.Equal(Done, d.StatusAt(Vn("2018-05-01 00:00"))));
    }

    [Fact]
    public void Nothing_recorded_means_nothing_owed() => Assert.Empty(new Story().Duties());
}
