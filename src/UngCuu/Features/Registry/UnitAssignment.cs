using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

public sealed record ResponsibleUnitAssigned(Guid System, Guid Unit, DateOnly? From);

public sealed record ResponsibleUnitReleased(Guid System, Guid Unit, DateOnly To);

/// <summary>Somebody competent said which unit answers for a system; it goes before everything that could be derived.</summary>
public sealed class UnitAssignment : Entity, IDated
{
    private UnitAssignment()
    {
    }

    internal override Subject Subject => new(nameof(InformationSystem), SystemId);

    public required Guid SystemId { get; init; }

    public required Guid UnitId { get; init; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public static UnitAssignment Assign(Guid system, Guid unit, DateOnly? from, string ground)
    {
        var row = new UnitAssignment { SystemId = system, UnitId = unit, From = from };
        row.RecordBecause(new ResponsibleUnitAssigned(system, unit, from), ground);
        return row;
    }

    public void Release(DateOnly lastDay, string ground)
    {
        if (To is not null || lastDay < From)
            throw new RuleBroken("registry.period.backwards") { Field = "To" };
        To = lastDay;
        RecordBecause(new ResponsibleUnitReleased(SystemId, UnitId, lastDay), ground);
    }
}
