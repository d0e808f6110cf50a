using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UngCuu.Data;

internal sealed class EventMapping : IEntityTypeConfiguration<Event>, IEntityTypeConfiguration<Delivery>,
    IEntityTypeConfiguration<Counter>, IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.ToTable("events");
        builder.Property(e => e.Name).HasMaxLength(80);
        builder.Property(e => e.SubjectKind).HasMaxLength(60);
        builder.Property(e => e.ItemKind).HasMaxLength(60);
        builder.Property(e => e.Author).HasMaxLength(300);
        builder.Property(e => e.Correlation).HasMaxLength(64);
        builder.HasIndex(e => new { e.SubjectId, e.FactAt });
        builder.HasIndex(e => e.Name);
    }

    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("deliveries");
        builder.Property(d => d.Subscriber).HasMaxLength(60);
        builder.HasOne(d => d.Event).WithMany().HasForeignKey(d => d.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(d => d.Event).AutoInclude();
        builder.Property(d => d.LastError).HasMaxLength(400);
        builder.Property(d => d.ClaimedBy).IsConcurrencyToken();
        builder.HasIndex(d => new { d.EventId, d.Subscriber }).IsUnique();
        // Only what waits is ever looked for; what is done stays out of these indexes.
        builder.HasIndex(d => d.DueAt).HasFilter("done_at is null");
        builder.HasIndex(d => new { d.Subscriber, d.SubjectId, d.Id }).HasFilter("done_at is null");
    }

    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.ToTable("counters");
        builder.HasKey(c => new { c.Kind, c.Year });
        builder.Property(c => c.Kind).HasMaxLength(20);
        builder.Property(c => c.Year).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("search_entries");
        builder.Property(s => s.Kind).HasMaxLength(60);
        builder.HasIndex(s => new { s.Kind, s.SubjectId }).IsUnique();
    }
}
