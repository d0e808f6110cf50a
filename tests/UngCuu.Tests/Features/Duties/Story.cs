using System.Globalization;
using UngCuu.Features.Duties;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Tests.Rules;

namespace UngCuu.Tests.Features.Duties;

/// <summary>Facts of one incident, told in Vietnam time; what follows from them is asked of the engine.</summary>
internal sealed class Story
{
    public static readonly Guid Operator = Id(1), Owner = Id(2), Unit = Id(3), Coordinator = Id(4), Member = Id(5), Stranger = Id(9);

    private readonly List<Fact> facts = [];
    private readonly Dictionary<Guid, string[]> traits = [];

    public IReadOnlyList<Fact> Facts => facts;

    public RuleBook Book { get; init; } = TestBook.Shipped;

    public static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    public static DateTime Vn(string text) => VietnamTime.ToUtc(DateTime.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>An incident detected by its operator, all roles filled, registered within the minute.</summary>
    public static Story Detected(string at, string? recorded = null, bool drill = false, Guid? by = null) => new Story()
        .Then(FactNames.IncidentDetected, at, by ?? Operator, recorded: recorded, values: [("drill", drill ? "true" : "false")])
        .Roles(recorded ?? at);

    public Story Roles(string at, params (string Role, Guid? Organisation)[] changes)
    {
        var roles = new Dictionary<string, Guid>(StringComparer.Ordinal)
        {
            ["operator"] = Operator,
            ["owner"] = Owner,
            ["unit"] = Unit,
            ["coordinator"] = Coordinator,
            ["member"] = Member,
        };
        foreach (var (role, organisation) in changes)
            if (organisation is { } named)
                roles[role] = named;
            else
                roles.Remove(role);
        return Add(new Fact { Name = FactNames.IncidentRolesAssigned, At = Vn(at), RecordedAt = Vn(at), Order = facts.Count + 1, Roles = roles });
    }

    public Story Then(string name, string at, Guid? by = null, Guid[]? to = null, string? recorded = null, bool proved = false, Guid? sender = null,
        params (string Key, string Value)[] values) => Add(new Fact
        {
            Name = name,
            At = Vn(at),
            RecordedAt = Vn(recorded ?? at),
            Order = facts.Count + 1,
            Proved = proved,
            By = by,
            Sender = sender,
            To = to ?? [],
            Values = values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal),
        });

    public Story Add(Fact fact)
    {
        facts.Add(fact);
        return this;
    }

    public Story With(Guid organisation, params string[] has)
    {
        traits[organisation] = has;
        return this;
    }

    public IReadOnlyList<ComputedDuty> Duties() =>
        new DutyRules(Book).Of(Vocabulary.Incident, facts, o => traits.GetValueOrDefault(o) ?? []);

    public ComputedDuty Duty(string rule, Guid? organisation = null, string occurrence = "", string? profile = null) =>
        Duties().Single(d => d.Key.Rule == rule && d.Key.Occurrence == occurrence && (organisation is null || d.Key.Organisation == organisation) && (profile is null || d.Key.Profile == profile));

    public bool Owes(string rule, Guid? organisation = null) => Duties().Any(d => d.Key.Rule == rule && (organisation is null || d.Key.Organisation == organisation));

    public DutyStatus Status(string rule, string now, Guid? organisation = null, string occurrence = "") => Duty(rule, organisation, occurrence).StatusAt(Vn(now));

    public static Guid[] Everyone => [Owner, Unit, Coordinator, Member];
}
