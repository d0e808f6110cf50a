using Microsoft.EntityFrameworkCore;
using UngCuu.Data.Providers;

namespace UngCuu.Data;

/// <summary>Which database, and how each is opened.</summary>
public static class Databases
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<SavedNews>();
        services.AddScoped<Author>();
        services.AddScoped<EventLog>();
        services.AddSingleton<IDatabaseCopy>(settings.Kind == DatabaseKind.Postgres ? new PostgresCopy(settings) : new SqliteCopy(settings));
        if (settings.Kind == DatabaseKind.Postgres)
            services.AddDbContext<AppDb, PostgresDb>(o => Postgres(o, settings.ConnectionString));
        else
            services.AddDbContext<AppDb, SqliteDb>(o => Sqlite(o, settings.ConnectionString));
        return services;
    }

    internal static DbContextOptionsBuilder Sqlite(DbContextOptionsBuilder options, string connection) => options
        .UseSqlite(connection)
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(new SqlitePragmas());

    internal static DbContextOptionsBuilder Postgres(DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection)
        .UseSnakeCaseNamingConvention();

    extension(DbUpdateException exception)
    {
        /// <summary>Two requests wrote what may stand only once.</summary>
        public bool IsUniqueViolation(AppDb db) => db.Provider.IsUniqueViolation(exception);
    }
}

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

public sealed record DatabaseSettings(DatabaseKind Kind, string ConnectionString)
{
    public static DatabaseSettings SqliteIn(string folder) =>
        new(DatabaseKind.Sqlite, $"Data Source={Path.Combine(folder, "ungcuu.db")};Default Timeout=30");
}
