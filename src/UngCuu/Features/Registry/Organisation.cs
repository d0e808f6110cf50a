using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

public sealed record OrganisationFounded(string Code, string Name, OrganisationKind Kind, Guid? Parent, DateOnly? From);

public sealed record OrganisationImported(string Code, string Name, OrganisationKind Kind, DateOnly? From, DateOnly? To, Certainty Certainty);

public sealed record OrganisationRenamed(string Before, string After, DateOnly From);

public sealed record OrganisationMoved(OrganisationKind Kind, Guid? Parent, DateOnly From);

public sealed record OrganisationMerged(Guid Into, DateOnly Date, SuccessionKind Kind);

public sealed record OrganisationEnded(DateOnly To);

/// <summary>Any body with a name of its own: a ministry, a province's committee, a department, a firm. Its past stays: names, places and ends are rows with dates.</summary>
public sealed class Organisation : Entity, IDated, ISearchable
{
    private readonly List<OrganisationName> names = [];
    private readonly List<OrganisationPlace> places = [];

    private Organisation()
    {
    }

    /// <summary>As last recorded, for lists and joins of other features; a past day is answered by <see cref="Names"/> and <see cref="Places"/>.</summary>
    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public string Code { get; private set; } = "";

    public OrganisationKind Kind { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>Where it works, when that is one province; none for a body of the whole country.</summary>
    public Guid? TerritoryId { get; private set; }

    /// <summary>The priority sector it belongs to, when it belongs to one.</summary>
    public Guid? SectorId { get; private set; }

    public Force Force { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public string? Basis { get; private set; }

    public Certainty Certainty { get; private set; }

    public IReadOnlyList<OrganisationName> Names => names;

    public IReadOnlyList<OrganisationPlace> Places => places;

    public string SearchWords => string.Join(' ', names.SelectMany(n => new[] { n.Name, n.NameEn, n.ShortName, n.Code }));

    public static Organisation Found(
        OrganisationName name, OrganisationPlace place, Guid? territory = null, Guid? sector = null, Force force = Force.Civil, string? basis = null)
    {
        var organisation = new Organisation { From = name.From, TerritoryId = territory, SectorId = sector, Force = force, Basis = basis };
        organisation.Take(name);
        organisation.Take(place);
        organisation.Record(new OrganisationFounded(name.Code, name.Name, place.Kind, place.ParentId, name.From));
        return organisation;
    }

    /// <summary>An organisation with its whole history, as a file of units tells it. One event: the past itself was not watched.</summary>
    public static Organisation Import(
        Guid id, IEnumerable<OrganisationName> names, IEnumerable<OrganisationPlace> places, Guid? territory, Guid? sector, Force force,
        DateOnly? from, DateOnly? to, string? basis, Certainty certainty)
    {
        var organisation = new Organisation
        {
            Id = id,
            TerritoryId = territory,
            SectorId = sector,
            Force = force,
            From = from,
            To = to,
            Basis = basis,
            Certainty = certainty,
        };
        foreach (var name in names.OrderBy(n => n.From ?? DateOnly.MinValue))
            organisation.Take(name);
        foreach (var place in places.OrderBy(p => p.From ?? DateOnly.MinValue))
            organisation.Take(place);
        organisation.Record(new OrganisationImported(organisation.Code, organisation.Name, organisation.Kind, from, to, certainty));
        return organisation;
    }

    public void Rename(OrganisationName name)
    {
        var from = Begin(name.From, Latest(names).From);
        Latest(names).To = from.AddDays(-1);
        var before = Name;
        Take(name);
        Record(new OrganisationRenamed(before, name.Name, from));
    }

    public void Move(OrganisationPlace place)
    {
        if (place.ParentId == Id)
            throw new RuleBroken("registry.move.under-itself");
        var from = Begin(place.From, Latest(places).From);
        Latest(places).To = from.AddDays(-1);
        Take(place);
        Record(new OrganisationMoved(place.Kind, place.ParentId, from));
    }

    /// <summary>Goes wholly into another organisation on <paramref name="date"/>: the day before is its last.</summary>
    public Succession MergeInto(Organisation successor, DateOnly date, SuccessionKind kind, string? basis)
    {
        if (successor.Id == Id)
            throw new RuleBroken("registry.merge.into-itself");
        if (!kind.IsWhole)
            throw new RuleBroken("registry.merge.not-whole");
        if (!successor.HoldsOn(date))
            throw new RuleBroken("registry.merge.successor-absent", successor.Name, date);
        Close(date.AddDays(-1));
        Record(new OrganisationMerged(successor.Id, date, kind));
        return Succession.Of(Id, successor.Id, date, kind, basis);
    }

    public void End(DateOnly lastDay, string? ground)
    {
        Close(lastDay);
        RecordBecause(new OrganisationEnded(lastDay), ground);
    }

    private DateOnly Begin(DateOnly? day, DateOnly? after)
    {
        if (To is not null)
            throw new RuleBroken("registry.ended", Name);
        if (day is not { } from || from <= (after ?? From ?? DateOnly.MinValue))
            throw new RuleBroken("registry.change.too-early", Name) { Field = "From" };
        return from;
    }

    private void Close(DateOnly lastDay)
    {
        if (To is not null)
            throw new RuleBroken("registry.ended", Name);
        if (Latest(names).From > lastDay || Latest(places).From > lastDay)
            throw new RuleBroken("registry.change.too-early", Name) { Field = "To" };
        To = lastDay;
        Latest(names).To = lastDay;
        Latest(places).To = lastDay;
    }

    private void Take(OrganisationName name)
    {
        names.Add(name);
        (Name, ShortName, Code) = (name.Name, name.ShortName, name.Code);
    }

    private void Take(OrganisationPlace place)
    {
        places.Add(place);
        (Kind, ParentId) = (place.Kind, place.ParentId);
    }

    private static T Latest<T>(List<T> rows) where T : class, IDated => rows.MaxBy(r => r.From ?? DateOnly.MinValue)!;
}
