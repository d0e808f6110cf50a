using UngCuu.Features.Incidents;
using UngCuu.Rules;

namespace UngCuu.Tests.Rules;

/// <summary>Where a response stands: for every profile, process, state and step there is one answer, and the faults of a drawing are found when it is read.</summary>
public class ProcessTests
{
    public static TheoryData<string, string> Processes
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var profile in TestBook.Shipped.Profiles)
                foreach (var name in profile.Processes.Keys)
                    all.Add(profile.Id, name);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void In_every_state_a_response_stands_somewhere_that_fits(string profile, string name)
    {
        var process = TestBook.Shipped[profile].Processes[name];
        foreach (var state in IncidentMoves.Open.Select(s => s.ToString()))
            foreach (var stood in process.Way.Select(s => s.Code).Append(null).Append("no such step"))
            {
                var stands = process.At(stood, state);
                Assert.True(stands.Fits(state), $"{stood} in {state}: {stands.Code}");
                // It stays where it stands as long as that fits, and what it came to it does not leave by itself.
                Assert.Equal(stands, process.At(stands.Code, state));
                if (process.Find(stood) is { } before && before.Fits(state))
                    Assert.Equal(before, stands);
            }
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void A_state_that_moves_on_never_carries_a_response_back(string profile, string name)
    {
        var process = TestBook.Shipped[profile].Processes[name];
        var way = process.Way.ToList();
        var states = IncidentMoves.Open.Select(s => s.ToString()).ToList();
        foreach (var (state, index) in states.Select((s, i) => (s, i)))
            foreach (var stood in way.Where(s => s.Fits(state)))
                foreach (var later in states.Skip(index + 1))
                    Assert.True(way.IndexOf(process.At(stood.Code, later)) >= way.IndexOf(stood), $"{stood.Code} from {state} to {later}");
    }

    [Fact]
    public void Failed_tests_lead_back_to_containment_in_both_processes()
    {
        var profile = TestBook.Shipped["2017"];
        Assert.Equal("2", profile.Processes["ordinary"].Containment.Code);
        Assert.Contains(profile.Processes["ordinary"].Find("3c")!.Moves, m => m is { To: "2", Back: true });
        Assert.Contains(profile.Processes["serious"].Find("s5e")!.Moves, m => m is { To: "s5g", Back: true });
        Assert.Equal(7, profile.Processes["serious"].Stages.Count);
        Assert.Equal(4, profile.Processes["ordinary"].Stages.Count);
    }

    [Fact]
    public void The_law_of_2026_is_drawn_after_that_of_2017_and_confirmed_by_nobody()
    {
        var (before, after) = (TestBook.Shipped["2017"].Processes, TestBook.Shipped["2026"].Processes);
        foreach (var (name, process) in after)
        {
            Assert.Equal(before[name].Steps.Select(s => s.Code), process.Steps.Select(s => s.Code));
            Assert.All(process.Steps, s => Assert.Equal(Certainty.Unverified, s.Certainty));
        }
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "\"code\": \"3a\"", "\"code\": \"3b\"", "stands there twice" },
        { "\"states\": [\"Ended\"]", "\"states\": [\"Responding\"]", "no step is for an incident that is Ended" },
        { "\"moves\": [{ \"to\": \"3a\" }]", "\"moves\": [{ \"to\": \"1dd\" }]", "'1dd' is not a step one can stand at" },
        { "\"moves\": [{ \"to\": \"3a\" }]", "\"moves\": [{ \"to\": \"3a\", \"back\": true }]", "says wrongly whether 3a lies back" },
        { "\"moves\": [{ \"to\": \"3c\" }]", "\"moves\": []", "no way leads there" },
        { "\"containment\": true", "\"containment\": false", "exactly one step must be the containment" },
        { "\"begins\": \"s3\"", "\"begins\": \"s5a\"", "'s5a' is not a step one can stand at" },
        { "\"ordinary\": {", "\"usual\": {", "is not a process" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_of_the_drawing_is_found_when_it_is_read(string right, string wrong, string says)
    {
        var text = new RuleFiles().Read("vn-2017.json");
        var at = text.IndexOf("\"processes\"", StringComparison.Ordinal);
        var place = text.IndexOf(right, at, StringComparison.Ordinal);
        Assert.True(place > 0, right);
        var broken = Assert.Throws<RuleFilesBroken>(() => TestBook.With("vn-2017.json", text[..place] + wrong + text[(place + right.Length)..]));
        Assert.Contains(broken.Faults, f => $"{f}".Contains(says, StringComparison.Ordinal));
    }
}
