using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;

namespace UngCuu.Features.Incidents;

public static class TaskSets
{
    extension(AppDb db)
    {
        public DbSet<IncidentTask> IncidentTasks => db.Set<IncidentTask>();
    }
}

internal sealed class TaskMapping : IEntityTypeConfiguration<IncidentTask>
{
    public void Configure(EntityTypeBuilder<IncidentTask> builder)
    {
        builder.ToTable("incident_tasks");
        builder.Property(t => t.Code).HasMaxLength(40);
        builder.Property(t => t.Title).HasMaxLength(TaskForm.LongestTitle);
        builder.Property(t => t.AssignedTo).HasMaxLength(300);
        builder.Property(t => t.GivenBy).HasMaxLength(300);
        builder.Property(t => t.SettledBy).HasMaxLength(300);
        builder.Property(t => t.Note).HasMaxLength(2000);
        builder.HasIndex(t => t.IncidentId);
        builder.HasIndex(t => new { t.IncidentId, t.Once }).IsUnique();
        builder.HasIndex(t => new { t.IncidentId, t.Code, t.Round }).IsUnique().HasFilter("code is not null");
        builder.HasIndex(t => new { t.OrganisationId, t.Status, t.GivenAt });
        builder.HasOne<Incident>().WithMany().HasForeignKey(t => t.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
