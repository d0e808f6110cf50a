using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

public sealed record InformationSystemRegistered(string Name, Guid Owner, Guid Operator, int? SecurityLevel);

public sealed record SystemLevelSet(int? Before, int? After, bool OnNationalList);

public sealed record SystemServiceBegun(Guid Member, DateOnly? From);

public sealed record SystemServiceEnded(Guid Member, DateOnly To);

public sealed record InformationSystemRetired(DateOnly To);

/// <summary>An information system: who answers for it in law (owner), who runs it (operator), how important it is.</summary>
public sealed class InformationSystem : Entity, IDated, IReferenced, ISearchable
{
    public const int HighestLevel = 5;

    private readonly List<SystemAddress> addresses = [];
    private readonly List<ServiceRelation> services = [];

    private InformationSystem()
    {
    }

    string IReferenced.ReferenceKind => "HT";

    public string? Reference { get; private set; }

    public string Name { get; private set; } = "";

    public string? Purpose { get; private set; }

    public Guid OwnerId { get; private set; }

    public Guid OperatorId { get; private set; }

    /// <summary>Cấp độ 1–5; none until a level is approved or proposed.</summary>
    public int? SecurityLevel { get; private set; }

    /// <summary>On the Prime Minister's list of nationally important systems.</summary>
    public bool OnNationalList { get; private set; }

    /// <summary>Run by the defence or public-security ministry: can be listed, outside the Decision (Decision 05/2017, Article 1).</summary>
    public bool ExcludedDefence { get; private set; }

    public string? SecurityProvider { get; private set; }

    public string? ConnectionProvider { get; private set; }

    public string? InfrastructureProvider { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public IReadOnlyList<SystemAddress> Addresses => addresses;

    /// <summary>The network members that answer for it by contract or by order, with their dates.</summary>
    public IReadOnlyList<ServiceRelation> Services => services;

    public string SearchWords => string.Join(' ', [Reference, Name, Purpose, .. addresses.Select(a => a.Text)]);

    /// <param name="Id">Given only by imports that must be repeatable.</param>
    public sealed record Description(
        string Name,
        Guid OwnerId,
        Guid OperatorId,
        int? SecurityLevel = null,
        bool OnNationalList = false,
        bool ExcludedDefence = false,
        string? Purpose = null,
        string? SecurityProvider = null,
        string? ConnectionProvider = null,
        string? InfrastructureProvider = null,
        DateOnly? From = null,
        Guid? Id = null);

    public static InformationSystem Register(Description d, params IEnumerable<SystemAddress> addresses)
    {
        CheckLevel(d.SecurityLevel);
        var system = new InformationSystem
        {
            Id = d.Id ?? Ids.New(),
            Name = d.Name,
            Purpose = d.Purpose,
            OwnerId = d.OwnerId,
            OperatorId = d.OperatorId,
            SecurityLevel = d.SecurityLevel,
            OnNationalList = d.OnNationalList,
            ExcludedDefence = d.ExcludedDefence,
            SecurityProvider = d.SecurityProvider,
            ConnectionProvider = d.ConnectionProvider,
            InfrastructureProvider = d.InfrastructureProvider,
            From = d.From,
        };
        system.addresses.AddRange(addresses);
        system.Record(new InformationSystemRegistered(d.Name, d.OwnerId, d.OperatorId, d.SecurityLevel));
        return system;
    }

    public void SetLevel(int? level, bool onNationalList, string ground)
    {
        CheckLevel(level);
        var before = SecurityLevel;
        (SecurityLevel, OnNationalList) = (level, onNationalList);
        RecordBecause(new SystemLevelSet(before, level, onNationalList), ground);
    }

    public void BeginService(Guid member, DateOnly? from)
    {
        if (services.Any(s => s.MemberId == member && s.To is null))
            throw new RuleBroken("registry.service.already");
        services.Add(new ServiceRelation { MemberId = member, From = from });
        Record(new SystemServiceBegun(member, from));
    }

    public void EndService(Guid member, DateOnly lastDay)
    {
        var service = services.Find(s => s.MemberId == member && s.To is null) ?? throw new RuleBroken("registry.service.none");
        if (lastDay < service.From)
            throw new RuleBroken("registry.period.backwards") { Field = "To" };
        service.To = lastDay;
        Record(new SystemServiceEnded(member, lastDay));
    }

    public void Retire(DateOnly lastDay, string ground)
    {
        if (To is not null || lastDay < From)
            throw new RuleBroken("registry.period.backwards") { Field = "To" };
        To = lastDay;
        RecordBecause(new InformationSystemRetired(lastDay), ground);
    }

    /// <summary>The member responsible on a day; of several, the one that began last.</summary>
    public Guid? ResponsibleMember(DateOnly day) =>
        services.Where(s => s.HoldsOn(day)).MaxBy(s => s.From ?? DateOnly.MinValue)?.MemberId;

    void IReferenced.Assign(string reference) => Reference = reference;

    private static void CheckLevel(int? level)
    {
        if (level is < 1 or > HighestLevel)
            throw new RuleBroken("registry.level.range", HighestLevel) { Field = "SecurityLevel" };
    }
}

public enum SystemAddressKind
{
    Domain,
    Ip,
}

/// <summary>An address as its owner wrote it; what routes and ranges mean is the business of those who match them.</summary>
public sealed class SystemAddress
{
    public long Id { get; private set; }

    public required SystemAddressKind Kind { get; init; }

    public required string Text { get; init; }
}

public sealed class ServiceRelation : IDated
{
    public long Id { get; private set; }

    public required Guid MemberId { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; internal set; }
}
