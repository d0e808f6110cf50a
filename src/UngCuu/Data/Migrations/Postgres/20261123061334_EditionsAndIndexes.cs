using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace UngCuu.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EditionsAndIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "registry_edition");

            migrationBuilder.DropIndex(
                name: "ix_duties_organisation_id_is_open_sorted_at_id",
                table: "duties");

            migrationBuilder.CreateTable(
                name: "editions",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_editions", x => x.name);
                });

            migrationBuilder.InsertData(
                table: "editions",
                columns: new[] { "name", "stamp" },
                values: new object[,]
                {
                    { "people", new Guid("00000000-0000-0000-0000-000000000000") },
                    { "registry", new Guid("00000000-0000-0000-0000-000000000000") }
                });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_recorded_at_attack_type_is_drill",
                table: "incidents",
                columns: new[] { "recorded_at", "attack_type", "is_drill" });

            migrationBuilder.CreateIndex(
                name: "ix_duties_organisation_id_sorted_at_id",
                table: "duties",
                columns: new[] { "organisation_id", "sorted_at", "id" },
                filter: "is_open");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "editions");

            migrationBuilder.DropIndex(
                name: "ix_incidents_recorded_at_attack_type_is_drill",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "ix_duties_organisation_id_sorted_at_id",
                table: "duties");

            migrationBuilder.CreateTable(
                name: "registry_edition",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registry_edition", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "registry_edition",
                columns: new[] { "id", "stamp" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000") });

            migrationBuilder.CreateIndex(
                name: "ix_duties_organisation_id_is_open_sorted_at_id",
                table: "duties",
                columns: new[] { "organisation_id", "is_open", "sorted_at", "id" });
        }
    }
}
