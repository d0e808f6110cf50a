using System.Collections.Frozen;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

/// <summary>All rows a snapshot is made of.</summary>
public sealed record RegistryRows(
    IReadOnlyCollection<Organisation> Organisations,
    IReadOnlyCollection<Succession> Successions,
    IReadOnlyCollection<Territory> Territories,
    IReadOnlyCollection<Sector> Sectors,
    IReadOnlyCollection<NationalRoleHolder> NationalRoles,
    IReadOnlyCollection<SpecialisedUnit> SpecialisedUnits,
    IReadOnlyCollection<UnitAssignment> Assignments);

/// <summary>
/// The whole registry of organisations as it stands, in memory, unchanging: every question about any day is answered without the database.
/// </summary>
public sealed class RegistrySnapshot
{
    private readonly FrozenDictionary<Guid, Organisation> organisations;
    private readonly FrozenDictionary<Guid, Territory> territories;
    private readonly FrozenDictionary<Guid, Sector> sectors;
    private readonly ILookup<string, Organisation> byCode;
    private readonly ILookup<Guid, Organisation> committees;
    private readonly ILookup<Guid, SpecialisedUnit> unitsOf;
    private readonly ILookup<Guid, SpecialisedUnit> scopesOf;
    private readonly ILookup<Guid, UnitAssignment> assignments;
    private OwnersOfDay? owners;

    public RegistrySnapshot(RegistryRows rows)
    {
        organisations = rows.Organisations.ToFrozenDictionary(o => o.Id);
        territories = rows.Territories.ToFrozenDictionary(t => t.Id);
        sectors = rows.Sectors.ToFrozenDictionary(s => s.Id);
        byCode = rows.Organisations
            .SelectMany(o => o.Names.Select(n => SearchText.Fold(n.Code)).Distinct(StringComparer.Ordinal).Select(code => (code, o)))
            .ToLookup(p => p.code, p => p.o, StringComparer.Ordinal);
        committees = rows.Organisations
            .Where(o => o.TerritoryId is not null && o.Places.Any(IsCommittee))
            .ToLookup(o => o.TerritoryId!.Value);
        unitsOf = rows.SpecialisedUnits.ToLookup(u => u.OrganisationId);
        scopesOf = rows.SpecialisedUnits.ToLookup(u => u.UnitId);
        assignments = rows.Assignments.ToLookup(a => a.SystemId);
        Tree = new OrganisationTree(rows.Organisations, rows.Successions);
        NationalRoles = new NationalRoles(rows.NationalRoles);
    }

    public OrganisationTree Tree { get; }

    public NationalRoles NationalRoles { get; }

    public IReadOnlyCollection<Organisation> Organisations => organisations.Values;

    public IReadOnlyCollection<Territory> Territories => territories.Values;

    public IReadOnlyCollection<Sector> Sectors => sectors.Values;

    public Organisation? Find(Guid id) => organisations.GetValueOrDefault(id);

    public Territory? FindTerritory(Guid id) => territories.GetValueOrDefault(id);

    public Sector? FindSector(Guid id) => sectors.GetValueOrDefault(id);

    /// <summary>The organisation that bore the code on the day; when none did, the one that bore it nearest to that day. Marks and case do not matter.</summary>
    public Organisation? ByCode(string code, DateOnly day)
    {
        var folded = SearchText.Fold(code);
        return byCode[folded]
            .SelectMany(o => o.Names, (o, name) => new Borne(o, name))
            .Where(b => SearchText.Fold(b.Name.Code) == folded)
            .NearestTo(day)?.Organisation;
    }

    /// <summary>How it was called on the day; of an ended or coming organisation its nearest name. Empty for an unknown id.</summary>
    public string NameOf(Guid id, DateOnly day, bool english = false) => NamesOn(id, day)?.In(english) ?? "";

    public OrganisationName? NamesOn(Guid id, DateOnly day) => Find(id)?.Names.NearestTo(day);

    public OrganisationPlace? PlaceOf(Guid id, DateOnly day) => Find(id)?.Places.NearestTo(day);

