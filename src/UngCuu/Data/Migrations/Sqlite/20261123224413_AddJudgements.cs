using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UngCuu.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddJudgements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "decided_serious",
                table: "incidents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "proposal_id",
                table: "incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "proposed_serious",
                table: "incidents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "was_proposed",
                table: "incidents",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "judgements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    on_behalf_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: true),
                    on_national_list = table.Column<bool>(type: "INTEGER", nullable: false),
                    answers = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    cannot_handle = table.Column<bool>(type: "INTEGER", nullable: true),
                    public_harm = table.Column<bool>(type: "INTEGER", nullable: true),
                    result = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    serious = table.Column<bool>(type: "INTEGER", nullable: false),
                    derived_plan = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    plan = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    force = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    resources = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    task_force = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judgements", x => x.id);
                    table.ForeignKey(
                        name: "fk_judgements_incidents_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incidents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_decided_serious_recorded_at_id",
                table: "incidents",
                columns: new[] { "decided_serious", "recorded_at", "id" },
                filter: "decided_serious is not null");

            migrationBuilder.CreateIndex(
                name: "ix_judgements_incident_id_recorded_at",
                table: "judgements",
                columns: new[] { "incident_id", "recorded_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "judgements");

            migrationBuilder.DropIndex(
                name: "ix_incidents_decided_serious_recorded_at_id",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "decided_serious",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "proposal_id",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "proposed_serious",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "was_proposed",
                table: "incidents");
        }
    }
}
