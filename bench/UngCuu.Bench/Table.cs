using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using UngCuu.Data;

namespace UngCuu.Bench;

/// <param name="Type">As the database calls it.</param>
internal sealed record Column(string Name, string Type)
{
    /// <summary>What SQLite stores, as the other database wants it.</summary>
    public object? ForPostgres(object? stored) => (stored, Type.Split('(')[0]) switch
    {
        (null, _) => null,
        (string text, "uuid") => Guid.Parse(text),
        (string text, "timestamp with time zone") => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        (string text, "date") => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        (string text, "text[]" or "character varying[]") => JsonSerializer.Deserialize<string[]>(text),
        (string text, "uuid[]") => JsonSerializer.Deserialize<Guid[]>(text),
        (long number, "boolean") => number != 0,
        (long number, "integer") => (int)number,
        _ => stored,
    };
}

internal sealed record Table(string Name, IReadOnlyList<Column> Columns)
{
    public int IndexOf(string column) => Columns.Select((c, i) => (c.Name, Index: i)).First(c => c.Name == column).Index;

    /// <summary>Every table of the product's model, with the columns that <paramref name="known"/> has too.</summary>
    public static IReadOnlyList<Table> Of(AppDb db, AppDb known)
    {
        var there = Tables(known).ToDictionary(t => t.Name, t => t.Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return [.. Tables(db).Where(t => there.ContainsKey(t.Name)).Select(t => new Table(t.Name, [.. t.Columns.Where(c => there[t.Name].Contains(c.Name)).Select(c => new Column(c.Name, c.StoreType))]))];
    }

    public async Task<List<object?[]>> Read(DbConnection from, string where = "true")
    {
        await using var command = from.CreateCommand();
        command.CommandText = $"select {string.Join(", ", Columns.Select(c => $"\"{c.Name}\""))} from {Name} where {where} order by rowid";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[Columns.Count];
            reader.GetValues(row);
            rows.Add(Array.ConvertAll(row, v => v is DBNull ? null : v));
        }
        return rows;
    }

    private static IEnumerable<ITable> Tables(AppDb db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables;
}
