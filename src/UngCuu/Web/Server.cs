using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents;
using UngCuu.Features.Accounts;
using UngCuu.Features.Deliveries;
using UngCuu.Features.Duties;
using UngCuu.Features.History;
using UngCuu.Features.Home;
using UngCuu.Features.Incidents;
using UngCuu.Features.Live;
using UngCuu.Features.Mailbox;
using UngCuu.Features.Registry;
using UngCuu.Jobs;
using UngCuu.Security;
using UngCuu.Seed;
using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>Puts the house together: one place that lists what the server is made of, in the order a request meets it.</summary>
public static class Server
{
    public static WebApplication Build(ServerSettings settings)
    {
        if (settings is { Demo: true, Database.Kind: DatabaseKind.Postgres })
            throw new InvalidOperationException("Invented people must never be able to sign in to a real installation.");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "UngCuu",
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.Configuration
            .AddJsonFile(Path.Combine(settings.DataFolder, "settings.json"), optional: true)
            .AddEnvironmentVariables("UNGCUU_");
        builder.WebHost.UseUrls([.. settings.Addresses]);
        builder.WebHost.UseStaticWebAssets(); // a build leaves wwwroot in its place; a published server has it beside itself
        settings = settings.With(builder.Configuration);
        builder.AddLogLines(settings.LogLevel);
        builder.AddTelemetry();
        builder.AddProxies();
        AddServices(builder.Services, settings);
        settings.Also?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseLanguages(); // before the errors, which are worded too
        app.UseErrors();
        app.UseSecurityHeaders();
        app.UseOpening();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        if (!settings.HealthOnly)
        {
            app.MapFront();
            app.MapApiDocument();
            app.MapAccounts();
            app.MapRegistry();
            app.MapIncidents();
            app.MapMailbox();
            app.MapHistory();
            app.MapLive();
        }
        // Without an endpoint the fallback policy would ask strangers to sign in before telling them that an address does not exist.
        app.MapFallback(() => Results.NotFound()).WithMetadata(new PublicAttribute());
        app.MapFallback("/api/{**path}", Api.Unmatched).WithMetadata(new PublicAttribute());
        return app;
    }

    private static void AddServices(IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Clock>();
        services.AddSingleton<Texts>();
        services.AddSingleton<Opening>();
        services.AddDatabase(settings.Database);
        services.AddDataProtection().SetApplicationName("UngCuu").PersistKeysToDbContext<AppDb>();
        services.AddHttpContextAccessor();
        services.AddDocuments(settings.DataFolder);
        services.AddPermissions();
        services.AddSingleton<PublicAddress>();
        services.AddAccounts();
        services.AddHistory(settings);
        services.AddLive(settings);
        services.AddRateLimits(settings);
        services.AddRegistry();
        services.AddDuties();
        services.AddScoped<LoadUnits>();
        services.AddJobs(settings);
        services.AddDeliveries();
        services.AddMailbox(settings);
        services.AddIncidents();
        services.AddHome();
        services.AddErrors();
        services.AddApi();
        services.AddApiDocument();
        services.AddLanguages();
        services.AddHealth();
        services.AddFront().AddPageRules();
    }

    /// <summary>On SQLite the server brings its own database up to date; on PostgreSQL <c>migrate</c> does, so that nodes do not race.</summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDb>().Database;
        if ((await database.GetPendingMigrationsAsync(cancel)).Any()) // asked first: to migrate nothing takes as long as the rest of the start
            await database.MigrateAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<RenewDuties>().Run(cancel);
    }
}
