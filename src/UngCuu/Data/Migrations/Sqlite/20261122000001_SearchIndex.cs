using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using UngCuu.Data.Providers;

namespace UngCuu.Data.Migrations.Sqlite;

/// <summary>The full-text index over search_entries, kept by triggers so that a saved row is found at once.</summary>
[DbContext(typeof(SqliteDb))]
[Migration("20261122000001_SearchIndex")]
public sealed class SearchIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("create virtual table search_index using fts5(words, content='search_entries', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3')");
        migrationBuilder.Sql("create trigger search_entries_added after insert on search_entries begin insert into search_index(rowid, words) values (new.id, new.words); end");
        migrationBuilder.Sql("create trigger search_entries_removed after delete on search_entries begin insert into search_index(search_index, rowid, words) values ('delete', old.id, old.words); end");
        migrationBuilder.Sql("create trigger search_entries_changed after update on search_entries begin insert into search_index(search_index, rowid, words) values ('delete', old.id, old.words); insert into search_index(rowid, words) values (new.id, new.words); end");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("drop trigger search_entries_added");
        migrationBuilder.Sql("drop trigger search_entries_removed");
        migrationBuilder.Sql("drop trigger search_entries_changed");
        migrationBuilder.Sql("drop table search_index");
    }
}
