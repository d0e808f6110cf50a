using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;

namespace UngCuu.Features.Duties;

public static class DutySets
{
    extension(AppDb db)
    {
        public DbSet<Duty> Duties => db.Set<Duty>();
    }
}

internal sealed class DutyMapping : IEntityTypeConfiguration<Duty>
{
    public void Configure(EntityTypeBuilder<Duty> builder)
    {
        builder.ToTable("duties");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.SubjectKind).HasMaxLength(60);
        builder.Property(d => d.Profile).HasMaxLength(20);
        builder.Property(d => d.Rule).HasMaxLength(20);
        builder.Property(d => d.Occurrence).HasMaxLength(80);
        builder.Property(d => d.Role).HasMaxLength(30);
        builder.Property(d => d.EndReason).HasMaxLength(80);
        builder.Property(d => d.WaitsFor).HasMaxLength(20);
        AsJson(builder.Property(d => d.StillToTell));
        AsJson(builder.Property(d => d.Covers));
        AsJson(builder.Property(d => d.Earlier));
        AsJson(builder.Property(d => d.NoticesSent));
        builder.Ignore(d => d.Key);
        builder.HasOne(d => d.StartedBy).WithMany().HasForeignKey(d => d.StartedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.MetBy).WithMany().HasForeignKey(d => d.MetById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.WaivedBy).WithMany().HasForeignKey(d => d.WaivedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.SubjectId, d.Profile, d.Rule, d.OrganisationId, d.Occurrence }).IsUnique();
        builder.HasIndex(d => new { d.OrganisationId, d.SortedAt, d.Id }).HasFilter("is_open"); // what waits, however much was done
        builder.HasIndex(d => d.NextNoticeAt).HasFilter("next_notice_at is not null");
    }

    private static void AsJson<T>(PropertyBuilder<IReadOnlyList<T>> list) => list.HasConversion(
        items => JsonSerializer.Serialize(items, FactJson.Options),
        text => JsonSerializer.Deserialize<List<T>>(text, FactJson.Options)!,
        new ValueComparer<IReadOnlyList<T>>((a, b) => a!.SequenceEqual(b!), items => items.Count, items => items));
}
