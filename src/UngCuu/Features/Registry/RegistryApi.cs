using UngCuu.Security;
using UngCuu.Web;
using UngCuu.Web.Binding;

namespace UngCuu.Features.Registry;

/// <summary>The REST face: the same lists, cards and reach as the pages. Both languages of a name are given; the caller chooses.</summary>
public static class RegistryApi
{
    public sealed record OrganisationLine(
        Guid Id, string Code, string Name, string? NameEn, string ShortName, OrganisationKind Kind, Guid? Parent, string? Territory, string? Sector,
        Guid? SpecialisedUnit, DateOnly? From, DateOnly? To, Guid? Successor, Certainty Certainty);

    /// <param name="Day">The day the list is of.</param>
    /// <param name="Next">To be given as <c>after</c> for the next page.</param>
    public sealed record OrganisationPage(DateOnly Day, int Count, IReadOnlyList<OrganisationLine> Items, string? Next);

    public sealed record OrganisationDetails(
        DateOnly Day, OrganisationLine Organisation, Force Force, string? Basis,
        IReadOnlyList<NamePeriod> Names, IReadOnlyList<PlacePeriod> Places, IReadOnlyList<Guid> Above, IReadOnlyList<Guid> Below,
        IReadOnlyList<SuccessionOf> Predecessors, IReadOnlyList<SuccessionOf> Successors, IReadOnlyList<RolePeriod> NationalRoles,
        IReadOnlyList<UnitPeriod> SpecialisedUnits, IReadOnlyList<UnitPeriod> SpecialisedUnitOf, ResponsibleUnit? ResponsibleUnit,
        IReadOnlyList<ContactOf> Contacts, IReadOnlyList<PersonOf> People);

    public sealed record NamePeriod(string Name, string? NameEn, string ShortName, string Code, DateOnly? From, DateOnly? To, string? Basis, Certainty Certainty);

    public sealed record PlacePeriod(OrganisationKind Kind, Guid? Parent, DateOnly? From, DateOnly? To, Certainty Certainty);

    public sealed record SuccessionOf(Guid Organisation, DateOnly Date, SuccessionKind Kind, string? Note, string? Basis, Certainty Certainty);

    public sealed record RolePeriod(NationalRole Role, DateOnly? From, DateOnly? To, string Basis, Certainty Certainty);

    public sealed record UnitPeriod(UnitTask Task, Guid Organisation, DateOnly? From, DateOnly? To, string? Basis, Certainty Certainty);

    public sealed record ContactOf(ContactKind Kind, ContactPurpose Purpose, string Value, bool Public);

    public sealed record PersonOf(string Name, string Title, PositionRole Role, IReadOnlyList<ContactOf> Contacts);

    /// <param name="Id">What a report about the system gives as its <c>systemId</c>.</param>
    public sealed record SystemLine(
        Guid Id, string Reference, string Name, int? SecurityLevel, bool OnNationalList, bool ExcludedDefence, Guid Owner, Guid Operator, ResponsibleUnit? ResponsibleUnit,
        DateOnly? From, DateOnly? To);

    public sealed record SystemList(int Count, bool More, IReadOnlyList<SystemLine> Items, string? Next);

    public sealed record SystemDetails(
        SystemLine System, string? Purpose, IReadOnlyList<AddressOf> Addresses, IReadOnlyList<ServicePeriod> Services,
        string? SecurityProvider, string? ConnectionProvider, string? InfrastructureProvider);

    public sealed record AddressOf(SystemAddressKind Kind, string Text);

    public sealed record ServicePeriod(Guid Member, DateOnly? From, DateOnly? To);

