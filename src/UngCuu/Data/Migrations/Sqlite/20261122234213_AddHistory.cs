using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UngCuu.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_log",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    author = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    on_behalf_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    correlation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_log", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sealed_rows",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    seal = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_rows", x => new { x.kind, x.row_id });
                });

            migrationBuilder.CreateTable(
                name: "seals",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_event = table.Column<long>(type: "INTEGER", nullable: false),
                    last_access = table.Column<long>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    previous = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seals", x => x.number);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_log_account_id_id",
                table: "access_log",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_log_subject_id_id",
                table: "access_log",
                columns: new[] { "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_rows_seal",
                table: "sealed_rows",
                column: "seal");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_log");

            migrationBuilder.DropTable(
                name: "sealed_rows");

            migrationBuilder.DropTable(
                name: "seals");
        }
    }
}
