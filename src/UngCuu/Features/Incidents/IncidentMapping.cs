using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;

namespace UngCuu.Features.Incidents;

public static class IncidentSets
{
    extension(AppDb db)
    {
        public DbSet<Incident> Incidents => db.Set<Incident>();

        public DbSet<IncomingReport> IncomingReports => db.Set<IncomingReport>();

        public DbSet<IncidentReport> IncidentReports => db.Set<IncidentReport>();

        public DbSet<IncidentNote> IncidentNotes => db.Set<IncidentNote>();

        public DbSet<IncidentFile> IncidentFiles => db.Set<IncidentFile>();

        public DbSet<IncidentAddress> IncidentAddresses => db.Set<IncidentAddress>();
    }
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>, IEntityTypeConfiguration<IncidentParty>,
    IEntityTypeConfiguration<IncomingReport>, IEntityTypeConfiguration<IncidentReport>, IEntityTypeConfiguration<ReportRecipient>,
    IEntityTypeConfiguration<IncidentNote>, IEntityTypeConfiguration<IncidentFile>, IEntityTypeConfiguration<IncidentAddress>
{
    public const int LongestTitle = 300;
    public const int LongestText = 20_000;

    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("incidents");
        builder.Property(i => i.Reference).HasMaxLength(20);
        builder.Property(i => i.Title).HasMaxLength(LongestTitle);
        builder.Property(i => i.Profile).HasMaxLength(20);
        builder.Property(i => i.Description).HasMaxLength(LongestText);
        builder.Property(i => i.AttackType).HasMaxLength(20);
        builder.Property(i => i.Step).HasMaxLength(10);
        builder.Property(i => i.AssignedTo).HasMaxLength(300);
        builder.Property(i => i.UnitReason).HasMaxLength(200);
        builder.ComplexProperty(i => i.System, s => s.ToJson());
        builder.HasIndex(i => i.Reference).IsUnique();
        builder.HasIndex(i => i.SameAsId);
        builder.HasIndex(i => new { i.AssignedAccountId, i.RecordedAt, i.Id });
        builder.HasIndex(i => i.DraftId).IsUnique();
        builder.HasIndex(i => new { i.RecordedAt, i.Id });
        builder.HasIndex(i => new { i.RecordedAt, i.AttackType, i.IsDrill }); // counting weeks looks up no row
        builder.HasIndex(i => new { i.Status, i.RecordedAt, i.Id });
        builder.HasIndex(i => new { i.DecidedSerious, i.RecordedAt, i.Id }).HasFilter("decided_serious is not null");
        builder.HasMany(i => i.Parties).WithOne().HasForeignKey(p => p.IncidentId).OnDelete(DeleteBehavior.ClientCascade);
        builder.Navigation(i => i.Parties).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<IncidentParty> builder)
    {
        builder.ToTable("incident_parties");
        builder.HasKey(p => new { p.IncidentId, p.OrganisationId, p.Role });
        builder.Property(p => p.Role).HasMaxLength(30);
        builder.HasIndex(p => new { p.OrganisationId, p.IncidentId, p.SeesSecret });
    }

    public void Configure(EntityTypeBuilder<IncomingReport> builder)
    {
        builder.ToTable("incoming_reports");
        builder.Property(r => r.ReporterName).HasMaxLength(FormCheck.LongestLine);
        builder.Property(r => r.ReporterAddress).HasMaxLength(FormCheck.LongestLine);
        builder.Property(r => r.ReporterPhone).HasMaxLength(FormCheck.LongestLine);
        builder.Property(r => r.ReporterEmail).HasMaxLength(FormCheck.LongestLine);
        builder.Property(r => r.Language).HasMaxLength(2);
        builder.HasIndex(r => r.FollowHash).IsUnique();
        builder.HasIndex(r => new { r.ReceivedAt, r.Id });
        builder.HasIndex(r => r.ReporterEmail).HasFilter("reporter_email is not null");
        builder.HasIndex(r => r.ReporterPhone).HasFilter("reporter_phone is not null");
        builder.HasOne<Incident>().WithMany().HasForeignKey(r => r.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentReport> builder)
    {
        builder.ToTable("incident_reports");
        builder.Property(r => r.Form).HasMaxLength(40);
        builder.Property(r => r.SenderName).HasMaxLength(FormCheck.LongestLine);
        builder.HasIndex(r => new { r.DraftId, r.Kind }).IsUnique();
        builder.HasIndex(r => r.IncidentId);
        builder.HasOne<Incident>().WithMany().HasForeignKey(r => r.IncidentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Recipients).WithOne().HasForeignKey(p => p.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(r => r.Recipients).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<ReportRecipient> builder)
    {
        builder.ToTable("report_recipients");
        builder.HasKey(r => new { r.ReportId, r.OrganisationId });
        builder.Property(r => r.Role).HasMaxLength(30);
        builder.Property(r => r.AcknowledgedBy).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<IncidentNote> builder)
    {
        builder.ToTable("incident_notes");
        builder.Property(n => n.Text).HasMaxLength(LongestText);
        builder.HasIndex(n => new { n.IncidentId, n.Once }).IsUnique();
        builder.HasOne<Incident>().WithMany().HasForeignKey(n => n.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentFile> builder)
    {
        builder.ToTable("incident_files");
        builder.Property(f => f.Name).HasMaxLength(255);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.AddedBy).HasMaxLength(300);
        builder.HasIndex(f => new { f.IncidentId, f.Once }).IsUnique();
        builder.HasOne<Incident>().WithMany().HasForeignKey(f => f.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentAddress> builder)
    {
        builder.ToTable("incident_addresses");
        builder.HasKey(a => new { a.IncidentId, a.Value });
        builder.Property(a => a.Value).HasMaxLength(253);
        builder.HasIndex(a => a.Value);
        builder.HasOne<Incident>().WithMany().HasForeignKey(a => a.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
