using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

public sealed record PersonRecorded(string FullName);

public sealed record PositionTaken(Guid Organisation, string Title, PositionRole Role, DateOnly? From);

public sealed record PositionLeft(Guid Organisation, string Title, DateOnly To);

/// <summary>Somebody who works for an organisation. Most never sign in; an account, when there is one, points here.</summary>
public sealed class Person : Entity, ISearchable
{
    private Person()
    {
    }

    public string FullName { get; private set; } = "";

    public string SearchWords => FullName;

    public static Person Note(string fullName, Guid? id = null)
    {
        var person = new Person { Id = id ?? Ids.New(), FullName = fullName };
        person.Record(new PersonRecorded(fullName));
        return person;
    }
}

/// <summary>What a position means to the system, beside the title people use.</summary>
public enum PositionRole
{
    Head,
    SecurityLeader,
    ContactPoint,
    DeputyContact,
    Expert,
    Staff,
}

/// <summary>A person in an organisation, under a title, for a time.</summary>
public sealed class Position : Entity, IDated
{
    private Position()
    {
    }

    internal override Subject Subject => new(nameof(Person), PersonId);

    public required Guid PersonId { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Title { get; init; }

    public required PositionRole Role { get; init; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public static Position Take(Guid person, Guid organisation, string title, PositionRole role, DateOnly? from, Guid? id = null)
    {
        var position = new Position { Id = id ?? Ids.New(), PersonId = person, OrganisationId = organisation, Title = title, Role = role, From = from };
        position.Record(new PositionTaken(organisation, title, role, from));
        return position;
    }

    public void Leave(DateOnly lastDay)
    {
        if (To is not null || lastDay < From)
            throw new RuleBroken("registry.period.backwards") { Field = "To" };
        To = lastDay;
        Record(new PositionLeft(OrganisationId, Title, lastDay));
    }
}
