using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Seed.Demonstration;

/// <summary>A server that is never started, only to load: with a clock of its own, and without subscribers, so that nothing of the past is sent.</summary>
internal static class DemonstrationHost
{
    public static async Task<LoadDemonstration.Loaded> Load(ServerSettings settings, Action<int, int> played, CancellationToken cancel, DateTime? now = null)
    {
        await using var app = Server.Build(settings with
        {
            Addresses = [],
            WorksToo = false,
            LogLevel = LogLevel.Warning,
            Also = services =>
            {
                settings.Also?.Invoke(services);
                services.RemoveAll<ISubscriber>();
                services.AddScoped<Play>();
                services.AddScoped<Letters>();
                services.AddScoped<LoadDemonstration>();
            },
        });
        if (now is { } moment)
            app.Services.GetRequiredService<Clock>().MoveTo(moment);
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LoadDemonstration>().Run(played, cancel);
    }

    /// <summary>Whether nothing has been registered yet.</summary>
    public static async Task<bool> IsEmpty(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return !await db.Organisations.AnyAsync(cancel) && !await db.Territories.AnyAsync(cancel);
    }
}
