using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>Puts an incident on the register from what was told of it: its system, the parties as the registry knows them, its addresses.</summary>
public sealed class RegisterIncident(AppDb db, RuleBook rules, RegistrySource registry, Clock clock, ServerSettings settings)
{
    /// <param name="draft">The draft it was told by.</param>
    /// <param name="values">What was told.</param>
    /// <param name="source">The way it came in.</param>
    /// <param name="toldAt">The parties are those of that day.</param>
    /// <param name="drill">It belongs to a drill.</param>
    /// <param name="cancel">Nothing is saved here.</param>
    internal async Task<(Incident Incident, bool ByOperator)> Run(ReportDraft draft, FormValues values, ReportSource source, DateTime toldAt, bool drill, CancellationToken cancel)
    {
        var (resolved, byOperator) = await Resolve(draft, values, VietnamTime.Day(toldAt), cancel);
        var detectedAt = values.DetectedAt ?? throw new RuleBroken("draft.faults", 1);
        var incident = Incident.Register(new Registration
        {
            Title = TitleOf(values),
            Profile = rules.For(VietnamTime.Day(detectedAt)).Id,
            DetectedAt = detectedAt,
            DetectedBy = byOperator ? draft.OrganisationId : null,
            System = SystemOf(rules.Form(rules[draft.Profile], draft.Form), values, resolved.System),
            Description = values["description"] ?? "",
            Source = source,
            DraftId = draft.Id,
            Roles = resolved.Roles,
            UnitReason = resolved.UnitReason,
            Secret = values.Yes("confidential"),
            IsDrill = drill,
            IsDemonstration = settings.Demo,
        }, clock.Now);
        db.Incidents.Add(incident);
        db.IncidentAddresses.AddRange(IncidentAddress.In(incident.Id, values));
        return (incident, byOperator);
    }

    /// <summary>Who stands in which role to it, and whether the operator itself tells of it.</summary>
    internal async Task<(IncidentRoles.Resolved Resolved, bool ByOperator)> Resolve(ReportDraft draft, FormValues values, DateOnly day, CancellationToken cancel)
    {
        var snapshot = await registry.Snapshot(cancel);
        var system = draft.SystemId is { } id ? await db.InformationSystems.Include(s => s.Services).FirstOrDefaultAsync(s => s.Id == id, cancel) : null;
        var own = draft.Kind == DraftKind.Own;
        var resolved = IncidentRoles.Of(snapshot, new(
            Operator: system?.OperatorId ?? IncidentRoles.Named(snapshot, values["operatorName"], day) ?? (own ? draft.OrganisationId : null),
            Owner: system?.OwnerId ?? IncidentRoles.Named(snapshot, values["ownerName"], day),
            Reporter: own ? draft.OrganisationId : IncidentRoles.Named(snapshot, values["reporterName"], day),
            system), day);
        if (values.Yes("confidential"))
            resolved = resolved.WithoutThoseWhoMayNotKnow();
        return (resolved, own && resolved.Roles.Any(r => r.Role == PartyRole.Operator && r.Organisation == draft.OrganisationId));
    }

    private static AffectedSystem SystemOf(LegalForm form, FormValues values, InformationSystem? system)
    {
        // Of the fields this form shows: another form's may hold what the registry knew and nobody typed.
        string? Typed(IEnumerable<string> keys) => keys.Where(form.Knows).Select(key => values[key]).FirstOrDefault(typed => typed is not null);
        var (domains, addresses) = (Typed(AffectedSystem.DomainKeys), Typed(AffectedSystem.AddressKeys));
        return new()
        {
            SystemId = system?.Id,
            Name = values["systemName"] ?? system?.Name ?? domains ?? addresses ?? "",
            Addresses = string.Join(", ", FormCheck.Lines(domains).Concat(FormCheck.Lines(addresses))),
            OperatorName = values["operatorName"],
            OwnerName = values["ownerName"],
            Level = system?.SecurityLevel ?? (int.TryParse(values["systemLevel"], System.Globalization.CultureInfo.InvariantCulture, out var level) ? level : null),
            OnNationalList = system?.OnNationalList ?? false,
            Excluded = system?.ExcludedDefence ?? false,
        };
    }

    /// <summary>The first sentence of the description, cut at a word.</summary>
    private static string TitleOf(FormValues values)
    {
        const int long_ = 120;
        var text = (values["description"] ?? "").ReplaceLineEndings(" ").Trim();
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        if (end > 20)
            text = text[..end];
        if (text.Length > long_)
            text = text[..(text.LastIndexOf(' ', long_) is var at and > 40 ? at : long_)] + "…";
        return text.TrimEnd('.');
    }
}
