using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Features.Accounts;

/// <summary>Two nodes on one database: what one keeps of a person is good only until the other changes it.</summary>
[Trait("needs", "database")]
public sealed class PeopleCacheTests(RegistryOfToday server) : IClassFixture<RegistryOfToday>, IAsyncLifetime
{
    private WebApplication other = null!;

    public ValueTask InitializeAsync()
    {
        other = Server.Build(server.Services.GetRequiredService<ServerSettings>() with { Addresses = [], LogLevel = LogLevel.Warning });
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => other.DisposeAsync();

    [Fact]
    public async Task A_post_ended_on_one_node_is_gone_from_the_next_request_on_every_other()
    {
        var (person, session) = await Somebody();
        Assert.Equal((true, (Guid?)person.PostId), await TakenUp(session));
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            (await db.Posts.SingleAsync(p => p.Id == person.PostId)).End(server.Clock.Now, "chuyển công tác");
            await db.SaveChangesAsync();
        });
        Assert.Equal((true, null), await TakenUp(session));
    }

    [Fact]
    public async Task A_closed_account_ends_its_sessions_with_the_next_request_on_every_node()
    {
        var (person, session) = await Somebody();
        Assert.True((await TakenUp(session)).Holds);
        await Change(person, account => account.Disable(server.Clock.Now));
        Assert.False((await TakenUp(session)).Holds);
        await Change(person, account => account.Enable());
        Assert.True((await TakenUp(session)).Holds);
    }

    [Fact]
    public async Task New_secrets_end_the_sessions_of_the_old_ones_with_the_next_request_on_every_node()
    {
        var (person, session) = await Somebody();
        Assert.True((await TakenUp(session)).Holds);
        await Change(person, account => account.SecurityStamp = Ids.New().ToString("N"));
        Assert.False((await TakenUp(session)).Holds);
    }

    [Fact]
    public async Task A_post_lent_on_one_node_may_be_acted_in_on_every_other_until_it_is_taken_back()
    {
        var (giver, _) = await Somebody();
        var (receiver, session) = await Somebody();
        session = session with { PostId = giver.PostId };
        Assert.Equal((true, null), await TakenUp(session));
        var lent = await server.In(async (db, _) =>
        {
            var (post, account) = (await db.Posts.SingleAsync(p => p.Id == giver.PostId), await db.Accounts.SingleAsync(a => a.Id == receiver.AccountId));
            var today = other.Services.GetRequiredService<Clock>().Today;
            var delegation = Delegation.Give(post, account, today, today, "nghỉ phép", server.Clock.Now);
            db.Add(delegation);
            await db.SaveChangesAsync();
            return delegation.Id;
        });
        Assert.Equal((true, (Guid?)giver.PostId), await TakenUp(session));
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            (await db.Delegations.SingleAsync(d => d.Id == lent)).End(await db.Posts.SingleAsync(p => p.Id == giver.PostId), "người nhận", server.Clock.Now, reason: null);
            await db.SaveChangesAsync();
        });
        Assert.Equal((true, null), await TakenUp(session));
    }

    [Fact]
    public async Task Signing_in_makes_no_node_ask_again_for_everybody()
    {
        var (person, session) = await Somebody();
        Assert.True((await TakenUp(session)).Holds);
        var before = await Stamp();
        using var browser = server.Browse();
        await server.SignIn(browser, person);
        Assert.Equal(before, await Stamp());
    }

    private Task<Guid> Stamp() => server.In((db, _) => db.Set<Edition>().Where(e => e.Name == PeopleCache.Edition).Select(e => e.Stamp).SingleAsync());

    private async Task<(TestPerson Person, Session Session)> Somebody()
    {
        var person = await server.NewPerson(PostRole.ResponseTeam, await server.In(async (_, services) =>
            (await services.GetRequiredService<RegistrySource>().Snapshot()).Organisations.First(o => o.HoldsOn(server.Clock.Today)).Id));
        var stamp = await server.In((db, _) => db.Accounts.Where(a => a.Id == person.AccountId).Select(a => a.SecurityStamp!).SingleAsync());
        return (person, new Session(person.AccountId, stamp, person.PostId));
    }

    private Task Change(TestPerson person, Action<Account> change) => server.In(async (AppDb db, IServiceProvider _) =>
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == person.AccountId);
        change(account);
        await db.SaveChangesAsync();
    });

    /// <summary>A request on the other node.</summary>
    private async Task<(bool Holds, Guid? Post)> TakenUp(Session session)
    {
        await using var scope = other.Services.CreateAsyncScope();
        var holds = await scope.ServiceProvider.GetRequiredService<Acting>().TakeUp(session, TestContext.Current.CancellationToken);
        return (holds, scope.ServiceProvider.GetRequiredService<CurrentUser>().PostId);
    }
}
