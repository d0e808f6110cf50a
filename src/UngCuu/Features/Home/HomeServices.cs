namespace UngCuu.Features.Home;

public static class HomeServices
{
    public static void AddHome(this IServiceCollection services)
    {
        services.AddScoped<MyWork>();
        services.AddSingleton<CountedWeeks>();
        services.AddScoped<IncidentsByWeek>();
        services.AddScoped<ApiForms>();
        services.AddScoped<ApiExamples>();
        services.AddScoped<ApiOperations>();
    }
}
