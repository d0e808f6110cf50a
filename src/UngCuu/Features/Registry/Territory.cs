using UngCuu.Data;

namespace UngCuu.Features.Registry;

public enum TerritoryLevel
{
    Province,
    District,
    Commune,
}

public sealed record TerritoryImported(string Code, string Name, DateOnly? From, DateOnly? To, Guid? Into);

/// <summary>An administrative unit of the land, with the statistics office's code. The committee that governs it is an <see cref="Organisation"/>.</summary>
public sealed class Territory : Entity, IDated
{
    private readonly List<TerritoryName> names = [];

    private Territory()
    {
    }

    public TerritoryLevel Level { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>As last recorded; codes were re-used, so a code means a territory only together with a day.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    /// <summary>The territory it became part of, the day after its last.</summary>
    public Guid? IntoId { get; private set; }

    public string? Basis { get; private set; }

    public Certainty Certainty { get; private set; }

    public IReadOnlyList<TerritoryName> Names => names;

    public static Territory Import(
        Guid id, TerritoryLevel level, Guid? parent, IEnumerable<TerritoryName> names, DateOnly? from, DateOnly? to, Guid? into, string? basis, Certainty certainty)
    {
        var territory = new Territory
        {
            Id = id,
            Level = level,
            ParentId = parent,
            From = from,
            To = to,
            IntoId = into,
            Basis = basis,
            Certainty = certainty,
        };
        territory.names.AddRange(names.OrderBy(n => n.From ?? DateOnly.MinValue));
        (territory.Code, territory.Name) = (territory.names[^1].Code, territory.names[^1].Name);
        territory.Record(new TerritoryImported(territory.Code, territory.Name, from, to, into));
        return territory;
    }
}

public sealed class TerritoryName : IDated
{
    public long Id { get; private set; }

    public required string Name { get; init; }

    public string? NameEn { get; init; }

    public required string ShortName { get; init; }

    public required string Code { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; internal set; }

    public string In(bool english) => english ? NameEn ?? Name : Name;
}
