using UngCuu.Data;

namespace UngCuu.Features.Registry;

public sealed record SectorImported(string Code, string Name, IReadOnlyList<Guid> Leads);

/// <summary>A sector whose information security has priority, and the agencies that lead it.</summary>
public sealed class Sector : Entity, IDated
{
    private readonly List<SectorLead> leads = [];

    private Sector()
    {
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? NameEn { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public string? Basis { get; private set; }

    public Certainty Certainty { get; private set; }

    public IReadOnlyList<SectorLead> Leads => leads;

    public string In(bool english) => english ? NameEn ?? Name : Name;

    public static Sector Import(
        Guid id, string code, string name, string? nameEn, IReadOnlyList<Guid> leads, DateOnly? from, string? basis, Certainty certainty)
    {
        var sector = new Sector { Id = id, Code = code, Name = name, NameEn = nameEn, From = from, Basis = basis, Certainty = certainty };
        sector.leads.AddRange(leads.Select(lead => new SectorLead { OrganisationId = lead, From = from }));
        sector.Record(new SectorImported(code, name, leads));
        return sector;
    }
}

/// <summary>An ended lead passes to its successor by itself; a row is closed only when the lead is given to somebody else.</summary>
public sealed class SectorLead : IDated
{
    public long Id { get; private set; }

    public required Guid OrganisationId { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; internal set; }
}
