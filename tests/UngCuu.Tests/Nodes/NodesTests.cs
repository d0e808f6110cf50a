using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Drills;
using UngCuu.Features.History;
using UngCuu.Features.Incidents;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Tests.Support;
using Browser = UngCuu.Tests.Support.Browser;
using Page = UngCuu.Tests.Support.Page;

namespace UngCuu.Tests.Nodes;

/// <summary>Two servers and two workers on one PostgreSQL, as a national installation runs, and what may befall them.</summary>
[Collection(nameof(Alone))]
public class NodesTests(NodesOnPostgres installation) : IClassFixture<NodesOnPostgres>
{
    private const string KillsVariable = "UNGCUU_TEST_KILLS";
    private const int Kills = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Signing_in_and_sending_forms_go_on_at_whichever_node_answers()
    {
        NeedsPostgres();
        await using var first = await installation.Serve();
        await using var second = await installation.Serve();
        using var browser = new Browser(first.Address, "vi");
        var person = await installation.Inside.NewPerson(PostRole.OperatorContact, installation.Operator);
        var code = await browser.Send(Elsewhere(await browser.Get("/account/sign-in?back=/incidents"), second), ("Form.Email", person.Email), ("Form.Password", person.Password));
        var list = await browser.Send(Elsewhere(code, first), ("Form.Code", person.Phone.Code()));
        Assert.Equal((HttpStatusCode.OK, "/incidents"), (list.Status, list.Address.AbsolutePath));
        foreach (var node in new[] { second, first, second })
            Assert.Equal("/incidents", (await browser.Get(new Uri(node.Address, "/incidents").ToString())).Address.AbsolutePath);
        var draft = await browser.Send(Elsewhere(await browser.Get("/incidents/report"), second), ("SystemId", installation.System.ToString()));
        Assert.StartsWith("/drafts/", draft.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(new Uri(first.Address, draft.Address.AbsolutePath).ToString())).Status);
    }

    [Fact]
    public async Task What_is_written_at_one_node_the_open_pages_of_the_other_are_told()
    {
        NeedsPostgres();
        await using var first = await installation.Serve();
        await using var second = await installation.Serve();
        using var reader = await SignedInAt(first);
        using var writer = await SignedInAt(second);
        var token = await installation.Inside.TokenFor(PostRole.OperatorContact, installation.Operator);
        await using var line = await LiveLine.Open(reader);
        string reference;
        await using (var load = new Load(() => [second.Address], token, installation.System, programs: 1))
        {
            await load.AcceptsMore(1);
            await load.Stop();
            reference = load.Accepted.Values.First();
        }
        var incident = await installation.Inside.In((db, _) => db.Incidents.SingleAsync(i => i.Reference == reference));
        Assert.Contains($"Incident:{incident.Id}", await line.UntilNamed($"Incident:{incident.Id}"));
    }

    [Fact]
    public async Task Nodes_killed_without_a_word_under_load_lose_nothing_that_was_accepted_and_double_nothing()
    {
        NeedsPostgres();
        var token = await installation.Inside.TokenFor(PostRole.OperatorContact, installation.Operator);
        Task<Node>[] nodes = [installation.Serve(), installation.Work(), installation.Serve(), installation.Work()];
        await Task.WhenAll(nodes);
        IReadOnlyList<Uri> Servers() => [.. new[] { nodes[0], nodes[2] }.Where(n => n.IsCompletedSuccessfully).Select(n => n.Result.Address) is var up && up.Any() ? up : [nodes[0].Result.Address]];
        var before = await installation.Inside.In((db, _) => db.Incidents.CountAsync());
        try
        {
            await using var load = new Load(Servers, token, installation.System, programs: 3);
            for (var kill = 0; kill < KillsAsked; kill++)
            {
                var slot = kill % nodes.Length;
                var victim = await nodes[slot];
                nodes[slot] = Again(victim, slot);
                if (slot % 2 == 0)
                {
                    await nodes[(slot + 2) % nodes.Length]; // somebody must serve
                    await load.AcceptsMore(1);
                }
            }
            await Task.WhenAll(nodes);
            await load.Stop();
            await Drained();
            await NothingLostNothingDoubled(load, before);
        }
        finally
        {
            foreach (var node in nodes)
                await (await node).DisposeAsync();
        }

        async Task<Node> Again(Node victim, int slot)
        {
            await victim.Kill();
            return await (slot % 2 == 0 ? installation.Serve() : installation.Work());
        }
    }

    [Theory]
    [InlineData("vi", "Hệ thống tạm thời không phục vụ được.")]
    [InlineData("en", "The service is not available for the moment.")]
    public async Task When_PostgreSQL_is_gone_pages_say_so_and_come_back_by_themselves(string language, string words)
    {
        NeedsPostgres();
        var token = await installation.Inside.TokenFor(PostRole.OperatorContact, installation.Operator);
        await using var server = await installation.Serve();
        await using var worker = await installation.Work();
        using var browser = await SignedInAt(server, language);
        var before = await installation.Inside.In((db, _) => db.Incidents.CountAsync());
        await using var load = new Load(() => [server.Address], token, installation.System, programs: 2);
        await load.AcceptsMore(5);
        await installation.Postgres.Crash(TestContext.Current.CancellationToken);
        try
        {
            await SaysThatItIsAway(server, browser, words, token);
        }
        finally
        {
            await installation.Postgres.Resume(TestContext.Current.CancellationToken);
        }
        await load.AcceptsMore(5);
        Assert.Equal((HttpStatusCode.OK, "/incidents"), ((await browser.Get("/incidents")) is var back ? (back.Status, back.Address.AbsolutePath) : default));
        await load.Stop();
        Assert.True(load.Refusals > 0);
        await Drained();
        await NothingLostNothingDoubled(load, before);
    }

    private static async Task SaysThatItIsAway(Node server, Browser browser, string words, string token)
    {
        var away = await browser.Get("/incidents");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        Assert.Contains(words, away.Text, StringComparison.Ordinal);
        Assert.Equal("5", away.Answer.Headers.GetValues("Refresh").Single());
        using var watch = new Browser(server.Address, "vi");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await watch.Get("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await watch.Get("/health/live")).Status);
        using var program = new HttpClient { BaseAddress = server.Address, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        var refused = await program.GetAsync(new Uri("/api/v1/incidents", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
    }

    private async Task NothingLostNothingDoubled(Load load, int before)
    {
        await installation.Inside.In(async (db, services) =>
        {
            var references = load.Accepted.Values.ToList();
            Assert.Equal(references.Count, references.Distinct(StringComparer.Ordinal).Count());
            var incidents = await db.Incidents.OrderBy(i => i.Reference).Select(i => new { i.Id, i.Reference }).ToListAsync();
            Assert.Equal(before + references.Count, incidents.Count);
            Assert.Empty(references.Except(incidents.Select(i => i.Reference!), StringComparer.Ordinal));
            Assert.Equal(incidents.Select((_, number) => incidents[0].Reference![..^6] + (number + 1).ToString("D6", CultureInfo.InvariantCulture)), incidents.Select(i => i.Reference)); // no gap

            // To everybody whom the first was told, each of the others was told exactly once.
            var ids = incidents.ConvertAll(i => i.Id);
            var told = await db.Notices.Where(n => ids.Contains(n.AboutId)).Select(n => new { n.AboutId, Word = n.Kind + " " + n.RecipientId }).ToListAsync();
            var usual = told.Where(t => t.AboutId == ids[0]).Select(t => t.Word).Order(StringComparer.Ordinal).ToList();
            Assert.NotEmpty(usual);
            foreach (var of in ids.GroupJoin(told, id => id, t => t.AboutId, (_, of) => of.Select(t => t.Word).Order(StringComparer.Ordinal).ToList()))
                Assert.Equal(string.Join('\n', usual), string.Join('\n', of));

            await services.SealEverything();
            var proof = await services.GetRequiredService<VerifyHistory>().Run(null, CancellationToken.None);
            Assert.Equal((0, proof.Events), (proof.Faults.Count, proof.Sealed));
        });
    }

    /// <summary>Waits until the workers have done everything.</summary>
    private async Task Drained()
    {
        for (var look = Stopwatch.StartNew(); ; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            var waiting = await installation.Inside.In(async (db, _) => await db.Deliveries.CountAsync(d => d.DoneAt == null) + await db.Set<OutgoingMail>().CountAsync(m => m.DoneAt == null));
            if (waiting == 0)
                return;
            Assert.True(look.Elapsed < Patience, $"{waiting} deliveries and letters still wait.");
        }
    }

    private async Task<Browser> SignedInAt(Node node, string language = "vi")
    {
        var browser = new Browser(node.Address, language);
        await installation.Inside.SignIn(browser, await installation.Inside.NewPerson(PostRole.OperatorContact, installation.Operator, a => a.Language = language));
        return browser;
    }

    /// <summary>The same page as if another node had sent it.</summary>
    private static Page Elsewhere(Page page, Node node) => page with { Address = new Uri(node.Address, page.Address.PathAndQuery) };

    private static void NeedsPostgres() => Assert.SkipUnless(PrivatePostgres.Programs is not null, "PostgreSQL is not installed (postgresql-15).");

#pragma warning disable RS0030 // the switch of the test run
    private static int KillsAsked => int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), out var asked) ? asked : Kills;
#pragma warning restore RS0030
}
