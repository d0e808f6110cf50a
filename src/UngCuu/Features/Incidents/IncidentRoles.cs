using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>Who stands in which role to an incident, worked out from the registry on the day it is reported.</summary>
internal static class IncidentRoles
{
    public sealed record Known(Guid? Operator, Guid? Owner, Guid? Reporter, InformationSystem? System);

    public sealed record Resolved(IReadOnlyList<(string Role, Guid Organisation)> Roles, string? UnitReason, InformationSystem? System)
    {
        /// <summary>The reporter's wish for secrecy: no duty, letter or reminder may tell the network member of what it cannot open. Those above and the standing agency keep their place for a serious status.</summary>
        public Resolved WithoutThoseWhoMayNotKnow() => this with { Roles = [.. Roles.Where(r => r.Role != PartyRole.Member)] };
    }

    public static Resolved Of(RegistrySnapshot registry, Known known, DateOnly day)
    {
        var roles = new List<(string, Guid)>();
        void Add(string role, Guid? organisation)
        {
            if (organisation is { } id)
                roles.Add((role, id));
        }

        Add(PartyRole.Reporter, known.Reporter);
        Add(PartyRole.Operator, Standing(known.Operator));
        Add(PartyRole.Owner, Standing(known.Owner));
        var unit = known.System is { } system
            ? registry.ResponsibleUnitOf(system, day)
            : registry.ResponsibleUnitFor(known.Owner ?? known.Operator, day);
        Add(PartyRole.Unit, unit?.UnitId);
        foreach (var above in unit is null ? [] : registry.Tree.AncestorsOf(unit.UnitId, day))
            Add(PartyRole.Above, above);
        Add(PartyRole.Member, Standing(known.System?.ResponsibleMember(day)));
        Add(PartyRole.Coordinator, registry.NationalRoles.HolderOf(NationalRole.Coordinating, day)?.OrganisationId);
        Add(PartyRole.Standing, registry.NationalRoles.HolderOf(NationalRole.Standing, day)?.OrganisationId);
        return new(roles, unit is null ? null : $"ResponsibleReason.{unit.Reason}", known.System);

        Guid? Standing(Guid? organisation) => organisation is { } id ? registry.Tree.Standing(id, day) ?? id : null;
    }

    /// <summary>The roles the law knows, one organisation each: what the rules read.</summary>
    public static IReadOnlyDictionary<string, Guid> ForRules(IEnumerable<(string Role, Guid Organisation)> roles) =>
        roles.Where(r => PartyRole.Legal.Contains(r.Role)).DistinctBy(r => r.Role, StringComparer.Ordinal).ToDictionary(r => r.Role, r => r.Organisation, StringComparer.Ordinal);

    /// <summary>The one organisation that bears exactly this name on the day, marks and case aside; none when several do.</summary>
    public static Guid? Named(RegistrySnapshot registry, string? name, DateOnly day)
    {
        var folded = SearchText.Fold(name);
        if (folded.Length == 0)
            return null;
        var found = registry.Organisations
            .Where(o => registry.NamesOn(o.Id, day) is { } names && (SearchText.Fold(names.Name) == folded || SearchText.Fold(names.ShortName) == folded))
            .Take(2)
            .ToList();
        return found is [var only] ? only.Id : null;
    }

    /// <summary>The roles a profile's rules name as recipients of a fact, in the order they name them.</summary>
    public static IReadOnlyList<string> RecipientsOf(Profile profile, string fact, DateOnly day) =>
        [.. profile.Rules
            .Where(r => r.Subject == Vocabulary.Incident && r.InForceOn(day) && r.Met is { } met && met.By.Any(b => b.Fact == fact))
            .SelectMany(r => r.Met!.To)
            .Distinct(StringComparer.Ordinal)];
}
