using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using UngCuu.Tests.Support;
using UngCuu.Data;
using UngCuu.Data.Providers;

namespace UngCuu.Tests.ApprovedTexts;

/// <summary>Tables and columns of both databases side by side.</summary>
public class SchemaTests
{
    [Fact]
    public void The_tables_of_both_databases_are_as_approved()
    {
        using var sqlite = ((IDesignTimeDbContextFactory<SqliteDb>)new DesignTime()).CreateDbContext([]);
        using var postgres = ((IDesignTimeDbContextFactory<PostgresDb>)new DesignTime()).CreateDbContext([]);
        var (left, right) = (Model(sqlite), Model(postgres));
        Assert.Equal(left.Tables.Select(t => t.Name), right.Tables.Select(t => t.Name));
        var text = new StringBuilder("# Tables\n\nRendered from the model. The search index and the tables of the scheduler are written by hand in numbered migrations and stand beside these.\n");
        foreach (var table in left.Tables.OrderBy(t => t.Name, StringComparer.Ordinal))
            Describe(text, table, right.FindTable(table.Name, table.Schema)!);
        Approved.Matches("schema.md", text.ToString());
    }

    private static IRelationalModel Model(DbContext db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel();

    private static void Describe(StringBuilder text, ITable table, ITable other)
    {
        text.AppendLine($"\n## {table.Name}\n\n| Column | SQLite | PostgreSQL | |\n|---|---|---|---|");
        foreach (var column in table.Columns)
        {
            var marks = new List<string>();
            if (table.PrimaryKey!.Columns.Contains(column))
                marks.Add("key");
            marks.AddRange(table.ForeignKeyConstraints.Where(f => f.Columns.Contains(column)).Select(f => $"→ {f.PrincipalTable.Name} ({Words(f.OnDeleteAction)})"));
            if (column.IsNullable)
                marks.Add("may be empty");
            text.AppendLine($"| {column.Name} | {column.StoreType} | {other.FindColumn(column.Name)!.StoreType} | {string.Join(", ", marks)} |");
        }
        var indexes = table.Indexes.Select(i => $"{(i.IsUnique ? "unique " : "")}({string.Join(", ", i.Columns.Select(c => c.Name))}){(i.Filter is { } f ? $" where {f}" : "")}").Order(StringComparer.Ordinal).ToList();
        if (indexes.Count > 0)
            text.AppendLine().AppendLine($"Indexes: {string.Join("; ", indexes)}.");
    }

    private static string Words(Microsoft.EntityFrameworkCore.Migrations.ReferentialAction action) => action.ToString() switch
    {
        "Cascade" => "deleted with it",
        "SetNull" => "emptied with it",
        _ => "keeps it",
    };
}
