namespace UngCuu.Features.Deliveries;

public static class DeliveriesServices
{
    public static void AddDeliveries(this IServiceCollection services)
    {
        services.AddScoped<Queue>();
        services.AddScoped<RetryDelivery>();
    }
}
