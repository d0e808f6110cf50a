using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Accounts;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Security.Foreign;

/// <summary>The nation of the reach walk, in which every form has something to be filled in about. Two of them live through the same, one with foreign fields in every form.</summary>
internal sealed class World(TestDatabase database) : ReachNation(database)
{
    /// <summary>Where a role sits when nothing else is said.</summary>
    private static string SeatOf(PostRole role) => role switch
    {
        PostRole.MemberContact => "member",
        PostRole.SpecialisedUnit => "unit",
        PostRole.DutyOfficer or PostRole.CoordinationLead => "coordinator",
        PostRole.StandingAgency => "standing",
        PostRole.NationalSteering => "steering",
        PostRole.SteeringCommittee => "above",
        _ => "operator",
    };

    public Taker Taker { get; private set; } = null!;

    public Uri Localhost => new UriBuilder(Address) { Host = "localhost" }.Uri;

    /// <summary>More fields than a form has by far; and the demonstration's own form.</summary>
    protected override ServerSettings Configure(ServerSettings settings) => settings with
    {
        Demo = true,
        Also = services =>
        {
            settings.Also!(services);
            services.Configure<FormOptions>(o => (o.ValueCountLimit, o.MultipartBoundaryLengthLimit) = (100_000, 1000));
        },
    };

    public string NameOf(string id) => Relations.FirstOrDefault(r => r.Value == Guid.Parse(id)).Key
        ?? (Taker is not null && (Guid.Parse(id) == Taker.Account || Guid.Parse(id) == Taker.Post) ? "taker" : "id");

    /// <summary>Whoever would gain, and everything the forms are about that is not made for one form alone.</summary>
    public async Task Begin()
    {
        await Made();
        var taker = await this.NewPerson(PostRole.Finance, Relations["stranger"]);
        Taker = new(taker.AccountId, taker.PostId, Relations["stranger"]);
    }

    /// <summary>The weakest post that may do it, at its usual seat.</summary>
    public Task<Browser> Weakest(Permission? needs, string? at = null)
    {
        var role = Enum.GetValues<PostRole>().Where(r => needs is not { } permission || Roles.Of(r).Contains(permission)).MinBy(r => Roles.Of(r).Count);
        return this.SignInAs(role, Relations[at ?? SeatOf(role)]);
    }

    /// <summary>Somebody nobody else plays, so that it does no harm when they sign out or lose their post.</summary>
    public async Task<(Browser Browser, TestPerson Person)> Newcomer(PostRole role = PostRole.Finance, string at = "operator", bool local = false)
    {
        var person = await this.NewPerson(role, Relations[at]);
        var browser = local ? new Browser(Localhost, "vi") : Browse();
        await this.SignIn(browser, person);
        return (browser, person);
    }

    public Task Save(params object[] rows) => In(async (db, _) =>
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    /// <returns>The secret of a link of this purpose.</returns>
    public async Task<string> Link(LinkPurpose purpose, Guid? account)
    {
        await Save(AccountLink.New(purpose, account, TimeProvider.System.GetUtcNow().UtcDateTime, out var secret));
        return secret;
    }

    /// <summary>An incident of its own, reported by the centre, after these verbs.</summary>
    public async Task<string> Incident(params string[] verbs)
    {
        var system = await In((db, _) => db.InformationSystems.Where(s => s.OwnerId == Relations["owner"]).Select(s => s.Id).SingleAsync());
        using var centre = await this.ApiAs(PostRole.OperatorContact, Relations["operator"]);
        using var officer = await this.ApiAs(PostRole.DutyOfficer, Relations["coordinator"]);
        var told = await Said(centre, "/api/v1/incidents", new
        {
            systemId = system,
            values = new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["reporterAddress"] = ["Số 1 đường Ví Dụ"],
                ["description"] = ["Trang chủ hiện nội dung lạ."],
                ["detectedAt"] = ["14:05 03/4/2018"],
            },
        });
        var reference = JsonDocument.Parse(told).RootElement.GetProperty("reference").GetString()!;
        foreach (var verb in verbs)
            if (verb == "update")
                await Said(centre, $"/api/v1/incidents/{reference}/reports/{nameof(DraftKind.Update)}", new { values = new { result = new[] { "Đã khôi phục." } } });
            else
                await Said(verb is "start" or "end" ? centre : officer, $"/api/v1/incidents/{reference}/{verb}", new { reason = "Vì thế.", at = (DateTime?)(verb == "end" ? Clock.Now : null) });
        return reference;
    }

    private static async Task<string> Said(Browser program, string address, object body)
    {
        using var answer = await program.Client.PostAsJsonAsync(new Uri(address, UriKind.Relative), body);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {said}");
        return said;
    }
}
