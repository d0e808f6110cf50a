using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UngCuu.Data;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Tests.Support;

/// <summary>
/// The real server on a real socket and a database of its own. Use as a class fixture: <c>class XTests(TestServer server) : IClassFixture&lt;TestServer&gt;</c>.
/// </summary>
public class TestServer(TestDatabase database) : IAsyncLifetime
{
    private WebApplication? app;
    private ServerSettings? settings;

    public IServiceProvider Services => app!.Services;

    public Uri Address { get; private set; } = null!;

    public Clock Clock => Services.GetRequiredService<Clock>();

    public Texts Texts => Services.GetRequiredService<Texts>();

    protected virtual ServerSettings Configure(ServerSettings settings) => settings;

    public async ValueTask InitializeAsync()
    {
        settings = Configure(new ServerSettings
        {
            Database = await database.Clone(),
            DataFolder = database.NewFolder(),
            Addresses = ["http://127.0.0.1:0"],
            LogLevel = LogLevel.Warning,
            WorksToo = false, // tests say when the outbox is emptied
            SignInsPerMinute = 10_000, // every browser of a test is the same client
            Also = services => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000), // a password is checked for each person of a test
        });
        app = Server.Build(settings);
        await Prepare(app.Services);
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>What the database of this server holds before the first test.</summary>
    protected virtual Task Prepare(IServiceProvider services) => Task.CompletedTask;

    /// <summary>Work on the database as the server itself would, in a scope of its own.</summary>
    public async Task<T> In<T>(Func<AppDb, IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider);
    }

    public Task In(Func<AppDb, IServiceProvider, Task> work) => In(async (db, services) =>
    {
        await work(db, services);
        return true;
    });

    /// <summary>A browser without script: keeps cookies, follows redirects, reads pages and sends their forms.</summary>
    public Browser Browse(string language = "vi") => new(Address, language);

    /// <summary>As when the process is asked to end.</summary>
    public Task Stop() => app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (app is null)
            return;
        await app.StopAsync();
        await app.DisposeAsync();
        TestDatabase.LetGo(settings!);
    }
}
