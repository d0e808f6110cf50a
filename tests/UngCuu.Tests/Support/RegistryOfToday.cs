using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Seed;
using UngCuu.Shared;

namespace UngCuu.Tests.Support;

/// <summary>A server whose registry holds the real units with their history, on a day of its own.</summary>
public class RegistryOfToday(TestDatabase database) : TestServer(database)
{
    public static readonly DateOnly Today = new(2026, 11, 1);

    /// <summary>More for the database of a derived server.</summary>
    protected static async Task In(IServiceProvider services, Action<AppDb> add)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        add(db);
        await db.SaveChangesAsync();
    }

    protected override async Task Prepare(IServiceProvider services)
    {
        services.GetRequiredService<Clock>().MoveTo(VietnamTime.StartOf(Today).AddHours(9));
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LoadUnits>().Run(Today);
    }
}
