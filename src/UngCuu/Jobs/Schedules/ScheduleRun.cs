using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;

namespace UngCuu.Jobs.Schedules;

/// <summary>The last run of a schedule, on real time: shown to operators, and after a stop tells what was missed.</summary>
public sealed class ScheduleRun
{
    public required string Name { get; init; }

    public DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Null when it went well.</summary>
    public string? Error { get; set; }
}

internal sealed class ScheduleRunMapping : IEntityTypeConfiguration<ScheduleRun>
{
    public void Configure(EntityTypeBuilder<ScheduleRun> builder)
    {
        builder.ToTable("schedule_runs");
        builder.HasKey(r => r.Name);
        builder.Property(r => r.Name).HasMaxLength(80);
        builder.Property(r => r.Error).HasMaxLength(400);
    }
}

public static class ScheduleSets
{
    extension(AppDb db)
    {
        public DbSet<ScheduleRun> ScheduleRuns => db.Set<ScheduleRun>();
    }
}
