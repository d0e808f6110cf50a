using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;

namespace UngCuu.Features.History;

internal sealed class HistoryMapping : IEntityTypeConfiguration<Seal>, IEntityTypeConfiguration<SealedRow>, IEntityTypeConfiguration<Access>
{
    public void Configure(EntityTypeBuilder<Seal> builder)
    {
        builder.ToTable("seals");
        builder.HasKey(s => s.Number); // two sealers at once: one of them fails here
        builder.Property(s => s.Number).ValueGeneratedNever();
        builder.Property(s => s.Previous).HasMaxLength(SealHash.Length);
        builder.Property(s => s.Hash).HasMaxLength(SealHash.Length);
    }

    public void Configure(EntityTypeBuilder<SealedRow> builder)
    {
        builder.ToTable("sealed_rows");
        builder.HasKey(r => new { r.Kind, r.RowId });
        builder.Property(r => r.RowId).ValueGeneratedNever();
        builder.Property(r => r.Hash).HasMaxLength(SealHash.Length);
        builder.HasIndex(r => r.Seal);
    }

    public void Configure(EntityTypeBuilder<Access> builder)
    {
        builder.ToTable("access_log");
        builder.Property(a => a.What).HasMaxLength(60);
        builder.Property(a => a.SubjectKind).HasMaxLength(60);
        builder.Property(a => a.Author).HasMaxLength(300);
        builder.Property(a => a.Correlation).HasMaxLength(64);
        builder.HasIndex(a => new { a.SubjectId, a.Id });
        builder.HasIndex(a => new { a.AccountId, a.Id });
    }
}

public static class HistorySets
{
    extension(AppDb db)
    {
        public DbSet<Seal> Seals => db.Set<Seal>();

        public DbSet<SealedRow> SealedRows => db.Set<SealedRow>();

        public DbSet<Access> Accesses => db.Set<Access>();
    }
}
