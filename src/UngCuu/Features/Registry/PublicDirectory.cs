using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

/// <summary>Whom to tell in one place or sector: the unit, whose unit it is, and how it is reached by everybody.</summary>
/// <param name="For">The province or sector.</param>
public sealed record WhomToTell(string Code, string For, UnitLink? Unit, UnitLink? Of, IReadOnlyList<Contact> Contacts, Certainty Certainty);

public sealed record PublicDirectoryPage(
    UnitLink? Coordinator, Certainty CoordinatorCertainty, IReadOnlyList<Contact> CoordinatorContacts,
    IReadOnlyList<WhomToTell> Places, IReadOnlyList<WhomToTell> Sectors);

/// <summary>The part of the registry that is open to everybody: who receives notice of an incident, by province and by sector. Only published contacts.</summary>
public sealed class PublicDirectory(AppDb db, RegistrySource source, Clock clock)
{
    private static readonly ContactPurpose[] Published = [ContactPurpose.IncidentReception, ContactPurpose.SeriousIncidents, ContactPurpose.General, ContactPurpose.OutOfHours];

    public async Task<PublicDirectoryPage> Run(CancellationToken cancel)
    {
        var registry = await source.Snapshot(cancel);
        var day = clock.Today;
        var contacts = (await db.Contacts.AsNoTracking().HoldingOn(day)
            .Where(c => c.Public && c.PersonId == null && Published.Contains(c.Purpose)).ToListAsync(cancel))
            .OrderBy(c => c.Purpose).ThenBy(c => c.Kind).ToLookup(c => c.OrganisationId);

        var coordinator = registry.NationalRoles.HolderOf(NationalRole.Coordinating, day);
        return new PublicDirectoryPage(
            registry.LinkTo(coordinator?.OrganisationId, day, day),
            coordinator?.Certainty ?? Certainty.Unverified,
            [.. contacts[coordinator?.OrganisationId ?? Guid.Empty]],
            [
                .. registry.Territories.Where(t => t.Level == TerritoryLevel.Province && t.HoldsOn(day))
                    .Select(t => Line(t.Names.NearestTo(day)!.Code, t.Names.NearestTo(day)!.In(Texts.InEnglish), registry.CommitteeOf(t.Id, day)) with { Of = null })
                    .OrderBy(l => ShortName(l.Code), Texts.Alphabet),
            ],
            [
                .. registry.Sectors.Where(s => s.HoldsOn(day)).OrderBy(s => s.In(Texts.InEnglish), Texts.Alphabet)
                    .SelectMany(s => registry.LeadsOf(s.Id, day).Select(lead => Line(s.Code, s.In(Texts.InEnglish), lead))),
            ]);

        string ShortName(string code) => registry.Territories.First(t => t.HoldsOn(day) && t.Names.NearestTo(day)!.Code == code).Names.NearestTo(day)!.ShortName;

        WhomToTell Line(string code, string name, Guid? of)
        {
            var unit = of is { } organisation ? registry.UnitOf(organisation, day) ?? organisation : (Guid?)null;
            var row = of is { } id ? registry.UnitsEverOf(id).FirstOrDefault(u => u.Task == UnitTask.IncidentResponse && u.HoldsOn(day)) : null;
            return new(code, name, registry.LinkTo(unit, day, day), registry.LinkTo(of, day, day), [.. contacts[unit ?? Guid.Empty]], row?.Certainty ?? Certainty.Default);
        }
    }
}
