using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UngCuu.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Processes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "step",
                table: "incidents",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "incident_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assigned_account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    assigned_to = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    due_set_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    given_by = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    settled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    settled_by = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    once = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_tasks", x => x.id);
                    table.ForeignKey(
                        name: "fk_incident_tasks_incidents_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incidents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_incident_tasks_incident_id",
                table: "incident_tasks",
                column: "incident_id");

            migrationBuilder.CreateIndex(
                name: "ix_incident_tasks_incident_id_code_round",
                table: "incident_tasks",
                columns: new[] { "incident_id", "code", "round" },
                unique: true,
                filter: "code is not null");

            migrationBuilder.CreateIndex(
                name: "ix_incident_tasks_incident_id_once",
                table: "incident_tasks",
                columns: new[] { "incident_id", "once" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incident_tasks_organisation_id_status_given_at",
                table: "incident_tasks",
                columns: new[] { "organisation_id", "status", "given_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "incident_tasks");

            migrationBuilder.DropColumn(
                name: "step",
                table: "incidents");
        }
    }
}
