using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Architecture;

[Trait("needs", "database")]
public class MigrationTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_migrations_hold_every_change_of_the_model() =>
        await server.In((db, _) =>
        {
            Assert.False(db.Database.HasPendingModelChanges(), "Run scripts/migration NAME.");
            return Task.CompletedTask;
        });

    [Fact]
    public async Task A_migrated_database_has_nothing_left_to_apply() =>
        await server.In(async (AppDb db, IServiceProvider _) => Assert.Empty(await db.Database.GetPendingMigrationsAsync()));
}
