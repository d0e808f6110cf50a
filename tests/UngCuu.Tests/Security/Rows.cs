using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security;

/// <summary>All that stands in the database, row by row, to be compared before and after.</summary>
public sealed class Rows
{
    /// <summary>The key ring renews itself whenever somebody is given a cookie.</summary>
    private const string KeyRing = "data_protection_keys";

    private readonly Dictionary<string, List<Dictionary<string, string>>> tables = new(StringComparer.Ordinal);

    public static Task<Rows> Of(TestServer server) => server.In(async (db, _) =>
    {
        var rows = new Rows();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct(StringComparer.Ordinal).Where(t => t != KeyRing))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select * from \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            var all = rows.tables[table] = [];
            while (await reader.ReadAsync())
                all.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => Text(reader.GetValue(i)), StringComparer.Ordinal));
        }
        return rows;
    });

    /// <summary>What stands now and did not before, or stands no longer, as text.</summary>
    public IReadOnlyList<string> Since(Rows before) =>
        [.. Lines().Except(before.Lines(), StringComparer.Ordinal).Select(l => "+ " + l), .. before.Lines().Except(Lines(), StringComparer.Ordinal).Select(l => "- " + l)];

    /// <summary>Cells that hold exactly this, as table.column.</summary>
    public IReadOnlyList<string> Holding(string value) =>
        [.. tables.SelectMany(t => t.Value.SelectMany(r => r.Where(c => c.Value.Equals(value, StringComparison.OrdinalIgnoreCase)).Select(c => $"{t.Key}.{c.Key}")))];

    /// <summary>Cells in which this stands somewhere, facts and changes included.</summary>
    public IReadOnlyList<string> Naming(string value) =>
        [.. tables.SelectMany(t => t.Value.SelectMany(r => r.Where(c => c.Value.Contains(value, StringComparison.OrdinalIgnoreCase)).Select(c => $"{t.Key}.{c.Key}")))];

    /// <summary>The values of some columns of the rows that have an id, by table, id and column.</summary>
    public IReadOnlyDictionary<string, string> Cells(params string[] columns) => tables
        .SelectMany(t => t.Value.Where(r => r.ContainsKey("id")).SelectMany(r => r.Where(c => columns.Contains(c.Key)).Select(c => ($"{t.Key} {r["id"]} {c.Key}", c.Value))))
        .ToDictionary(c => c.Item1, c => c.Value, StringComparer.Ordinal);

    private IEnumerable<string> Lines() => tables.SelectMany(t => t.Value.Select(r => $"{t.Key}: {string.Join("; ", r.Select(c => $"{c.Key}={c.Value}"))}"));

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
