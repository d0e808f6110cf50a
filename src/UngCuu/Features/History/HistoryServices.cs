using UngCuu.Jobs.Schedules;
using UngCuu.Web;

namespace UngCuu.Features.History;

public static class HistoryServices
{
    public static void AddHistory(this IServiceCollection services, ServerSettings settings)
    {
        services.AddScoped<SealHistory>();
        services.AddScoped<VerifyHistory>();
        services.AddScoped<ListHistory>();
        services.AddScoped<AccessLog>();
        services.AddSingleton<AccessQueue>();
        services.AddHostedService<AccessWriter>();
        services.AddOptions<HistorySettings>().BindConfiguration(HistorySettings.Section);
        services.AddScoped<IScheduled, PublishHead>();
        if (settings.WorksToo)
            services.AddHostedService<SealWorker>();
    }
}
