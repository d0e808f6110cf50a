using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

public sealed record SuccessionLine(DateOnly Date, SuccessionKind Kind, UnitLink Other, string OtherCode, string? Note, string? Basis, Certainty Certainty);

public sealed record UnitLine(UnitTask Task, UnitLink Unit, DateOnly? From, DateOnly? To, string? Basis, Certainty Certainty) : IDated;

public sealed record PersonLine(string Name, string Title, PositionRole Role, IReadOnlyList<Contact> Contacts);

public sealed record SystemLine(string Reference, string Name, int? Level, bool OnNationalList);

/// <summary>Everything the card of an organisation shows to this reader, on a day.</summary>
public sealed record UnitCard(
    Organisation Organisation,
    DateOnly Day,
    OrganisationName Name,
    OrganisationPlace Place,
    IReadOnlyList<UnitLink> Above,
    IReadOnlyList<UnitLink> Below,
    TerritoryName? Territory,
    Sector? Sector,
    IReadOnlyList<Sector> Leads,
    IReadOnlyList<SuccessionLine> Before,
    IReadOnlyList<SuccessionLine> After,
    UnitLink? Standing,
    IReadOnlyList<NationalRoleHolder> Roles,
    IReadOnlyList<UnitLine> Units,
    IReadOnlyList<UnitLine> Scopes,
    int AnswersFor,
    ResponsibleUnit? Responsible,
    UnitLink? ResponsibleLink,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<PersonLine> People,
    IReadOnlyList<SystemLine> Systems,
    int SystemCount)
{
    public bool HasNotBegun => Day < Organisation.From;

    public bool HasEnded => !Organisation.HoldsOn(Day) && Organisation.To < Day;
}

/// <summary>Puts a card together: the registry from memory, people, contacts and systems by the reader's reach from the database.</summary>
public sealed class ShowUnit(AppDb db, RegistrySource source, CurrentUser user, Clock clock, AccessLog log)
{
    private const int SystemsShown = 20;

    /// <param name="key">An id, or a code as it is borne on the day.</param>
    public async Task<UnitCard?> Run(string key, DateOnly? asOf, CancellationToken cancel)
    {
        var registry = await source.Snapshot(cancel);
        var (today, day) = (clock.Today, asOf ?? clock.Today);
        if (registry.ByCodeOrId(key, day) is not { } organisation)
            return null;
        var id = organisation.Id;
        var (systems, count) = await Systems(registry, id, day, cancel);
        // Of what has ended the card tells how it stood at its end.
        var then = organisation.To < day ? organisation.To.Value : day;
        var responsible = then == day ? registry.ResponsibleUnitFor(id, day) : null;
        UnitLink Past(Guid other, DateOnly on) => registry.LinkTo(other, on, today)!;
        UnitLink Beside(Guid other, DateOnly on) => registry.LinkTo(other, on, today, day)!;
        UnitLine Unit(SpecialisedUnit row, Guid other) => new(row.Task, Beside(other, row.To ?? then), row.From, row.To, row.Basis, row.Certainty);
        var (contacts, people) = (await ContactsOf(id, day, cancel), await People(id, day, cancel));
        if (user.OrganisationId != id && contacts.Concat(people.SelectMany(p => p.Contacts)).Any(c => !c.Public))
            await log.Read("contacts.internal", nameof(Organisation), id, cancel);
        return new UnitCard(
            organisation,
            day,
            registry.NamesOn(id, then)!,
            registry.PlaceOf(id, then)!,
            [.. registry.Tree.AncestorsOf(id, then).Select(a => Beside(a, then))],
            [.. registry.Tree.ChildrenOf(id, day).Select(c => Beside(c, day)).OrderBy(c => c.Name, Texts.Alphabet)],
            organisation.TerritoryId is { } territory ? registry.TerritoryOn(territory, then)?.Names.NearestTo(then) : null,
            organisation.SectorId is { } sector ? registry.FindSector(sector) : null,
            [.. registry.Sectors.Where(s => registry.LeadsOf(s.Id, day).Contains(id)).OrderBy(s => s.Name, StringComparer.Ordinal)],
            [.. registry.Tree.PredecessorsOf(id).Where(s => s.Date <= day).Select(s => new SuccessionLine(s.Date, s.Kind, Past(s.FromId, s.Date.AddDays(-1)), registry.NamesOn(s.FromId, s.Date.AddDays(-1))!.Code, s.Note, s.Basis, s.Certainty))],
            [.. registry.Tree.SuccessorsOf(id).Where(s => s.Date <= day).Select(s => new SuccessionLine(s.Date, s.Kind, Past(s.IntoId, s.Date), registry.NamesOn(s.IntoId, s.Date)!.Code, s.Note, s.Basis, s.Certainty))],
            registry.Tree.Standing(id, day) is { } standing && standing != id ? Past(standing, day) : null,
            [.. registry.NationalRoles.EverHeldBy(id)],
            [.. registry.UnitsEverOf(id).Select(u => Unit(u, u.UnitId))],
            [.. registry.ScopesOf(id).Select(u => Unit(u, u.OrganisationId))],
            registry.OwnersAnsweredForBy([id], day).Count,
            responsible,
            registry.LinkTo(responsible?.UnitId, day, today, day),
            contacts,
            people,
            systems,
            count);
    }

