using UngCuu.Data;
using UngCuu.Features.History;

namespace UngCuu.Features.Registry;

public static class RegistryServices
{
    public static void AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton<RegistryCache>();
        services.AddScoped<RegistrySource>();
        services.AddScoped<IInTheSameSave, StampTheEdition>();
        services.AddScoped<ListUnits>();
        services.AddScoped<IHistoryOf, OrganisationHistory>();
        services.AddScoped<IHistoryOf, SystemHistory>();
        services.AddScoped<ShowUnit>();
        services.AddScoped<ExportUnits>();
        services.AddScoped<ListSystems>();
        services.AddScoped<PublicDirectory>();
    }
}
