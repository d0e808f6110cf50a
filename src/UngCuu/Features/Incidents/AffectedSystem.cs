namespace UngCuu.Features.Incidents;

/// <summary>The system as it was told, whether or not the registry knows it. Kept as it was on that day.</summary>
public sealed class AffectedSystem
{
    /// <summary>What the forms call the domains of the system.</summary>
    internal static readonly string[] DomainKeys = ["systemDomains", "domains"];

    internal static readonly string[] AddressKeys = ["systemAddresses", "addresses"];

    public Guid? SystemId { get; init; }

    public required string Name { get; init; }

    public string? Addresses { get; init; }

    public string? OperatorName { get; init; }

    public string? OwnerName { get; init; }

    /// <summary>Security level 1 to 5, when known.</summary>
    public int? Level { get; init; }

    public bool OnNationalList { get; init; }

    /// <summary>A system of defence or public security: listed, but outside the duties.</summary>
    public bool Excluded { get; init; }
}
