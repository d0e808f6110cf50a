using UngCuu.Features.Incidents;
using UngCuu.Shared;

namespace UngCuu.Tests.Features.Incidents;

public class IncidentTests
{
    private static readonly DateTime Later = Given.Detected.AddHours(5);

    private static readonly Dictionary<string, Action<Incident>> Verbs = new()
    {
        [nameof(Incident.Verify)] = i => i.Verify(null, null),
        [nameof(Incident.StartResponse)] = i => i.StartResponse(null, Given.Detected.AddMinutes(20)),
        [nameof(Incident.EndResponse)] = i => i.EndResponse(null, Later, null),
        [nameof(Incident.ResumeResponse)] = i => i.ResumeResponse(null, "kiểm tra chưa đạt"),
        [nameof(Incident.Close)] = i => i.Close(null, Later, null, missing: null),
        [nameof(Incident.Invalidate)] = i => i.Invalidate(null, "báo nhầm"),
        [nameof(Incident.Reopen)] = i => i.Reopen(null, "tái diễn"),
        [nameof(Incident.FindSame)] = i => i.FindSame(Given.AnIncident(), null, null),
    };

    private static readonly Dictionary<IncidentStatus, string[]> WayTo = new()
    {
        [IncidentStatus.Received] = [],
        [IncidentStatus.Verified] = [nameof(Incident.Verify)],
        [IncidentStatus.Responding] = [nameof(Incident.Verify), nameof(Incident.StartResponse)],
        [IncidentStatus.Ended] = [nameof(Incident.Verify), nameof(Incident.EndResponse)],
        [IncidentStatus.Closed] = [nameof(Incident.Verify), nameof(Incident.EndResponse), nameof(Incident.Close)],
        [IncidentStatus.Invalid] = [nameof(Incident.Invalidate)],
    };

    // Written by hand, not read from the table under test.
    private static readonly Dictionary<(IncidentStatus, string), IncidentStatus> Expected = new()
    {
        [(IncidentStatus.Received, nameof(Incident.Verify))] = IncidentStatus.Verified,
        [(IncidentStatus.Received, nameof(Incident.Invalidate))] = IncidentStatus.Invalid,
        [(IncidentStatus.Verified, nameof(Incident.StartResponse))] = IncidentStatus.Responding,
        [(IncidentStatus.Verified, nameof(Incident.EndResponse))] = IncidentStatus.Ended,
        [(IncidentStatus.Verified, nameof(Incident.Invalidate))] = IncidentStatus.Invalid,
        [(IncidentStatus.Responding, nameof(Incident.EndResponse))] = IncidentStatus.Ended,
        [(IncidentStatus.Responding, nameof(Incident.Invalidate))] = IncidentStatus.Invalid,
        [(IncidentStatus.Received, nameof(Incident.FindSame))] = IncidentStatus.Invalid,
        [(IncidentStatus.Verified, nameof(Incident.FindSame))] = IncidentStatus.Invalid,
        [(IncidentStatus.Responding, nameof(Incident.FindSame))] = IncidentStatus.Invalid,
        [(IncidentStatus.Ended, nameof(Incident.ResumeResponse))] = IncidentStatus.Responding,
        [(IncidentStatus.Ended, nameof(Incident.Close))] = IncidentStatus.Closed,
        [(IncidentStatus.Closed, nameof(Incident.Reopen))] = IncidentStatus.Responding,
        [(IncidentStatus.Invalid, nameof(Incident.Reopen))] = IncidentStatus.Received,
    };

    internal static Incident AnIncidentIn(IncidentStatus state, params (string Role, Guid Organisation)[] roles)
    {
        var incident = Given.AnIncident(roles: roles);
        foreach (var step in WayTo[state])
            Verbs[step](incident);
        return incident;
    }

    public static TheoryData<IncidentStatus, string> EveryStateAndVerb() =>
        new(from state in Enum.GetValues<IncidentStatus>() from verb in Verbs.Keys select (state, verb));

    [Theory]
    [MemberData(nameof(EveryStateAndVerb))]
    public void Each_verb_moves_the_state_it_may_and_refuses_every_other(IncidentStatus from, string verb)
    {
        var incident = Given.AnIncident();
        foreach (var step in WayTo[from])
            Verbs[step](incident);
        Assert.Equal(from, incident.Status);

        if (Expected.TryGetValue((from, verb), out var to))
        {
            Verbs[verb](incident);
            Assert.Equal(to, incident.Status);
        }
        else
        {
            Assert.Equal("move.impossible", Assert.Throws<RuleBroken>(() => Verbs[verb](incident)).Key);
            Assert.Equal(from, incident.Status);
        }
    }

    [Fact]
    public void An_incident_is_not_closed_while_something_the_profile_wants_is_missing()
    {
        var incident = Given.AnIncident();
        incident.Verify(null, null);
        incident.EndResponse(null, Later, null);
        Assert.Equal("incident.close.missing", Assert.Throws<RuleBroken>(() => incident.Close(null, Later, null, "Báo cáo kết thúc")).Key);
        Assert.Equal(IncidentStatus.Ended, incident.Status);
    }

    [Fact]
    public void A_response_cannot_end_before_the_incident_was_detected()
    {
        var incident = Given.AnIncident();
        incident.Verify(null, null);
        Assert.Equal("incident.end.beforeDetection", Assert.Throws<RuleBroken>(() => incident.EndResponse(null, Given.Detected.AddMinutes(-1), null)).Key);
    }

    [Fact]
    public void Beyond_capability_is_found_once()
    {
        var incident = Given.AnIncident();
        incident.FindBeyondCapability(null, "không đủ người");
        Assert.Equal("incident.beyond.already", Assert.Throws<RuleBroken>(() => incident.FindBeyondCapability(null, "lần nữa")).Key);
    }

    [Fact]
    public void A_closed_incident_takes_no_new_judgement_and_no_new_person()
    {
        var incident = Given.AnIncident();
        incident.Verify(null, null);
        incident.EndResponse(null, Later, null);
        incident.Close(null, Later, null, missing: null);
        Assert.Equal("incident.over", Assert.Throws<RuleBroken>(() => incident.JudgePreliminarily(Given.AJudgement(incident, JudgementKind.Operator, serious: true))).Key);
        Assert.Equal("incident.over", Assert.Throws<RuleBroken>(() => incident.Assign(null, null, "Trực ban")).Key);
        Assert.Equal("incident.over", Assert.Throws<RuleBroken>(() => incident.FindBeyondCapability(null, null)).Key);
    }

    [Theory]
    [InlineData(6, "incident.time.future")]
    [InlineData(0, "incident.detection.same")]
    public void A_corrected_detection_is_neither_in_the_future_nor_the_same(int minutes, string key)
    {
        var incident = Given.AnIncident();
        var now = Given.Detected;
        Assert.Equal(key, Assert.Throws<RuleBroken>(() => incident.CorrectDetection(Given.Detected.AddMinutes(minutes), "gõ nhầm", now)).Key);
    }
}
