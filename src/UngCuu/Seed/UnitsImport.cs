using UngCuu.Features.Registry;

namespace UngCuu.Seed;

/// <summary>Turns the rows of the units file into the registry's own things, one recorded event each.</summary>
public static class UnitsImport
{
    public static RegistryRows ToRegistry(this Units units) => new(
        [.. units.Organisations.Select(ToOrganisation)],
        [.. units.Successions.Select(ToSuccession)],
        [.. units.Territories.Select(ToTerritory)],
        [.. units.Sectors.Select(s => Sector.Import(
            SeedIds.Sector(s.Code), s.Code, s.Vi, s.En, [.. s.Leads.Select(SeedIds.Organisation)], s.From, s.Basis, s.Certainty))],
        [.. units.NationalRoles.Select(r => NationalRoleHolder.Give(
            r.Role, SeedIds.Organisation(r.Holder), r.From!.Value, r.Basis, r.Certainty, r.To,
            SeedIds.Of("national role", $"{r.Role}:{r.From:yyyy-MM-dd}")))],
        [.. units.SpecialisedUnits.Select(u => SpecialisedUnit.Appoint(
            SeedIds.Organisation(u.Of), SeedIds.Organisation(u.Unit), u.Task, u.From, u.Basis, u.Certainty, u.To,
            SeedIds.Of("specialised unit", $"{u.Of}:{u.Unit}:{u.Task}")))],
        Assignments: []);

    internal static Succession ToSuccession(SuccessionRow row) => Succession.Of(
        SeedIds.Organisation(row.From), SeedIds.Organisation(row.Into), row.Date, row.Kind, row.Basis, row.Certainty, row.Note,
        SeedIds.Of("succession", $"{row.From}>{row.Into}:{row.Kind}"));

    internal static Organisation ToOrganisation(OrganisationRow row) => Organisation.Import(
        SeedIds.Organisation(row.Key),
        row.Names.Select(n => new OrganisationName
        {
            Name = n.Vi,
            NameEn = n.En,
            ShortName = n.Short,
            Code = row.Code,
            From = n.From,
            To = n.To,
            Basis = n.Basis,
            Certainty = n.Certainty,
        }),
        row.Places.Select(p => new OrganisationPlace
        {
            Kind = p.Kind,
            ParentId = p.Parent is null ? null : SeedIds.Organisation(p.Parent),
            From = p.From,
            To = p.To,
            Basis = p.Basis,
            Certainty = p.Certainty,
        }),
        row.Territory is null ? null : SeedIds.Territory(row.Territory),
        row.Sector is null ? null : SeedIds.Sector(row.Sector),
        row.Force, row.From, row.To, row.Basis, row.Certainty);

    private static Territory ToTerritory(TerritoryRow row) => Territory.Import(
        SeedIds.Territory(row.Key), TerritoryLevel.Province, parent: null,
        row.Names.Select(n => new TerritoryName { Name = n.Vi, NameEn = n.En, ShortName = n.Short, Code = row.Code, From = n.From, To = n.To }),
        row.From, row.To, row.Into is null ? null : SeedIds.Territory(row.Into), row.Basis, row.Certainty);
}
