using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;

namespace UngCuu.Features.Registry;

internal static class RegistryLengths
{
    public const int Code = 40;
    public const int ShortName = 120;
    public const int Name = 300;
    public const int Basis = 500;
    public const int Text = 2000;
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<OrganisationName>,
    IEntityTypeConfiguration<OrganisationPlace>, IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations");
        builder.Ignore(o => o.SearchWords);
        builder.Property(o => o.Name).HasMaxLength(RegistryLengths.Name);
        builder.Property(o => o.ShortName).HasMaxLength(RegistryLengths.ShortName);
        builder.Property(o => o.Code).HasMaxLength(RegistryLengths.Code);
        builder.Property(o => o.Basis).HasMaxLength(RegistryLengths.Basis);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Territory>().WithMany().HasForeignKey(o => o.TerritoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sector>().WithMany().HasForeignKey(o => o.SectorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(o => o.Names).WithOne().HasForeignKey("OrganisationId").OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(o => o.Places).WithOne().HasForeignKey("OrganisationId").OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(o => o.Kind);
    }

    public void Configure(EntityTypeBuilder<OrganisationName> builder)
    {
        builder.ToTable("organisation_names");
        builder.Property(n => n.Name).HasMaxLength(RegistryLengths.Name);
        builder.Property(n => n.NameEn).HasMaxLength(RegistryLengths.Name);
        builder.Property(n => n.ShortName).HasMaxLength(RegistryLengths.ShortName);
        builder.Property(n => n.Code).HasMaxLength(RegistryLengths.Code);
        builder.Property(n => n.Basis).HasMaxLength(RegistryLengths.Basis);
        builder.HasIndex(n => new { n.Code, n.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OrganisationPlace> builder)
    {
        builder.ToTable("organisation_places");
        builder.Property(p => p.Basis).HasMaxLength(RegistryLengths.Basis);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Succession> builder)
    {
        builder.ToTable("successions");
        builder.Property(s => s.Basis).HasMaxLength(RegistryLengths.Basis);
        builder.Property(s => s.Note).HasMaxLength(RegistryLengths.Text);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.IntoId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TerritoryMapping : IEntityTypeConfiguration<Territory>, IEntityTypeConfiguration<TerritoryName>,
    IEntityTypeConfiguration<Sector>, IEntityTypeConfiguration<SectorLead>
{
    public void Configure(EntityTypeBuilder<Territory> builder)
    {
        builder.ToTable("territories");
        builder.Property(t => t.Code).HasMaxLength(RegistryLengths.Code);
        builder.Property(t => t.Name).HasMaxLength(RegistryLengths.Name);
        builder.Property(t => t.Basis).HasMaxLength(RegistryLengths.Basis);
        builder.HasOne<Territory>().WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Territory>().WithMany().HasForeignKey(t => t.IntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.Names).WithOne().HasForeignKey("TerritoryId").OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TerritoryName> builder)
    {
        builder.ToTable("territory_names");
        builder.Property(n => n.Name).HasMaxLength(RegistryLengths.Name);
        builder.Property(n => n.NameEn).HasMaxLength(RegistryLengths.Name);
        builder.Property(n => n.ShortName).HasMaxLength(RegistryLengths.ShortName);
        builder.Property(n => n.Code).HasMaxLength(RegistryLengths.Code);
        builder.HasIndex(n => new { n.Code, n.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Sector> builder)
    {
        builder.ToTable("sectors");
        builder.Property(s => s.Code).HasMaxLength(RegistryLengths.Code);
        builder.Property(s => s.Name).HasMaxLength(RegistryLengths.Name);
        builder.Property(s => s.NameEn).HasMaxLength(RegistryLengths.Name);
        builder.Property(s => s.Basis).HasMaxLength(RegistryLengths.Basis);
        builder.HasMany(s => s.Leads).WithOne().HasForeignKey("SectorId").OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SectorLead> builder)
    {
        builder.ToTable("sector_leads");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(l => l.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RolesMapping : IEntityTypeConfiguration<NationalRoleHolder>, IEntityTypeConfiguration<SpecialisedUnit>,
    IEntityTypeConfiguration<UnitAssignment>, IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<NationalRoleHolder> builder)
    {
        builder.ToTable("national_role_holders");
        builder.Property(r => r.Basis).HasMaxLength(RegistryLengths.Basis);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.Role, r.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SpecialisedUnit> builder)
    {
        builder.ToTable("specialised_units");
        builder.Property(u => u.Basis).HasMaxLength(RegistryLengths.Basis);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(u => u.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => new { u.OrganisationId, u.Task, u.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<UnitAssignment> builder)
    {
        builder.ToTable("unit_assignments");
        builder.HasOne<InformationSystem>().WithMany().HasForeignKey(a => a.SystemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Edition> builder) => builder.HasData(new Edition { Name = RegistryCache.Edition, Stamp = Guid.Empty });
}

internal sealed class SystemMapping : IEntityTypeConfiguration<InformationSystem>, IEntityTypeConfiguration<SystemAddress>,
    IEntityTypeConfiguration<ServiceRelation>
{
    public void Configure(EntityTypeBuilder<InformationSystem> builder)
    {
        builder.ToTable("information_systems");
        builder.Ignore(s => s.SearchWords);
        builder.Property(s => s.Reference).HasMaxLength(RegistryLengths.Code);
        builder.Property(s => s.Name).HasMaxLength(RegistryLengths.Name);
        builder.Property(s => s.Purpose).HasMaxLength(RegistryLengths.Text);
        builder.Property(s => s.SecurityProvider).HasMaxLength(RegistryLengths.Name);
        builder.Property(s => s.ConnectionProvider).HasMaxLength(RegistryLengths.Name);
        builder.Property(s => s.InfrastructureProvider).HasMaxLength(RegistryLengths.Name);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OperatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Addresses).WithOne().HasForeignKey("SystemId").OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Services).WithOne().HasForeignKey("SystemId").OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.Reference).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SystemAddress> builder)
    {
        builder.ToTable("system_addresses");
        builder.Property(a => a.Text).HasMaxLength(RegistryLengths.Name);
        builder.HasIndex(a => a.Text);
    }

    public void Configure(EntityTypeBuilder<ServiceRelation> builder)
    {
        builder.ToTable("system_services");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PeopleMapping : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Position>, IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Ignore(p => p.SearchWords);
        builder.Property(p => p.FullName).HasMaxLength(RegistryLengths.ShortName);
    }

    public void Configure(EntityTypeBuilder<Position> builder)
    {
        builder.ToTable("positions");
        builder.Property(p => p.Title).HasMaxLength(RegistryLengths.ShortName);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts");
        builder.Property(c => c.Value).HasMaxLength(RegistryLengths.Name);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
