using Microsoft.EntityFrameworkCore;

namespace UngCuu.Data.Providers;

/// <summary>Everything in which the two databases differ.</summary>
internal interface IProvider
{
    Task<long> NextNumber(AppDb db, string kind, int year, CancellationToken cancel);

    /// <summary>Those of this kind having, for each word of the folded query, a word that begins with it. Taken by falling id, each is found without finding all.</summary>
    IQueryable<SearchEntry> Hits(AppDb db, string kind, string foldedQuery);

    /// <summary>
    /// Until the transaction ends no other save about this subject goes on: what follows from all its facts is worked out from all of them.
    /// </summary>
    Task HoldSubject(AppDb db, Guid subject, CancellationToken cancel);

    /// <summary>The largest id of a table up to which every row is there: whatever is still being saved will stand above it.</summary>
    Task<long> SettledUpTo<T>(AppDb db, CancellationToken cancel) where T : class, IAppended;

    /// <summary>Until it is disposed, everything read is of one moment; nobody who writes waits for it.</summary>
    Task<IAsyncDisposable> OneView(AppDb db, CancellationToken cancel);

    /// <summary>Of these rows, just read, those that stand in the table in another form than they would be saved in: another spelling of the same values.</summary>
    Task<IReadOnlyList<T>> SpeltOtherwise<T>(AppDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class;

    bool IsUniqueViolation(DbUpdateException exception);
}
