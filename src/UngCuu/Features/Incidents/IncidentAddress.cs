using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>A domain or IP address named in the first report, folded for comparing: two incidents with the same one may be the same incident.</summary>
public sealed class IncidentAddress
{
    public Guid IncidentId { get; private init; }

    public string Value { get; private init; } = "";

    private static readonly string[] Keys = [.. AffectedSystem.DomainKeys, .. AffectedSystem.AddressKeys];

    internal static IEnumerable<IncidentAddress> In(Guid incidentId, FormValues values) =>
        Keys
            .SelectMany(key => FormCheck.Lines(values[key]))
            .Select(line => SearchText.Fold(FormCheck.Refanged(line)))
            .Where(value => value.Length is > 0 and <= 253)
            .Distinct(StringComparer.Ordinal)
            .Select(value => new IncidentAddress { IncidentId = incidentId, Value = value });
}
