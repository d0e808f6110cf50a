using Microsoft.Extensions.DependencyInjection.Extensions;
using UngCuu.Data;
using UngCuu.Web;

namespace UngCuu.Jobs;

public static class JobsServices
{
    /// <summary>The work that follows a save. Any process can do it when asked; only a worker does it by itself.</summary>
    public static void AddJobs(this IServiceCollection services, ServerSettings settings)
    {
        services.TryAddSingleton(new WorkSettings { Loops = settings.Database.Kind == DatabaseKind.Postgres ? 4 : 1 });
        services.AddSingleton<Outbox>();
        if (!settings.WorksToo)
            return;
        services.AddHostedService<OutboxWorker>();
    }
}
