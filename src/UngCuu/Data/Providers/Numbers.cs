using Microsoft.EntityFrameworkCore;

namespace UngCuu.Data.Providers;

internal static class Numbers
{
    /// <summary>Both databases hold the counter's row until the transaction ends, so a rolled-back save gives its number back.</summary>
    public static async Task<long> Next(AppDb db, string kind, int year, CancellationToken cancel)
    {
        var given = await db.Database.SqlQuery<long>($"""
            insert into counters (kind, year, value) values ({kind}, {year}, 1)
            on conflict (kind, year) do update set value = counters.value + 1
            returning value as "Value"
            """).ToListAsync(cancel);
        return given[0];
    }
}
