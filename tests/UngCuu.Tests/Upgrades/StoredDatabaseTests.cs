using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Features.History;
using UngCuu.Features.Incidents;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Upgrades;

/// <summary>Databases as earlier versions left them: the story of the first incident, played to its end. Each is brought up to date and has to be whole.</summary>
[Trait("needs", "database")]
public class StoredDatabaseTests(TestDatabase database)
{
    [Theory]
    [InlineData("first-incident", 3)]
    [InlineData("house-made-strong", 3)]
    public async Task What_an_earlier_version_stored_is_whole_after_the_upgrade(string stored, int incidents)
    {
        await using var app = Server.Build(new ServerSettings
        {
            Database = await database.Stored(stored),
            DataFolder = database.NewFolder(),
            Addresses = [],
            LogLevel = LogLevel.Warning,
        });
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Assert.NotEmpty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        var before = await Events(db);

        await Server.Migrate(app.Services, TestContext.Current.CancellationToken);
        Assert.Equal(before, await Events(db));
        Assert.Equal(incidents, await db.Incidents.CountAsync(TestContext.Current.CancellationToken));
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<CheckDuties>().Run(cancel: TestContext.Current.CancellationToken)).Differences);
        Assert.False(await db.IncomingReports.AnyAsync(r => r.DraftId == null || !r.IsFirst, TestContext.Current.CancellationToken));
        await scope.ServiceProvider.GetRequiredService<SealHistory>().Run(TestContext.Current.CancellationToken);
        var proof = await scope.ServiceProvider.GetRequiredService<VerifyHistory>().Run(Head.Of(await db.Seals.OrderBy(s => s.Number).LastAsync(TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        Assert.Equal((0, before, before, 0L), (proof.Faults.Count, proof.Events, proof.Sealed, proof.Unproved));
    }

    /// <summary>By hand: the model of today may ask for columns that the stored database does not have yet.</summary>
    private static Task<long> Events(AppDb db) => db.Database.SqlQuery<long>($"select count(*) as \"Value\" from events").SingleAsync(TestContext.Current.CancellationToken);
}
