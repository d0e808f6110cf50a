using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using UngCuu.Data.Providers;

namespace UngCuu.Data.Migrations.Postgres;

/// <summary>The full-text index over search_entries; the words are folded already, so the plain dictionary is enough.</summary>
[DbContext(typeof(PostgresDb))]
[Migration("20261122000001_SearchIndex")]
public sealed class SearchIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("create index ix_search_entries_words on search_entries using gin (to_tsvector('simple', words))");

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop index ix_search_entries_words");
}
