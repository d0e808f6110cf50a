namespace UngCuu.Security;

/// <summary>The role a post gives. Vietnamese names are in Texts.json under <c>PostRole.*</c>.</summary>
public enum PostRole
{
    DutyOfficer,
    CoordinationLead,
    StandingAgency,
    NationalSteering,
    SteeringCommittee,
    SpecialisedUnit,
    ResponseTeam,
    OperatorContact,
    MemberContact,
    Finance,
    Auditor,
    Administrator,
}
