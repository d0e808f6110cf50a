using Microsoft.EntityFrameworkCore;
using UngCuu.Data;

namespace UngCuu.Jobs;

/// <summary>
/// Sharing rows of work among workers without anything a database must be asked for specially: choose a candidate, then update it on the condition
/// that it is still free. One row changed means it is ours.
/// </summary>
internal static class Claims
{
    /// <summary>From here on a row is shown as stuck; it is still tried, at the longest interval.</summary>
    public const int StuckAfter = 8;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>10 s, doubling to an hour.</summary>
    public static TimeSpan WaitAfter(int attempts) =>
        attempts >= 10 ? Longest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Max(0, attempts - 1)));

    extension<T>(IQueryable<T> rows) where T : class, IClaimable
    {
        public IQueryable<T> Free(DateTime now) => rows.Where(w => w.DoneAt == null && (w.ClaimedUntil == null || w.ClaimedUntil < now));

        public IQueryable<T> Taken(DateTime now) => rows.Where(w => w.DoneAt == null && w.ClaimedUntil >= now);

        public IQueryable<T> Stuck() => rows.Where(w => w.DoneAt == null && w.Attempts >= StuckAfter);

        public async Task<bool> Claim(Guid claim, DateTime now, TimeSpan lease, CancellationToken cancel) =>
            await rows.Free(now).ExecuteUpdateAsync(s => s
                .SetProperty(w => w.ClaimedBy, claim)
                .SetProperty(w => w.ClaimedUntil, now + lease)
                .SetProperty(w => w.Attempts, w => w.Attempts + 1), cancel) == 1;

        // What a claim leaves behind is written down even when its worker is told to stop.
        public Task Failed(Guid claim, string error, DateTime again) =>
            rows.Where(w => w.ClaimedBy == claim && w.DoneAt == null).ExecuteUpdateAsync(s => s
                .SetProperty(w => w.LastError, error)
                .SetProperty(w => w.DueAt, again)
                .SetProperty(w => w.ClaimedBy, (Guid?)null)
                .SetProperty(w => w.ClaimedUntil, (DateTime?)null), CancellationToken.None);

        /// <summary>As if it had never been taken.</summary>
        public Task GivenBack(Guid claim) =>
            rows.Where(w => w.ClaimedBy == claim && w.DoneAt == null).ExecuteUpdateAsync(s => s
                .SetProperty(w => w.Attempts, w => w.Attempts - 1)
                .SetProperty(w => w.ClaimedBy, (Guid?)null)
                .SetProperty(w => w.ClaimedUntil, (DateTime?)null), CancellationToken.None);

        /// <summary>A person asks for it to be tried at once and as if for the first time.</summary>
        public Task<int> TryAgain(DateTime now, CancellationToken cancel) =>
            rows.Free(now).ExecuteUpdateAsync(s => s.SetProperty(w => w.Attempts, 0).SetProperty(w => w.DueAt, now), cancel);
    }

    extension(IClaimable row)
    {
        public void Done(DateTime now) => (row.DoneAt, row.ClaimedBy, row.ClaimedUntil) = (now, null, null);
    }
}
