using Microsoft.Data.Sqlite;
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
        services.AddScoped<Editions>();
        services.AddSingleton<IDatabaseCopy>(settings.Kind == DatabaseKind.Postgres ? new PostgresCopy(settings) : new SqliteCopy(settings));
        if (settings.Kind == DatabaseKind.Postgres)
            services.AddDbContext<AppDb, PostgresDb>(o => Postgres(o, settings.ConnectionString), optionsLifetime: ServiceLifetime.Singleton);
        else
            services.AddDbContext<AppDb, SqliteDb>(o => Sqlite(o, settings.ConnectionString), optionsLifetime: ServiceLifetime.Singleton);
        return services;
    }

    internal static DbContextOptionsBuilder Sqlite(DbContextOptionsBuilder options, string connection) => options
        .UseSqlite(connection, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)) // one text for a list of any length
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(new SqlitePragmas(), new StaysOpen(), new TellsAfterCommit());

    internal static DbContextOptionsBuilder Postgres(DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(PostgresDb.WithPlans(connection))
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(new SearchedWords(), new TellsAfterCommit());

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

    /// <summary>Of an embedded database.</summary>
    public string? File => Kind == DatabaseKind.Sqlite ? new SqliteConnectionStringBuilder(ConnectionString).DataSource : null;
}
