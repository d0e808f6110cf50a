using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UngCuu.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Mailbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "mail_id",
                table: "report_drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "in_reply_to",
                table: "outgoing_mails",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "mailbox_places",
                columns: table => new
                {
                    mailbox = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    numbering = table.Column<long>(type: "INTEGER", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailbox_places", x => x.mailbox);
                });

            migrationBuilder.CreateTable(
                name: "received_mails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    from_name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 25000, nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sender = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    signed_by = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    stored_as = table.Column<Guid>(type: "TEXT", nullable: true),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    is_marked = table.Column<bool>(type: "INTEGER", nullable: false),
                    no_answer = table.Column<bool>(type: "INTEGER", nullable: false),
                    incomplete = table.Column<bool>(type: "INTEGER", nullable: false),
                    follows_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    maybe_case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    why_set_aside = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_received_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "received_mail_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mail_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stored_as = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_received_mail_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_received_mail_files_received_mails_mail_id",
                        column: x => x.mail_id,
                        principalTable: "received_mails",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_report_drafts_mail_id",
                table: "report_drafts",
                column: "mail_id",
                filter: "mail_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mails_letter",
                table: "outgoing_mails",
                column: "letter",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_received_mail_files_mail_id",
                table: "received_mail_files",
                column: "mail_id");

            migrationBuilder.CreateIndex(
                name: "ix_received_mail_files_stored_as",
                table: "received_mail_files",
                column: "stored_as");

            migrationBuilder.CreateIndex(
                name: "ix_received_mails_case_id",
                table: "received_mails",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_received_mails_from_received_at",
                table: "received_mails",
                columns: new[] { "from", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_received_mails_message_id",
                table: "received_mails",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "ix_received_mails_received_at_id",
                table: "received_mails",
                columns: new[] { "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_received_mails_reference",
                table: "received_mails",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_received_mails_sha256",
                table: "received_mails",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_received_mails_status_received_at_id",
                table: "received_mails",
                columns: new[] { "status", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_received_mails_stored_as",
                table: "received_mails",
                column: "stored_as");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mailbox_places");

            migrationBuilder.DropTable(
                name: "received_mail_files");

            migrationBuilder.DropTable(
                name: "received_mails");

            migrationBuilder.DropIndex(
                name: "ix_report_drafts_mail_id",
                table: "report_drafts");

            migrationBuilder.DropIndex(
                name: "ix_outgoing_mails_letter",
                table: "outgoing_mails");

            migrationBuilder.DropColumn(
                name: "mail_id",
                table: "report_drafts");

            migrationBuilder.DropColumn(
                name: "in_reply_to",
                table: "outgoing_mails");
        }
    }
}
