using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using UngCuu.Data.Providers;

namespace UngCuu.Data.Migrations.Postgres;

/// <summary>The vector of the words stored and counted: read for a common word instead of made anew for each row, and known well enough to choose the way.</summary>
[DbContext(typeof(PostgresDb))]
[Migration("20261123033000_SearchVector")]
public sealed class SearchVector : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("drop index ix_search_entries_words");
        migrationBuilder.Sql("alter table search_entries add column vector tsvector generated always as (to_tsvector('simple', words)) stored");
        migrationBuilder.Sql("create index ix_search_entries_vector on search_entries using gin (vector)");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("drop index ix_search_entries_vector");
        migrationBuilder.Sql("alter table search_entries drop column vector");
        migrationBuilder.Sql("create index ix_search_entries_words on search_entries using gin (to_tsvector('simple', words))");
    }
}
