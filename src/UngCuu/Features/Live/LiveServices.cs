using UngCuu.Web;

namespace UngCuu.Features.Live;

public static class LiveServices
{
    public static void AddLive(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<LiveStreams>();
        services.AddSingleton<ReadLive>();
        if (!settings.HealthOnly)
            services.AddHostedService<EventTail>();
    }
}
