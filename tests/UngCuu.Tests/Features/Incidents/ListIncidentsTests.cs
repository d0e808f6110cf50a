using System.Net;
using System.Text;
using System.Text.Json;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>The two ways of finding a page, out of few or from the newest end, show the same.</summary>
[Trait("needs", "database")]
public class ListIncidentsTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private const int Reports = 53;

    [Fact]
    public async Task What_words_find_is_paged_newest_first_and_each_once_for_whoever_sees_all_and_for_whoever_sees_few()
    {
        using var program = await nation.ApiAs(PostRole.OperatorContact, nation.Operator);
        var reported = new List<string>();
        for (var number = 0; number < Reports; number++)
        {
            var body = $$"""{"values":{"reporterAddress":["Lào Cai"],"description":["Mã độc tống tiền, máy số {{number}}."],"detectedAt":["14:05 03/4/2018"]},"systemId":"{{nation.Portal}}"}""";
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var answer = await program.Client.PostAsync(new Uri("/api/v1/incidents", UriKind.Relative), content, TestContext.Current.CancellationToken);
            var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Created, said);
            reported.Insert(0, JsonDocument.Parse(said).RootElement.GetProperty("reference").GetString()!);
        }
        using var officer = await nation.ApiAs(PostRole.DutyOfficer, nation.Coordinator);
        foreach (var reader in new[] { program, officer })
        {
            Assert.Equal(reported, await All(reader, "ma doc tong tien"));
            Assert.Equal(reported, await All(reader, "MÃ ĐỘC"));
            Assert.Equal([reported[3]], await All(reader, $"may so {Reports - 4}"));
            Assert.Empty(await All(reader, "khongcotu"));
        }
        // However much of other kinds came later: what is no longer among the newest is found all the same.
        await nation.In(async (db, _) =>
        {
            db.AddRange(Enumerable.Range(0, 1_100).Select(_ => new SearchEntry { Kind = "Other", SubjectId = Ids.New(), Words = "ma doc tong tien may so" }));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        foreach (var reader in new[] { program, officer })
        {
            Assert.Equal(reported, await All(reader, "ma doc tong tien"));
            Assert.Equal([reported[3]], await All(reader, $"may so {Reports - 4}"));
            Assert.Equal(reported, await All(reader, "ma doc", "open"));
        }
        using var stranger = await nation.ApiAs(PostRole.SpecialisedUnit, nation.Stranger);
        Assert.Empty(await All(stranger, "ma doc"));
    }

    private static async Task<List<string>> All(Browser reader, string words, string status = "all")
    {
        var found = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await reader.Client.GetStringAsync(new Uri($"/api/v1/incidents?status={status}&q={Uri.EscapeDataString(words)}&after={after}", UriKind.Relative), TestContext.Current.CancellationToken);
            var root = JsonDocument.Parse(page).RootElement;
            found.AddRange(root.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("reference").GetString()!));
            after = root.GetProperty("next").GetString();
        }
        return found;
    }
}
