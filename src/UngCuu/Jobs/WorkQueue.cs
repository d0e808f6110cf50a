using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Jobs;

/// <summary>How the workers of a process work. Real time.</summary>
public sealed record WorkSettings
{
    public const string Section = "Work";

    /// <summary>How often a worker looks when nothing wakes it.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a claim holds; work that takes nearly as long is given up and tried again.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many deliveries run side by side. One on SQLite, where there is one writer.</summary>
    public int Loops { get; init; } = 4;

    internal static WorkSettings Of(IConfiguration configuration, DatabaseKind database)
    {
        var settings = configuration.GetSection(Section).Get<WorkSettings>() ?? new WorkSettings();
        return database == DatabaseKind.Sqlite ? settings with { Loops = 1 } : settings;
    }
}

/// <summary>
/// Rows of work done by any number of workers: each row taken by one, worked on in a scope of its own, and what the work writes saved together
/// with the row's mark. What fails waits, longer each time.
/// </summary>
internal sealed class WorkQueue<T>(IServiceScopeFactory scopes, TimeProvider time, WorkSettings settings, ILogger log) where T : class, IClaimable
{
    private const int Candidates = 20;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    /// <summary>Which rows of those that are free may be taken at all.</summary>
    public Func<IQueryable<T>, IQueryable<T>> Ready { get; init; } = rows => rows;

    /// <summary>The work itself; what it writes through the database it is handed is saved after it.</summary>
    public required Func<T, AppDb, IServiceProvider, CancellationToken, Task> Work { get; init; }

    public required Func<T, Measures.Measured> Measure { get; init; }

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes one row that is due and works on it. False: there is none to take now.</summary>
    /// <param name="stop">Keeps from taking another; one that is taken is finished.</param>
    public async Task<bool> DoOne(CancellationToken stop)
    {
        var now = Now;
        if (await Take(rows => rows.Where(w => w.DueAt <= now), stop) is not { } taken)
            return false;
        await Do(taken, CancellationToken.None);
        return true;
    }

    /// <summary>Does everything that stands or arises, without waiting for back-offs; what fails is tried once.</summary>
    public async Task Drain(CancellationToken cancel)
    {
        List<long> failed = [];
        while (true)
        {
            if (await Take(rows => rows.Where(w => !failed.Contains(w.Id)), cancel) is { } taken)
            {
                if (!await Do(taken, cancel))
                    failed.Add(taken.Id);
            }
            else if (await OthersAreAtIt(cancel))
                await Task.Delay(LookAgain, cancel);
            else
                return;
        }
    }

    private sealed record Taken(long Id, Guid Claim, int Attempt);

    private async Task<Taken?> Take(Func<IQueryable<T>, IQueryable<T>> of, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<AppDb>().Set<T>();
        while (true)
        {
            var now = Now;
            var found = await of(Ready(all)).Free(now).OrderBy(w => w.DueAt).ThenBy(w => w.Id)
                .Select(w => new { w.Id, w.Attempts }).Take(Candidates).ToListAsync(cancel);
            if (found.Count == 0)
                return null;
            // Workers begin at different rows, so that they seldom ask for the same.
            var first = found.Count == 1 ? 0 : RandomNumberGenerator.GetInt32(found.Count);
            for (var i = 0; i < found.Count; i++)
            {
                var row = found[(first + i) % found.Count];
                var claim = Ids.New();
                if (await all.Where(w => w.Id == row.Id).Claim(claim, now, settings.Lease, cancel))
                    return new(row.Id, claim, row.Attempts + 1);
            }
        }
    }

    private async Task<bool> Do(Taken taken, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.Lease * 0.8);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Measures.Measured? measured = null;
        try
        {
            // Inside, too: a claim that nobody gives back holds its subject until it lapses.
            if (await db.Set<T>().SingleOrDefaultAsync(w => w.Id == taken.Id && w.ClaimedBy == taken.Claim, limit.Token) is not { } row)
                return true; // the claim lapsed before it was used: somebody else has it
            measured = Measure(row);
            await Work(row, db, scope.ServiceProvider, limit.Token);
            row.Done(Now);
            await db.SaveChangesAsync(limit.Token);
            measured.Done();
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Afterwards(taken, w => w.GivenBack(taken.Claim));
            throw;
        }
        catch (Exception e)
        {
            var error = Redacted.Of(e);
            log.LogWarning("{Kind} {Id} failed at attempt {Attempt}: {Error}\n{Stack}", typeof(T).Name, taken.Id, taken.Attempt, error, e.StackTrace);
            measured?.Failed(e);
            await Afterwards(taken, w => w.Failed(taken.Claim, error, Now + Claims.WaitAfter(taken.Attempt)));
            return false;
        }
        finally
        {
            measured?.Dispose();
        }
    }

    private async Task Afterwards(Taken taken, Func<IQueryable<T>, Task> write)
    {
        await using var scope = scopes.CreateAsyncScope();
        await write(scope.ServiceProvider.GetRequiredService<AppDb>().Set<T>().Where(w => w.Id == taken.Id));
    }

    private async Task<bool> OthersAreAtIt(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<T>().Taken(Now).AnyAsync(cancel);
    }
}