    private async Task<List<Contact>> ContactsOf(Guid id, DateOnly day, CancellationToken cancel)
    {
        var contacts = await db.Contacts.AsNoTracking().VisibleTo(user).HoldingOn(day)
            .Where(c => c.OrganisationId == id && c.PersonId == null).ToListAsync(cancel);
        return [.. contacts.OrderBy(c => c.Purpose).ThenBy(c => c.Kind).ThenBy(c => c.Value, StringComparer.Ordinal)]; // the database sorts enums by their words
    }

    private async Task<List<PersonLine>> People(Guid id, DateOnly day, CancellationToken cancel)
    {
        var people = db.People;
        var positions = await db.Positions.AsNoTracking().VisibleTo(user).HoldingOn(day)
            .Where(p => p.OrganisationId == id)
            .Join(people, p => p.PersonId, p => p.Id, (position, person) => new { position.PersonId, person.FullName, position.Title, position.Role })
            .ToListAsync(cancel);
        var ids = positions.Select(p => p.PersonId).ToList();
        var contacts = (await db.Contacts.AsNoTracking().VisibleTo(user).HoldingOn(day)
            .Where(c => c.OrganisationId == id && c.PersonId != null && ids.Contains(c.PersonId.Value)).ToListAsync(cancel)).ToLookup(c => c.PersonId!.Value);
        return [.. positions.OrderBy(p => p.Role).ThenBy(p => p.FullName, Texts.Alphabet)
            .Select(p => new PersonLine(p.FullName, p.Title, p.Role, [.. contacts[p.PersonId]]))];
    }

    private async Task<(List<SystemLine> Shown, int Count)> Systems(RegistrySnapshot registry, Guid id, DateOnly day, CancellationToken cancel)
    {
        var own = registry.Tree.WithPredecessors(id).ToList();
        var systems = db.InformationSystems.AsNoTracking().VisibleTo(user, registry, clock.Today).HoldingOn(day)
            .Where(s => own.Contains(s.OwnerId) || own.Contains(s.OperatorId));
        var shown = await systems.OrderByDescending(s => s.SecurityLevel ?? 0).ThenBy(s => s.Reference).Take(SystemsShown)
            .Select(s => new SystemLine(s.Reference!, s.Name, s.SecurityLevel, s.OnNationalList)).ToListAsync(cancel);
        return (shown, shown.Count < SystemsShown ? shown.Count : await systems.CountAsync(cancel));
    }
}
