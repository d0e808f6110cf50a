using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

public enum UnitTask
{
    /// <summary>Đơn vị chuyên trách về ứng cứu sự cố.</summary>
    IncidentResponse,

    /// <summary>The body for information technology, where that is not the same.</summary>
    InformationTechnology,
}

public sealed record SpecialisedUnitAppointed(Guid Unit, UnitTask Task, DateOnly? From, DateOnly? To, string? Basis, Certainty Certainty);

public sealed record SpecialisedUnitEnded(Guid Unit, UnitTask Task, DateOnly To);

/// <summary>Which organisation is the specialised unit of a ministry, a province or an enterprise, from when to when.</summary>
public sealed class SpecialisedUnit : Entity, IDated
{
    private SpecialisedUnit()
    {
    }

    internal override Subject Subject => new(nameof(Organisation), OrganisationId);

    /// <summary>Whose unit it is.</summary>
    public required Guid OrganisationId { get; init; }

    public required Guid UnitId { get; init; }

    public required UnitTask Task { get; init; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public string? Basis { get; init; }

    public Certainty Certainty { get; init; }

    public static SpecialisedUnit Appoint(
        Guid organisation, Guid unit, UnitTask task, DateOnly? from, string? basis, Certainty certainty = Certainty.Law, DateOnly? to = null, Guid? id = null)
    {
        var row = new SpecialisedUnit
        {
            Id = id ?? Ids.New(),
            OrganisationId = organisation,
            UnitId = unit,
            Task = task,
            From = from,
            To = to,
            Basis = basis,
            Certainty = certainty,
        };
        row.Record(new SpecialisedUnitAppointed(unit, task, from, to, basis, certainty));
        return row;
    }

    public void End(DateOnly lastDay)
    {
        if (To is not null || lastDay < From)
            throw new RuleBroken("registry.period.backwards") { Field = "To" };
        To = lastDay;
        Record(new SpecialisedUnitEnded(UnitId, Task, lastDay));
    }
}
