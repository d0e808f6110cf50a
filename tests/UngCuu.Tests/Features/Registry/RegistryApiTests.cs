using System.Net;
using System.Text.Json;
using UngCuu.Security;
using UngCuu.Seed;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Registry;

[Trait("needs", "database")]
public class RegistryApiTests(RegistryReachTests.WithSystems server) : IClassFixture<RegistryReachTests.WithSystems>
{
    private static Guid Id(string key) => SeedIds.Organisation(key);

    private async Task<JsonElement> Get(string address, PostRole role = PostRole.DutyOfficer, string organisation = "A05")
    {
        using var browser = await server.ApiAs(role, Id(organisation));
        var answer = (await browser.Get(address)).Answer;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    [Fact]
    public async Task The_list_goes_on_until_every_organisation_was_given_once()
    {
        var seen = new List<Guid>();
        var page = await Get("/api/v1/organisations?kind=ProvincialCommittee&day=2018-01-01");
        Assert.Equal(63, page.GetProperty("count").GetInt32());
        while (true)
        {
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            if (page.GetProperty("next").GetString() is not { } next)
                break;
            page = await Get($"/api/v1/organisations?kind=ProvincialCommittee&day=2018-01-01&after={next}");
        }
        Assert.Equal(63, seen.Distinct().Count());
        Assert.Equal(63, seen.Count);
    }

    [Fact]
    public async Task An_organisation_is_given_with_words_for_kinds_and_its_whole_history()
    {
        var card = await Get("/api/v1/organisations/BTTTT");
        var line = card.GetProperty("organisation");
        Assert.Equal("Ministry", line.GetProperty("kind").GetString());
        Assert.Equal("Bộ Thông tin và Truyền thông", line.GetProperty("name").GetString());
        Assert.Equal("2025-02-28", line.GetProperty("to").GetString());
        Assert.Equal(Id("BKHCN"), line.GetProperty("successor").GetGuid());
        Assert.Equal(["Merge", "Transfer", "Transfer"], card.GetProperty("successors").EnumerateArray().Select(s => s.GetProperty("kind").GetString()));
        Assert.Equal("Standing", card.GetProperty("nationalRoles")[0].GetProperty("role").GetString());
    }

    [Fact]
    public async Task A_code_is_read_with_the_day()
    {
        Assert.Equal(Id("UBND-15"), (await Get("/api/v1/organisations/UBND-15?day=2018-01-01")).GetProperty("organisation").GetProperty("id").GetGuid());
        Assert.Equal(Id("UBND-15-2025"), (await Get("/api/v1/organisations/UBND-15")).GetProperty("organisation").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Contacts_and_people_are_given_by_the_same_reach_as_on_the_page()
    {
        var all = await Get("/api/v1/organisations/BYT");
        Assert.Equal(2, all.GetProperty("contacts").GetArrayLength());
        Assert.Equal(2, all.GetProperty("people").GetArrayLength());
        var some = await Get("/api/v1/organisations/BYT", PostRole.Finance, "BTC");
        Assert.Equal("suco@byt.example.vn", Assert.Single(some.GetProperty("contacts").EnumerateArray()).GetProperty("value").GetString());
        Assert.Equal("Head", Assert.Single(some.GetProperty("people").EnumerateArray()).GetProperty("role").GetString());
    }

    [Fact]
    public async Task Systems_are_given_by_the_same_reach_as_on_the_page()
    {
        Assert.Equal(4, (await Get("/api/v1/systems")).GetProperty("count").GetInt32());
        var own = Assert.Single((await Get("/api/v1/systems", PostRole.OperatorContact, "BYT")).GetProperty("items").EnumerateArray());
        Assert.Equal((4, true), (own.GetProperty("securityLevel").GetInt32(), own.GetProperty("onNationalList").GetBoolean()));
        Assert.Equal("OwnUnit", own.GetProperty("responsibleUnit").GetProperty("reason").GetString());
        var card = await Get($"/api/v1/systems/{own.GetProperty("reference").GetString()}", PostRole.OperatorContact, "BYT");
        Assert.Equal(["hososuckhoe.gov.vn", "203.0.113.7"], card.GetProperty("addresses").EnumerateArray().Select(a => a.GetProperty("text").GetString()).OrderDescending(StringComparer.Ordinal));

        using var stranger = await server.ApiAs(PostRole.Finance, Id("BTC"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/api/v1/systems/{own.GetProperty("reference").GetString()}")).Status);
    }

    [Theory]
    [InlineData("/api/v1/organisations/NOBODY")]
    [InlineData("/api/v1/systems/HT-2026-999999")]
    public async Task An_unknown_one_is_404_with_problem_details(string address)
    {
        using var browser = await server.ApiAs(PostRole.DutyOfficer, Id("A05"));
        var answer = (await browser.Get(address)).Answer;
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/api/v1/organisations")]
    [InlineData("/api/v1/organisations/BYT")]
    [InlineData("/api/v1/systems")]
    public async Task Signed_out_it_is_401_and_no_sign_in_page(string address)
    {
        using var browser = server.Browse();
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get(address)).Status);
    }

    [Theory]
    [InlineData("/api/v1/organisations?kind=Nonsense&day=31/02/2018&after=zz&q=%27%22%3B--&ended=perhaps")]
    [InlineData("/api/v1/systems?level=nine&after=zz&national=perhaps&unit=")]
    public async Task Nonsense_in_the_address_is_answered_calmly(string address) => await Get(address);
}
