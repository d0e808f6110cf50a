using UngCuu.Features.Registry;

namespace UngCuu.Features.Incidents;

/// <summary>Which of the rules' kinds of unit the owner of a system belongs to: by what it is itself, else by what it stands under.</summary>
internal static class OwnerKind
{
    public static string? Of(RegistrySnapshot registry, Guid owner, DateOnly day) =>
        registry.Tree.AncestorsOf(owner, day).Prepend(registry.Tree.Standing(owner, day) ?? owner)
            .Select(o => Of(registry.PlaceOf(o, day)?.Kind, registry.Find(o)?.TerritoryId is not null)).FirstOrDefault(kind => kind is not null);

    private static string? Of(OrganisationKind? kind, bool hasTerritory) => kind switch
    {
        OrganisationKind.StateGroup or OrganisationKind.Telecom or OrganisationKind.Bank or OrganisationKind.Enterprise => "organisation",
        OrganisationKind.ProvincialCommittee or OrganisationKind.ProvincialDepartment or OrganisationKind.ProvincialPolice or OrganisationKind.ProvincialUnit
            or OrganisationKind.DistrictCommittee or OrganisationKind.CommuneCommittee => "province",
        OrganisationKind.PartyBody when hasTerritory => "province",
        // A school or a hospital is what it stands under.
        OrganisationKind.PublicInstitution or OrganisationKind.Association or null => null,
        _ => "ministry",
    };
}
