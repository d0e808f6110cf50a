using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;

namespace UngCuu.Features.Mailbox;

public static class MailboxSets
{
    extension(AppDb db)
    {
        public DbSet<ReceivedMail> ReceivedMails => db.Set<ReceivedMail>();

        public DbSet<MailboxPlace> MailboxPlaces => db.Set<MailboxPlace>();
    }
}

internal sealed class ReceivedMailMapping : IEntityTypeConfiguration<ReceivedMail>, IEntityTypeConfiguration<MailFile>, IEntityTypeConfiguration<MailboxPlace>
{
    public const int LongestLine = 500;
    public const int LongestAddress = 254;
    public const int LongestText = 25_000;

    public void Configure(EntityTypeBuilder<ReceivedMail> builder)
    {
        builder.ToTable("received_mails");
        builder.Property(m => m.Reference).HasMaxLength(20);
        builder.Property(m => m.From).HasMaxLength(LongestAddress);
        builder.Property(m => m.FromName).HasMaxLength(LongestLine);
        builder.Property(m => m.Title).HasMaxLength(LongestLine);
        builder.Property(m => m.Text).HasMaxLength(LongestText);
        builder.Property(m => m.SignedBy).HasMaxLength(LongestLine);
        builder.Property(m => m.Sha256).HasMaxLength(64);
        builder.Property(m => m.MessageId).HasMaxLength(LongestLine);
        builder.HasIndex(m => m.Reference).IsUnique();
        builder.HasIndex(m => m.Sha256).IsUnique();
        builder.HasIndex(m => m.MessageId);
        builder.HasIndex(m => m.CaseId);
        builder.HasIndex(m => m.StoredAs);
        builder.HasIndex(m => new { m.From, m.ReceivedAt });
        builder.HasIndex(m => new { m.Status, m.ReceivedAt, m.Id });
        builder.HasIndex(m => new { m.ReceivedAt, m.Id });
        builder.HasMany(m => m.Files).WithOne().HasForeignKey(f => f.MailId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(m => m.Files).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<MailFile> builder)
    {
        builder.ToTable("received_mail_files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(255);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => f.StoredAs);
    }

    public void Configure(EntityTypeBuilder<MailboxPlace> builder)
    {
        builder.ToTable("mailbox_places");
        builder.HasKey(p => p.Mailbox);
        builder.Property(p => p.Mailbox).HasMaxLength(LongestLine);
    }
}
