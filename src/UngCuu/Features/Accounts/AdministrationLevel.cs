using UngCuu.Features.Registry;

namespace UngCuu.Features.Accounts;

/// <summary>How strong an administrator is, and how strong whoever holds a post. Weakest first.</summary>
public enum AdministrationLevel
{
    Organisation,

    /// <summary>A ministry, a province, or a body of their rank, and its specialised unit.</summary>
    MinistryOrProvince,

    /// <summary>Whoever holds a part of the national system on the day.</summary>
    National,
}

public static class AdministrationLevels
{
    extension(RegistrySnapshot registry)
    {
        public AdministrationLevel LevelOf(Guid organisation, DateOnly day)
        {
            if (registry.NationalRoles.HeldBy(organisation, day).Any())
                return AdministrationLevel.National;
            return registry.HasRankOfMinistry(organisation, day) || registry.UnitScopesOf(organisation, day).Any(o => registry.HasRankOfMinistry(o, day))
                ? AdministrationLevel.MinistryOrProvince
                : AdministrationLevel.Organisation;
        }

        /// <summary>The organisations whose specialised unit it is on the day.</summary>
        public IEnumerable<Guid> UnitScopesOf(Guid unit, DateOnly day) => registry.ScopesOf(unit).Where(s => s.HoldsOn(day)).Select(s => s.OrganisationId);

        private bool HasRankOfMinistry(Guid organisation, DateOnly day) => registry.PlaceOf(organisation, day)?.Kind is
            OrganisationKind.NationalCommittee or OrganisationKind.PartyBody or OrganisationKind.StateBody or OrganisationKind.PoliticalOrganisation
            or OrganisationKind.Ministry or OrganisationKind.MinisterialAgency or OrganisationKind.GovernmentAgency or OrganisationKind.ProvincialCommittee;
    }
}
