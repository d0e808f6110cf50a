using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UngCuu.Data.Providers;

public sealed class PostgresDb(DbContextOptions<PostgresDb> options, EventLog log) : AppDb(options, log)
{
    internal override IProvider Provider => PostgresProvider.Instance;
}

internal sealed class PostgresProvider : IProvider
{
    public static readonly PostgresProvider Instance = new();

    public Task<long> NextNumber(AppDb db, string kind, int year, CancellationToken cancel) => Numbers.Next(db, kind, year, cancel);

    public IQueryable<Guid> Search(AppDb db, string kind, string foldedQuery)
    {
        var query = string.Join(" & ", SearchWords.Of(foldedQuery).Select(w => $"'{w}':*"));
        return db.Set<SearchEntry>()
            .FromSql($"select * from search_entries where to_tsvector('simple', words) @@ to_tsquery('simple', {query})")
            .Where(s => s.Kind == kind)
            .Select(s => s.SubjectId);
    }

    public Task HoldSubject(AppDb db, Guid subject, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({BitConverter.ToInt64(subject.ToByteArray(), 8)})", cancel);

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
