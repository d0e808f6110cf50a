using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UngCuu.Jobs.Mail;

internal sealed class MailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mails");
        builder.Property(m => m.Key).HasMaxLength(300);
        builder.HasIndex(m => m.Key).IsUnique();
        builder.Property(m => m.To).HasMaxLength(320);
        builder.Property(m => m.ToName).HasMaxLength(200);
        builder.Property(m => m.ReplyTo).HasMaxLength(320);
        builder.Property(m => m.InReplyTo).HasMaxLength(500);
        builder.HasIndex(m => m.Letter).IsUnique();
        builder.Property(m => m.Language).HasMaxLength(2);
        builder.Property(m => m.Subject).HasMaxLength(500);
        builder.Property(m => m.AboutKind).HasMaxLength(60);
        builder.Property(m => m.LastError).HasMaxLength(400);
        builder.Property(m => m.ClaimedBy).IsConcurrencyToken();
        builder.ComplexCollection(m => m.Attachments, a => a.ToJson());
        builder.Ignore(m => m.About);
        builder.HasIndex(m => m.DueAt).HasFilter("done_at is null");
        builder.HasIndex(m => m.CreatedAt).HasFilter("refused");
    }
}
