using System.Net.Http.Json;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security;

/// <summary>The same nation, after the secret incident was proposed as serious and the other was decided to be.</summary>
public sealed class SeriousNation(TestDatabase database) : ReachNation(database)
{
    private readonly SemaphoreSlim one = new(1);
    private bool judged;

    public async Task<Things> Judged()
    {
        var made = await Made();
        await one.WaitAsync();
        try
        {
            if (judged)
                return made;
            await Propose(made.Incident.Reference);
            await Propose(made.Secret.Reference);
            using var standing = await this.ApiAs(PostRole.StandingAgency, Relations["standing"]);
            await Post(standing, made.Incident.Reference, new { serious = true, reason = "Đồng ý với đề nghị." });
            judged = true;
            return made;
        }
        finally
        {
            one.Release();
        }
    }

    public async Task Propose(string reference, bool serious = true)
    {
        using var lead = await this.ApiAs(PostRole.CoordinationLead, Relations["coordinator"]);
        var answers = new Dictionary<string, string> { ["interruption"] = serious ? "Yes" : "No", ["disclosure"] = "No", ["integrity"] = "No", ["control"] = "No", ["spread"] = "No" };
        await Post(lead, reference, new { level = 4, answers, cannotHandle = true, force = "Sở, VNPT", resources = "Ba cán bộ", taskForce = "Họp ngay", reason = "Đã xác minh." });
    }

    private static async Task Post(Browser program, string reference, object judgement)
    {
        using var answer = await program.Client.PostAsJsonAsync(new Uri($"/api/v1/incidents/{reference}/judgements", UriKind.Relative), judgement);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>Plays the tables of docs/approved/reach.md that say who sees more once an incident is proposed or decided to be serious.</summary>
[Trait("needs", "database")]
public class SeriousReachTests(SeriousNation nation) : IClassFixture<SeriousNation>
{
    public static TheoryData<string> Things => [.. ReachTests.Later];

    [Theory]
    [MemberData(nameof(Things))]
    public async Task Each_post_sees_in_each_relation_what_the_table_says(string thing) => await ReachTests.Play(nation, await nation.Judged(), thing);

    [Fact]
    public async Task The_nations_steering_committee_reads_what_it_is_about_and_nothing_of_its_evidence()
    {
        var made = await nation.Judged();
        using var walker = await Walker.As(nation, PostRole.NationalSteering, nation.Relations["steering"]);
        var card = (await walker.Ask("GET", $"/incidents/{made.Incident.Reference}")).Body;
        Assert.Contains("Trang chủ hiện nội dung lạ", card, StringComparison.Ordinal);
        Assert.DoesNotContain("nhat-ky.txt", card, StringComparison.Ordinal);
        using var other = await Walker.As(nation, PostRole.StandingAgency, nation.Relations["standing"]);
        Assert.Contains("nhat-ky.txt", (await other.Ask("GET", $"/incidents/{made.Incident.Reference}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_that_is_withdrawn_takes_nothing_from_the_standing_agency()
    {
        var made = await nation.Judged();
        await nation.Propose(made.Secret.Reference, serious: false);
        using var walker = await Walker.As(nation, PostRole.StandingAgency, nation.Relations["standing"]);
        Assert.Equal(200, (await walker.Ask("GET", $"/incidents/{made.Secret.Reference}")).Code);
    }
}
