using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using UngCuu.Data.Providers;
using UngCuu.Shared;

namespace UngCuu.Data;

/// <summary>For the migration tool only; the connections are never opened.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteDb>, IDesignTimeDbContextFactory<PostgresDb>
{
    SqliteDb IDesignTimeDbContextFactory<SqliteDb>.CreateDbContext(string[] args) =>
        new((DbContextOptions<SqliteDb>)Databases.Sqlite(new DbContextOptionsBuilder<SqliteDb>(), "Data Source=:memory:").Options, NoLog());

    PostgresDb IDesignTimeDbContextFactory<PostgresDb>.CreateDbContext(string[] args) =>
        new((DbContextOptions<PostgresDb>)Databases.Postgres(new DbContextOptionsBuilder<PostgresDb>(), "Host=localhost").Options, NoLog());

    private static EventLog NoLog() => new(new Clock(TimeProvider.System), TimeProvider.System, new Author(), [], [], new OutboxSignal(), new SavedNews());
}
