using System.Net;
using UngCuu.Security;
using UngCuu.Seed;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security;

/// <summary>Walks every page and endpoint the server has, as nobody and as every post: what is added later is walked too.</summary>
[Trait("needs", "database")]
public class PermissionWalkTests(RegistryOfToday server) : IClassFixture<RegistryOfToday>
{
    private static readonly string[] AllMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    private static readonly Guid Somewhere = SeedIds.Organisation("UBND-15-2025");

    [Fact]
    public async Task Every_address_says_exactly_once_who_may_come_in()
    {
        var ways = await Surface.Of(server);
        Assert.True(ways.Count(w => w.IsPage) > 30 && ways.Count(w => w.IsApi) > 15, "The walk no longer finds what it should walk.");
        Assert.Empty(ways.Where(w => w.Doors.Count != 1).Select(w => $"{w}: {string.Join(", ", w.Doors)}"));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to_and_brought_back()
    {
        using var stranger = await Walker.Stranger(server);
        var wrong = new List<string>();
        foreach (var way in (await Surface.Of(server)).Where(w => !w.IsApi && !w.IsPublic))
            foreach (var (method, address) in way.Requests().Where(r => r.Method == "GET"))
            {
                var answer = await stranger.Ask(method, address);
                if (!answer.LeadsToSignIn || !answer.Location!.EndsWith("back=" + Uri.EscapeDataString(address), StringComparison.Ordinal))
                    wrong.Add($"{method} {address}: {answer.Code} {answer.Location}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_program_without_a_token_gets_nothing_from_the_api_by_any_method()
    {
        using var stranger = await Walker.Stranger(server);
        var wrong = new List<string>();
        foreach (var address in (await Surface.Of(server)).Where(w => w.IsApi && !w.IsPublic).GroupBy(w => w.MadeUp(), w => w.Methods))
            foreach (var method in AllMethods)
            {
                var declared = address.Any(m => m.Contains(method));
                var answer = await stranger.Ask(method, address.Key);
                if (declared ? answer.Status != HttpStatusCode.Unauthorized : answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
                    wrong.Add($"{method} {address.Key}: {answer.Code}");
                else if (method != "HEAD" && !answer.IsProblem)
                    wrong.Add($"{method} {address.Key}: {answer.Code} {answer.Kind} instead of problem details with a number");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_changes_nothing()
    {
        using var stranger = await Walker.Stranger(server);
        var before = await Rows.Of(server);
        var wrong = new List<string>();
        foreach (var way in (await Surface.Of(server)).Where(w => !w.IsPublic))
            foreach (var (method, address) in way.Requests().Where(r => r.Method != "GET"))
            {
                var answer = await stranger.Ask(method, address);
                if (way.IsApi ? answer.Status != HttpStatusCode.Unauthorized : !answer.LeadsToSignIn)
                    wrong.Add($"{method} {address}: {answer.Code} {answer.Location}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty((await Rows.Of(server)).Since(before));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_sentence_and_changes_nothing()
    {
        using var stranger = await Walker.Stranger(server);
        using var person = await Walker.As(server, PostRole.Administrator, Somewhere);
        var before = await Rows.Of(server);
        var wrong = new List<string>();
        foreach (var way in (await Surface.Of(server)).Where(w => !w.IsApi && !w.IgnoresAntiforgery))
            foreach (var (method, address) in way.Requests().Where(r => r.Method == "POST"))
            {
                if (way.Needs is { } needs && !Roles.Of(PostRole.Administrator).Contains(needs))
                    continue;
                var answer = await (way.IsPublic ? stranger : person).Ask(method, address, forged: true);
                var refused = way.IsPage
                    ? answer.Status == HttpStatusCode.Redirect && answer.Location == address.Split('?')[0] // shown again by StaleForms with a sentence
                    : answer.Status == HttpStatusCode.BadRequest;
                if (!refused)
                    wrong.Add($"{method} {address}: {answer.Code} {answer.Location}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty((await Rows.Of(server)).Since(before));
        await person.Ask("POST", "/admin/accounts/invite", forged: true);
        Assert.Contains("Biểu mẫu", (await person.Ask("GET", "/admin/accounts/invite")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task A_post_opens_what_its_permissions_say_and_nothing_else(PostRole role)
    {
        using var person = await Walker.As(server, role, Somewhere);
        var may = Roles.Of(role);
        var ways = (await Surface.Of(server)).Where(w => !w.IsPublic).ToList();
        var wrong = new List<string>();
        var before = await Rows.Of(server);
        foreach (var way in ways.Where(w => w.Needs is { } needs && !may.Contains(needs)))
            foreach (var (method, address) in way.Requests())
            {
                var answer = await person.Ask(method, address);
                if (answer.Status != HttpStatusCode.Forbidden || (way.IsApi ? !answer.IsProblem : !answer.Body.Contains(server.Texts.In(Texts.Vietnamese, "error.403"), StringComparison.Ordinal)))
                    wrong.Add($"{role} without {way.Needs}: {method} {address}: {answer.Code}");
            }
        Assert.Empty((await Rows.Of(server)).Since(before));
        foreach (var way in ways.Where(w => w.Needs is not { } needs || may.Contains(needs)))
            foreach (var (method, address) in way.Requests())
            {
                var answer = await person.Ask(method, address);
                if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || answer.Code >= 500 || answer.LeadsToSignIn)
                    wrong.Add($"{role} with {string.Join("", way.Doors)}: {method} {address}: {answer.Code} {answer.Location}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    public static TheoryData<PostRole> Posts => [.. Enum.GetValues<PostRole>()];
}
