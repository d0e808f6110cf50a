namespace UngCuu.Features.Registry;

public enum OrganisationKind
{
    NationalCommittee,
    PartyBody,
    StateBody,
    PoliticalOrganisation,
    Ministry,
    MinisterialAgency,
    GovernmentAgency,
    CentralUnit,
    ProvincialCommittee,
    ProvincialDepartment,
    ProvincialPolice,
    ProvincialUnit,
    DistrictCommittee,
    CommuneCommittee,
    PublicInstitution,
    StateGroup,
    Telecom,
    Bank,
    Enterprise,
    Association,
}

/// <summary>Members of the armed forces are freed of some duties; which ones, the rule profile says.</summary>
public enum Force
{
    Civil,
    Defence,
    Police,
}