    public static void MapRegistryApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("Registry").WithMetadata(new RequiresAttribute(Permission.ReadRegistry)).Refuses(400, 401, 403);
        api.MapGet("/organisations", Organisations).WithName("listOrganisations").WithSummary("Organisations as they stood on a day, filtered and page by page.").Produces<OrganisationPage>();
        api.MapGet("/organisations/{key}", Organisation).WithName("showOrganisation").WithSummary("One organisation by its id or code, with its history.").Produces<OrganisationDetails>().Refuses(404);
        api.MapGet("/systems", Systems).WithName("listSystems").WithSummary("Information systems within reach.").Produces<SystemList>();
        api.MapGet("/systems/{reference}", System).WithName("showSystem").WithSummary("One information system by its reference.").Produces<SystemDetails>().Refuses(404);
    }

    private static async Task<IResult> Organisations(
        ListUnits list, string? q, string? kind, string? territory, string? sector, string? day, string? after, string? ended, CancellationToken cancel)
    {
        var found = await list.Run(RegistryEndpoints.Filter(q, kind, territory, sector, day, ended == "true"), cancel);
        var (rows, next) = found.Page(after, Paging.Size);
        return Results.Ok(new OrganisationPage(found.Day, found.Count, [.. rows.Select(Line)], next));
    }

    private static async Task<IResult> Organisation(string key, ShowUnit show, ListUnits list, string? day, CancellationToken cancel)
    {
        if (await show.Run(key, Moments.TryReadDay(day, out var on) ? on : null, cancel) is not { } card)
            return Results.NotFound();
        var line = Line(await list.One(card.Organisation, card.Day, cancel));
        return Results.Ok(new OrganisationDetails(
            card.Day, line, card.Organisation.Force, card.Organisation.Basis,
            [.. card.Organisation.Names.Select(n => new NamePeriod(n.Name, n.NameEn, n.ShortName, n.Code, n.From, n.To, n.Basis, n.Certainty))],
            [.. card.Organisation.Places.Select(p => new PlacePeriod(p.Kind, p.ParentId, p.From, p.To, p.Certainty))],
            [.. card.Above.Select(a => a.Id)],
            [.. card.Below.Select(b => b.Id)],
            [.. card.Before.Select(ToSuccession)],
            [.. card.After.Select(ToSuccession)],
            [.. card.Roles.Select(r => new RolePeriod(r.Role, r.From, r.To, r.Basis, r.Certainty))],
            [.. card.Units.Select(ToPeriod)],
            [.. card.Scopes.Select(ToPeriod)],
            card.Responsible,
            [.. card.Contacts.Select(ToContact)],
            [.. card.People.Select(p => new PersonOf(p.Name, p.Title, p.Role, [.. p.Contacts.Select(ToContact)]))]));
    }

    private static async Task<IResult> Systems(
        ListSystems list, string? q, string? level, string? unit, string? after, string? national, string? retired, CancellationToken cancel)
    {
        var page = await list.Run(new SystemFilter(q, SystemFilter.ReadLevel(level), national == "true", unit, retired == "true"), after, Paging.Size, cancel);
        return Results.Ok(new SystemList(page.Count.Number, page.Count.More, [.. page.Rows.Select(Line)], page.Next));
    }

    private static async Task<IResult> System(string reference, ListSystems list, CancellationToken cancel)
    {
        if (await list.One(reference, cancel) is not { } row)
            return Results.NotFound();
        var system = row.System;
        return Results.Ok(new SystemDetails(
            Line(row), system.Purpose,
            [.. system.Addresses.Select(a => new AddressOf(a.Kind, a.Text))],
            [.. system.Services.Select(s => new ServicePeriod(s.MemberId, s.From, s.To))],
            system.SecurityProvider, system.ConnectionProvider, system.InfrastructureProvider));
    }

    private static OrganisationLine Line(UnitRow row) => new(
        row.Organisation.Id, row.Name.Code, row.Name.Name, row.Name.NameEn, row.Name.ShortName, row.Kind, row.Parent?.Id, row.Territory?.Code, row.Sector?.Code,
        row.Unit?.Id, row.Organisation.From, row.Organisation.To, row.Successor?.Id, row.Organisation.Certainty);

    private static SystemLine Line(SystemRow row) => new(
        row.System.Id, row.System.Reference!, row.System.Name, row.System.SecurityLevel, row.System.OnNationalList, row.System.ExcludedDefence,
        row.Owner?.Id ?? row.System.OwnerId, row.Operator?.Id ?? row.System.OperatorId, row.Responsible, row.System.From, row.System.To);

    private static SuccessionOf ToSuccession(SuccessionLine line) => new(line.Other.Id, line.Date, line.Kind, line.Note, line.Basis, line.Certainty);

    private static UnitPeriod ToPeriod(UnitLine line) => new(line.Task, line.Unit.Id, line.From, line.To, line.Basis, line.Certainty);

    private static ContactOf ToContact(Contact contact) => new(contact.Kind, contact.Purpose, contact.Value, contact.Public);
}
