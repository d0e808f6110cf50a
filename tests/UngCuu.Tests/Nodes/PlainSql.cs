using System.Globalization;
using Npgsql;

namespace UngCuu.Tests.Nodes;

internal static class PlainSql
{
    /// <summary>The first value of the answer, or 0 where there is none.</summary>
    public static async Task<long> Sql(this NpgsqlConnection connection, string text)
    {
#pragma warning disable CA2100 // what a test writes itself
        await using var command = new NpgsqlCommand(text, connection);
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) ?? 0L, CultureInfo.InvariantCulture);
    }
}
