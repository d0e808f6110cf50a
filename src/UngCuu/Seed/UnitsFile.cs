using UngCuu.Features.Registry;

namespace UngCuu.Seed;

/// <summary>
/// units.json as it is written: groups share what their units have in common, and the organisations every province has
/// are templates. <see cref="UnitsExpanded"/> turns it into plain rows.
/// </summary>
public sealed record UnitsFile(
    string About,
    TerritoriesPart Territories,
    SectorsPart Sectors,
    IReadOnlyList<OrganisationGroup> Organisations,
    ProvincialPart Provincial,
    UnitsPart Units,
    IReadOnlyList<SuccessionEntry> Successions,
    IReadOnlyList<NationalRoleEntry> NationalRoles);

public sealed record TerritoriesPart(string Basis, Certainty Certainty, MergerEntry Merger, IReadOnlyList<TerritoryEntry> Units);

public sealed record MergerEntry(DateOnly Date, string Basis, Certainty Certainty = Certainty.Law);

/// <param name="Capital">The name keeps its capital inside a longer name: "Ủy ban nhân dân Thành phố Hồ Chí Minh" (Decree 30/2020, Appendix II).</param>
public sealed record TerritoryEntry(
    string Code,
    string? Key = null,
    string? Vi = null,
    string? En = null,
    string? Short = null,
    bool Capital = false,
    DateOnly? From = null,
    DateOnly? To = null,
    IReadOnlyList<string>? FormedFrom = null,
    IReadOnlyList<NameEntry>? Names = null);

public sealed record NameEntry(
    string Vi, string En, string Short, DateOnly? From = null, DateOnly? To = null, string? Basis = null, Certainty? Certainty = null);

public sealed record SectorsPart(string Basis, Certainty Certainty, DateOnly From, IReadOnlyList<SectorEntry> List);

public sealed record SectorEntry(string Code, string Vi, string En, IReadOnlyList<string> Leads);

public sealed record OrganisationGroup(OrganisationKind Kind, Certainty Certainty, IReadOnlyList<OrganisationEntry> Units, string? Basis = null);

public sealed record OrganisationEntry(
    string Code,
    string? Vi = null,
    string? En = null,
    string? Short = null,
    IReadOnlyList<NameEntry>? Names = null,
    string? Parent = null,
    IReadOnlyList<PlaceEntry>? Places = null,
    string? Territory = null,
    string? Sector = null,
    Force Force = Force.Civil,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Basis = null,
    Certainty? Certainty = null,
    IReadOnlyList<UnitOfEntry>? UnitOf = null);

public sealed record PlaceEntry(
    OrganisationKind? Kind = null, string? Parent = null, DateOnly? From = null, DateOnly? To = null, string? Basis = null, Certainty? Certainty = null);

/// <summary>The organisation is the specialised unit of another for as long as it exists.</summary>
public sealed record UnitOfEntry(string Of, UnitTask Task = UnitTask.IncidentResponse, Certainty? Certainty = null);

public sealed record ProvincialPart(Certainty Certainty, IReadOnlyList<TemplateEntry> Templates, IReadOnlyList<TemplateUnitEntry> Units);

public sealed record TemplateEntry(
    string Key,
    OrganisationKind Kind,
    string Vi,
    string En,
    string Short,
    string? Parent = null,
    Force Force = Force.Civil,
    DateOnly? To = null,
    string? Basis = null,
    TemplateInto? Into = null);

public sealed record TemplateInto(string Key, SuccessionKind Kind, string Basis, Certainty Certainty);

public sealed record TemplateUnitEntry(string Of, string Unit, UnitTask Task, DateOnly From, string Basis, Certainty Certainty, DateOnly? To = null);

/// <summary>From when, and on what ground, bodies have specialised units unless an entry says otherwise.</summary>
public sealed record UnitsPart(DateOnly From, string Basis);

public sealed record SuccessionEntry(
    string From, string Into, DateOnly Date, SuccessionKind Kind, Certainty Certainty, string? Basis = null, string? Note = null);

public sealed record NationalRoleEntry(NationalRole Role, string Holder, DateOnly From, string Basis, Certainty Certainty, DateOnly? To = null);
