using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace UngCuu.Data;

/// <summary>Rings for what was saved when others can read it: not at the save, which may stand in a longer transaction.</summary>
internal sealed class TellsAfterCommit : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as AppDb)?.Committed();
        return Task.CompletedTask;
    }
}
