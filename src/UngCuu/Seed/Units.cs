using UngCuu.Features.Registry;

namespace UngCuu.Seed;

/// <summary>The units as plain rows, each named by a key that is never re-used (unlike its code).</summary>
public sealed record Units(
    IReadOnlyList<TerritoryRow> Territories,
    IReadOnlyList<SectorRow> Sectors,
    IReadOnlyList<OrganisationRow> Organisations,
    IReadOnlyList<SpecialisedUnitRow> SpecialisedUnits,
    IReadOnlyList<SuccessionRow> Successions,
    IReadOnlyList<NationalRoleRow> NationalRoles)
{
    /// <summary>
    /// What was known on a day: what began later is absent, and an end that lay ahead is still open.
    /// </summary>
    public Units AsOf(DateOnly day)
    {
        return new(
            [.. Territories.Where(Begun).Select(t => t with
            {
                To = Past(t.To),
                Into = t.To < day ? t.Into : null,
                Names = [.. t.Names.Where(Begun).Select(n => n with { To = Past(n.To) })],
            })],
            [.. Sectors.Where(Begun)],
            [.. Organisations.Where(Begun).Select(o => o with
            {
                To = Past(o.To),
                Names = [.. o.Names.Where(Begun).Select(n => n with { To = Past(n.To) })],
                Places = [.. o.Places.Where(Begun).Select(p => p with { To = Past(p.To) })],
            })],
            [.. SpecialisedUnits.Where(Begun).Select(u => u with { To = Past(u.To) })],
            [.. Successions.Where(s => s.Date <= day)],
            [.. NationalRoles.Where(Begun).Select(r => r with { To = Past(r.To) })]);

        bool Begun(IDated row) => row.From is not { } from || from <= day;
        DateOnly? Past(DateOnly? to) => to < day ? to : null;
    }
}

public sealed record NameRow(string Vi, string En, string Short, DateOnly? From, DateOnly? To, string? Basis, Certainty Certainty) : IDated;

public sealed record TerritoryRow(
    string Key, string Code, IReadOnlyList<NameRow> Names, DateOnly? From, DateOnly? To, string? Into, string Basis, Certainty Certainty) : IDated;

public sealed record SectorRow(string Code, string Vi, string En, IReadOnlyList<string> Leads, DateOnly? From, string Basis, Certainty Certainty) : IDated
{
    public DateOnly? To => null;
}

public sealed record PlaceRow(OrganisationKind Kind, string? Parent, DateOnly? From, DateOnly? To, string? Basis, Certainty Certainty) : IDated;

public sealed record OrganisationRow(
    string Key,
    string Code,
    IReadOnlyList<NameRow> Names,
    IReadOnlyList<PlaceRow> Places,
    string? Territory,
    string? Sector,
    Force Force,
    DateOnly? From,
    DateOnly? To,
    string? Basis,
    Certainty Certainty) : IDated;

public sealed record SpecialisedUnitRow(
    string Of, string Unit, UnitTask Task, DateOnly? From, DateOnly? To, string? Basis, Certainty Certainty) : IDated;

public sealed record SuccessionRow(string From, string Into, DateOnly Date, SuccessionKind Kind, string? Basis, Certainty Certainty, string? Note);

public sealed record NationalRoleRow(NationalRole Role, string Holder, DateOnly? From, DateOnly? To, string Basis, Certainty Certainty) : IDated;
