using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace UngCuu.Data.Providers;

public sealed class PostgresDb(DbContextOptions<PostgresDb> options, EventLog log) : AppDb(options, log)
{
    internal const string StoredAt = nameof(StoredAt);

    /// <summary>How many statements a connection keeps planned: they come again with every request.</summary>
    private const int KeptPlans = 200;

    internal override IProvider Provider => PostgresProvider.Instance;

    /// <summary>What the operator wrote into the address stands.</summary>
    internal static string WithPlans(string address)
    {
        var settings = new NpgsqlConnectionStringBuilder(address);
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = KeptPlans;
        return settings.ConnectionString;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // By the database's own clock: when the id was drawn, against when the oldest transaction under way began.
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IAppended))).ToList())
            modelBuilder.Entity(type.ClrType).Property<DateTime>(StoredAt).HasDefaultValueSql("clock_timestamp()");
    }
}

internal sealed class PostgresProvider : IProvider
{
    public static readonly PostgresProvider Instance = new();

    public Task<long> NextNumber(AppDb db, string kind, int year, CancellationToken cancel) => Numbers.Next(db, kind, year, cancel);

    public IQueryable<SearchEntry> Hits(AppDb db, string kind, string foldedQuery)
    {
        var query = string.Join(" & ", SearchWords.Of(foldedQuery).Select(w => $"'{w}':*"));
        return db.Set<SearchEntry>()
            .FromSql($"select id, kind, subject_id, words from search_entries where vector @@ to_tsquery('simple', {query})")
            .AsNoTracking()
            .Where(s => s.Kind == kind);
    }

    public Task HoldSubject(AppDb db, Guid subject, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({BitConverter.ToInt64(subject.ToByteArray(), 8)})", cancel);

    public Task<long> SettledUpTo<T>(AppDb db, CancellationToken cancel) where T : class, IAppended
    {
        // Ids are drawn in order. One drawn before the oldest transaction under way began has only smaller ones before it, all of them decided.
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
#pragma warning disable EF1002 // the table's name comes from the model
        return db.Database.SqlQueryRaw<long>($"""
            select coalesce(max(id), 0) as "Value" from {table} where stored_at < coalesce(
                (select min(xact_start) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()),
                clock_timestamp())
            """).SingleAsync(cancel);
#pragma warning restore EF1002
    }

    public async Task<IAsyncDisposable> OneView(AppDb db, CancellationToken cancel) => await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    /// <summary>None: a column takes only what its type knows, and keeps it in one form.</summary>
    public Task<IReadOnlyList<T>> SpeltOtherwise<T>(AppDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class => Task.FromResult<IReadOnlyList<T>>([]);

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

/// <summary>
/// Writes the words looked for into the statement itself. Only then does PostgreSQL choose by how common they are: walked from the newest entry, or looked up
/// in the index; a plan kept for any words takes all of them for rare. They are letters and digits by <see cref="SearchWords"/>.
/// </summary>
internal sealed partial class SearchedWords : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains("to_tsquery", StringComparison.Ordinal))
            command.CommandText = Asked().Replace(command.CommandText, m => command.Parameters[m.Groups["name"].Value].Value is string words ? $"to_tsquery('simple', '{words.Replace("'", "''", StringComparison.Ordinal)}')" : m.Value);
        return new(result);
    }

    [GeneratedRegex(@"to_tsquery\('simple', @(?<name>\w+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();
}
