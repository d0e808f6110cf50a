using Microsoft.EntityFrameworkCore;
using UngCuu.Data;

namespace UngCuu.Features.Registry;

public static class RegistrySets
{
    extension(AppDb db)
    {
        public DbSet<Organisation> Organisations => db.Set<Organisation>();

        public DbSet<Succession> Successions => db.Set<Succession>();

        public DbSet<Territory> Territories => db.Set<Territory>();

        public DbSet<Sector> Sectors => db.Set<Sector>();

        public DbSet<NationalRoleHolder> NationalRoleHolders => db.Set<NationalRoleHolder>();

        public DbSet<SpecialisedUnit> SpecialisedUnits => db.Set<SpecialisedUnit>();

        public DbSet<UnitAssignment> UnitAssignments => db.Set<UnitAssignment>();

        public DbSet<InformationSystem> InformationSystems => db.Set<InformationSystem>();

        public DbSet<Person> People => db.Set<Person>();

        public DbSet<Position> Positions => db.Set<Position>();

        public DbSet<Contact> Contacts => db.Set<Contact>();
    }

    /// <summary>With names and places: what a verb of <see cref="Organisation"/> needs.</summary>
    public static IQueryable<Organisation> Whole(this IQueryable<Organisation> organisations) =>
        organisations.AsSplitQuery().Include(o => o.Names).Include(o => o.Places);
}
