using System.Collections.Frozen;

namespace UngCuu.Features.Incidents;

/// <summary>An organisation that stands in a role to the incident, and by it sees the incident.</summary>
public sealed class IncidentParty
{
    public IncidentParty(Guid incidentId, Guid organisationId, string role) =>
        (IncidentId, OrganisationId, Role, SeesSecret) = (incidentId, organisationId, role, PartyRole.SeesSecret.Contains(role));

    private IncidentParty()
    {
    }

    /// <param name="throughId">The incident it told of, where that turned out to be this one.</param>
    internal static IncidentParty ReporterOf(Guid incidentId, Guid organisationId, Guid? throughId) =>
        new(incidentId, organisationId, PartyRole.Reporter) { ThroughId = throughId };

    internal void Through(Guid? otherId) => ThroughId = otherId;

    public Guid IncidentId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public string Role { get; private set; } = "";

    /// <summary>The incident whose being the same brought this party here; it leaves when that is undone.</summary>
    public Guid? ThroughId { get; private set; }

    /// <summary>Sees the incident even when the reporter asked for secrecy.</summary>
    public bool SeesSecret { get; private set; }
}

/// <summary>Roles to an incident: those rule profiles speak of, and the two by which one only sees.</summary>
public static class PartyRole
{
    public const string Operator = "operator";
    public const string Owner = "owner";
    public const string Unit = "unit";
    public const string Coordinator = "coordinator";
    public const string Member = "member";
    public const string Standing = "standing";

    public const string Reporter = "reporter";

    /// <summary>A parent of the responsible unit: ministry, People's Committee.</summary>
    public const string Above = "above";

    public static readonly IReadOnlyList<string> Legal = [Operator, Owner, Unit, Coordinator, Member, Standing];

    /// <summary>The order in which they are shown: those who must act first.</summary>
    public static int Order(string role) => Array.IndexOf(Shown, role);

    private static readonly string[] Shown = [Operator, Owner, Unit, Member, Coordinator, Reporter, Standing, Above];

    internal static readonly FrozenSet<string> SeesSecret = FrozenSet.ToFrozenSet([Reporter, Operator, Owner, Unit, Coordinator], StringComparer.Ordinal);
}
