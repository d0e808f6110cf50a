using Microsoft.Extensions.DependencyInjection;
using UngCuu.Seed;

namespace UngCuu.Tests.Support;

/// <summary>A server whose registry holds the real units with their history.</summary>
public class RegistryOfToday(TestDatabase database) : TestServer(database)
{
    public static readonly DateOnly Today = new(2026, 11, 1);

    protected override async Task Prepare(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LoadUnits>().Run(Today);
    }
}
