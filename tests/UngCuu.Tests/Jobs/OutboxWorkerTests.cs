using Microsoft.Extensions.DependencyInjection;
using UngCuu.Jobs;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Jobs;

[Trait("needs", "database")]
public class OutboxWorkerTests(TestDatabase database)
{
    /// <summary>A server that works by itself, and would not look again by itself during any test.</summary>
    private sealed class WorkingServer(TestDatabase database) : OutboxServer(database)
    {
        protected override ServerSettings Configure(ServerSettings settings) => settings with
        {
            WorksToo = true,
            Also = services =>
            {
                base.Configure(settings).Also!(services);
                services.AddSingleton(new WorkSettings { Poll = TimeSpan.FromDays(1), Loops = 2 });
            },
        };
    }

    [Fact]
    public async Task A_save_wakes_the_worker_of_its_process()
    {
        await using var server = new WorkingServer(database);
        await server.InitializeAsync();
        for (var round = 0; round < 3; round++)
        {
            var subject = Ids.New();
            var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            server.Listener.Behaves(subject, (_, _, _) =>
            {
                delivered.TrySetResult();
                return Task.CompletedTask;
            });
            await server.Say(subject, 1);
            await delivered.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_server_that_stops_finishes_the_delivery_at_hand()
    {
        await using var server = new WorkingServer(database);
        await server.InitializeAsync();
        var subject = Ids.New();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goesOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Listener.Behaves(subject, async (_, _, cancel) =>
        {
            reached.SetResult();
            await goesOn.Task.WaitAsync(cancel);
        });
        await server.Say(subject, 1);
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        var stopping = server.Stop();
        goesOn.SetResult();
        await stopping;
        Assert.NotNull(Assert.Single(await server.Deliveries(subject)).DoneAt);
    }
}
