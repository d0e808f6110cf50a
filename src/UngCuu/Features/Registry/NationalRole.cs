using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

/// <summary>The parts of the national system; rules name these, never an agency.</summary>
public enum NationalRole
{
    Steering,
    Standing,
    Coordinating,
    ExecutiveBoard,
}

public static class NationalRoleWords
{
    extension(NationalRole role)
    {
        /// <summary>The word by which rule profiles and the signed-in person's roles name it.</summary>
        public string Word => role switch
        {
            NationalRole.Steering => "steering",
            NationalRole.Standing => "standing",
            NationalRole.Coordinating => "coordinator",
            NationalRole.ExecutiveBoard => "executive-board",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, message: null),
        };
    }
}

public sealed record NationalRoleGiven(NationalRole Role, Guid Holder, DateOnly From, DateOnly? To, string Basis, Certainty Certainty);

public sealed record NationalRoleEnded(NationalRole Role, Guid Holder, DateOnly To);

/// <summary>Who holds a national role, from when to when, and on what ground.</summary>
public sealed class NationalRoleHolder : Entity, IDated
{
    private NationalRoleHolder()
    {
    }

    public required NationalRole Role { get; init; }

    public required Guid OrganisationId { get; init; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public required string Basis { get; init; }

    public Certainty Certainty { get; init; }

    public static NationalRoleHolder Give(
        NationalRole role, Guid holder, DateOnly from, string basis, Certainty certainty, DateOnly? to = null, Guid? id = null)
    {
        var row = new NationalRoleHolder
        {
            Id = id ?? Ids.New(),
            Role = role,
            OrganisationId = holder,
            From = from,
            To = to,
            Basis = basis,
            Certainty = certainty,
        };
        row.Record(new NationalRoleGiven(role, holder, from, to, basis, certainty));
        return row;
    }

    public void End(DateOnly lastDay)
    {
        if (To is not null || lastDay < From)
            throw new RuleBroken("registry.period.backwards") { Field = "To" };
        To = lastDay;
        Record(new NationalRoleEnded(Role, OrganisationId, lastDay));
    }
}
