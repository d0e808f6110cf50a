using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UngCuu.Data.Migrations.Postgres
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
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "proposal_id",
                table: "incidents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "proposed_serious",
                table: "incidents",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "was_proposed",
                table: "incidents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "judgements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    on_behalf_of = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: true),
                    on_national_list = table.Column<bool>(type: "boolean", nullable: false),
                    answers = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    cannot_handle = table.Column<bool>(type: "boolean", nullable: true),
                    public_harm = table.Column<bool>(type: "boolean", nullable: true),
                    result = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    serious = table.Column<bool>(type: "boolean", nullable: false),
                    derived_plan = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    plan = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    force = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    resources = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    task_force = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
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
