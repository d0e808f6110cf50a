using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UngCuu.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SortedReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "attached_at",
                table: "incoming_reports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "draft_id",
                table: "incoming_reports",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_first",
                table: "incoming_reports",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "from_outside",
                table: "incident_reports",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // Until now every report had an incident put on the register for it.
            migrationBuilder.Sql("update incoming_reports set draft_id = (select i.draft_id from incidents i where i.id = incoming_reports.incident_id)");
            migrationBuilder.Sql("update incident_reports set from_outside = true where draft_id in (select draft_id from incidents where source in ('Phone', 'Public'))");

            migrationBuilder.CreateIndex(
                name: "ix_incoming_reports_reporter_email",
                table: "incoming_reports",
                column: "reporter_email",
                filter: "reporter_email is not null");

            migrationBuilder.CreateIndex(
                name: "ix_incoming_reports_reporter_phone",
                table: "incoming_reports",
                column: "reporter_phone",
                filter: "reporter_phone is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_incoming_reports_reporter_email",
                table: "incoming_reports");

            migrationBuilder.DropIndex(
                name: "ix_incoming_reports_reporter_phone",
                table: "incoming_reports");

            migrationBuilder.DropColumn(
                name: "attached_at",
                table: "incoming_reports");

            migrationBuilder.DropColumn(
                name: "draft_id",
                table: "incoming_reports");

            migrationBuilder.DropColumn(
                name: "is_first",
                table: "incoming_reports");

            migrationBuilder.DropColumn(
                name: "from_outside",
                table: "incident_reports");
        }
    }
}
