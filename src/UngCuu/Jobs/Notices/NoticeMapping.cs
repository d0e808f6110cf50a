using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UngCuu.Jobs.Notices;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Kind).HasMaxLength(80);
        builder.Property(n => n.Step).HasMaxLength(60);
        builder.Property(n => n.TextKey).HasMaxLength(120);
        builder.Property(n => n.Link).HasMaxLength(300);
        builder.Property(n => n.ReadBy).HasMaxLength(300);
        builder.HasIndex(n => new { n.Kind, n.AboutId, n.Step, n.RecipientId }).IsUnique();
        builder.HasIndex(n => new { n.RecipientId, n.CreatedAt });
        builder.HasIndex(n => n.RecipientId).HasFilter("read_at is null").HasDatabaseName("ix_notices_unread");
    }
}
