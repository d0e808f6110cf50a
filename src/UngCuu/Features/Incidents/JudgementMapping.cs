using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;

namespace UngCuu.Features.Incidents;

public static class JudgementSets
{
    extension(AppDb db)
    {
        public DbSet<Judgement> Judgements => db.Set<Judgement>();
    }
}

internal sealed class JudgementMapping : IEntityTypeConfiguration<Judgement>
{
    public const int LongestProposal = 4000;

    public void Configure(EntityTypeBuilder<Judgement> builder)
    {
        builder.ToTable("judgements");
        builder.Property(j => j.By).HasMaxLength(300);
        builder.Property(j => j.Answers).HasMaxLength(1000);
        builder.Property(j => j.DerivedPlan).HasMaxLength(20);
        builder.Property(j => j.Plan).HasMaxLength(20);
        builder.Property(j => j.Force).HasMaxLength(LongestProposal);
        builder.Property(j => j.Resources).HasMaxLength(LongestProposal);
        builder.Property(j => j.TaskForce).HasMaxLength(LongestProposal);
        builder.Property(j => j.Reason).HasMaxLength(2000);
        builder.HasIndex(j => new { j.IncidentId, j.RecordedAt });
        builder.HasOne<Incident>().WithMany().HasForeignKey(j => j.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
