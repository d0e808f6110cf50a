using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security;

/// <summary>All that stands in the database, row by row, to be compared before and after.</summary>
public sealed class Rows
{
    /// <summary>The key ring renews itself whenever somebody is given a cookie.</summary>
    private const string KeyRing = "data_protection_keys";

    private readonly Dictionary<string, List<Row>> tables = new(StringComparer.Ordinal);

    private HashSet<string>? lines;

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
            string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            var values = new object[columns.Length];
            while (await reader.ReadAsync())
            {
                reader.GetValues(values);
                all.Add(new(columns, Array.ConvertAll(values, Text)));
            }
        }
        return rows;
    });

    /// <summary>What stands now and did not before, or stands no longer, as text.</summary>
    public IReadOnlyList<string> Since(Rows before) =>
        [.. Lines().Where(l => !before.Lines().Contains(l)).Select(l => "+ " + l), .. before.Lines().Where(l => !Lines().Contains(l)).Select(l => "- " + l)];

    /// <summary>Cells that hold exactly this, as table.column.</summary>
    public IReadOnlyList<string> Holding(string value) =>
        [.. tables.SelectMany(t => t.Value.SelectMany(r => r.Cells.Where(c => c.Value.Equals(value, StringComparison.OrdinalIgnoreCase)).Select(c => $"{t.Key}.{c.Key}")))];

    /// <summary>Cells in which this stands somewhere, facts and changes included.</summary>
    public IReadOnlyList<string> Naming(string value) =>
        [.. tables.SelectMany(t => t.Value.SelectMany(r => r.Cells.Where(c => c.Value.Contains(value, StringComparison.OrdinalIgnoreCase)).Select(c => $"{t.Key}.{c.Key}")))];

    /// <summary>The values of some columns of the rows that have an id, by table, id and column.</summary>
    public IReadOnlyDictionary<string, string> Cells(params string[] columns) => tables
        .SelectMany(t => t.Value.Where(r => r["id"] is not null).SelectMany(r => r.Cells.Where(c => columns.Contains(c.Key)).Select(c => ($"{t.Key} {r["id"]} {c.Key}", c.Value))))
        .ToDictionary(c => c.Item1, c => c.Value, StringComparer.Ordinal);

    private HashSet<string> Lines() => lines ??= tables.SelectMany(t => t.Value.Select(r => $"{t.Key}: {string.Join("; ", r.Cells.Select(c => $"{c.Key}={c.Value}"))}")).ToHashSet(StringComparer.Ordinal);

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private sealed record Row(string[] Columns, string[] Values)
    {
        public IEnumerable<KeyValuePair<string, string>> Cells => Columns.Zip(Values, KeyValuePair.Create);

        public string? this[string column] => Array.IndexOf(Columns, column) is >= 0 and var i ? Values[i] : null;
    }
}