    /// <summary>The specialised unit an organisation has of its own on the day.</summary>
    public Guid? UnitOf(Guid organisation, DateOnly day, UnitTask task = UnitTask.IncidentResponse) =>
        unitsOf[organisation].Where(u => u.Task == task && u.HoldsOn(day))
            .Select(u => Tree.Standing(u.UnitId, day))
            .FirstOrDefault(unit => unit is not null);

    /// <summary>Rows telling which units the organisation ever had.</summary>
    public IEnumerable<SpecialisedUnit> UnitsEverOf(Guid organisation) => unitsOf[organisation].OrderBy(u => u.From);

    /// <summary>Rows telling whose unit it is or was.</summary>
    public IEnumerable<SpecialisedUnit> ScopesOf(Guid unit) => scopesOf[unit].OrderBy(u => u.From);

    internal Guid? AssignedTo(Guid system, DateOnly day) =>
        assignments[system].Where(a => a.HoldsOn(day)).MaxBy(a => a.From ?? DateOnly.MinValue) is { } assigned
            ? Tree.Standing(assigned.UnitId, day)
            : null;

    /// <summary>The territory that covers this one on the day: itself, or the one it was merged into.</summary>
    public Territory? TerritoryOn(Guid id, DateOnly day)
    {
        var seen = new HashSet<Guid>();
        for (var territory = FindTerritory(id); territory is not null && seen.Add(territory.Id); territory = territory.IntoId is { } into ? FindTerritory(into) : null)
            if (territory.HoldsOn(day))
                return territory;
        return null;
    }

    /// <summary>The People's Committee that governs a territory on the day.</summary>
    public Guid? CommitteeOf(Guid territory, DateOnly day) =>
        TerritoryOn(territory, day) is { } standing
            ? committees[standing.Id].FirstOrDefault(o => o.HoldsOn(day) && o.Places.Any(p => p.HoldsOn(day) && IsCommittee(p)))?.Id
            : null;

    public IEnumerable<Guid> LeadsOf(Guid sector, DateOnly day) =>
        FindSector(sector)?.Leads.Where(l => l.HoldsOn(day)).Select(l => Tree.Standing(l.OrganisationId, day)).OfType<Guid>() ?? [];

    /// <summary>An organisation, all below it, and all whose records passed to one of them: what a person of that organisation calls its own.</summary>
    public IReadOnlySet<Guid> OwnTree(Guid organisation, DateOnly day)
    {
        var standing = Tree.Standing(organisation, day) ?? organisation;
        return Tree.DescendantsOf(standing, day).Append(standing).SelectMany(Tree.WithPredecessors).ToHashSet();
    }

    /// <summary>Owners whose systems one of these units answers for on the day; an assignment of a single system is not considered.</summary>
    public IReadOnlySet<Guid> OwnersAnsweredForBy(IEnumerable<Guid> units, DateOnly day)
    {
        // Asked for today by every list: worked out once a day.
        if (owners is not { } known || known.Day != day)
            owners = known = new(day, organisations.Keys
                .Select(o => (Owner: o, Unit: this.ResponsibleUnitFor(o, day)?.UnitId))
                .Where(o => o.Unit is not null)
                .ToLookup(o => o.Unit!.Value, o => o.Owner));
        return units.SelectMany(u => known.ByUnit[u]).ToHashSet();
    }

    /// <summary>Systems assigned one by one to any of these units, or to any other.</summary>
    public (List<Guid> ToThem, List<Guid> ToOthers) AssignedSystems(IReadOnlySet<Guid> units, DateOnly day)
    {
        var assigned = assignments.Select(a => (System: a.Key, Unit: AssignedTo(a.Key, day))).Where(a => a.Unit is not null).ToLookup(a => units.Contains(a.Unit!.Value), a => a.System);
        return ([.. assigned[true]], [.. assigned[false]]);
    }

    private static bool IsCommittee(OrganisationPlace place) =>
        place.Kind is OrganisationKind.ProvincialCommittee or OrganisationKind.DistrictCommittee or OrganisationKind.CommuneCommittee;

    private sealed record OwnersOfDay(DateOnly Day, ILookup<Guid, Guid> ByUnit);

    private sealed record Borne(Organisation Organisation, OrganisationName Name) : IDated
    {
        public DateOnly? From => Name.From;

        public DateOnly? To => Name.To;
    }
}
