using CsCheck;
using UngCuu.Features.Duties;
using UngCuu.Rules;
using UngCuu.Tests.Rules;
using static UngCuu.Rules.FactNames;

namespace UngCuu.Tests.Features.Duties;

public class DutyPropertyTests
{
    private static readonly Guid[] Organisations = [Story.Operator, Story.Owner, Story.Unit, Story.Coordinator, Story.Member, Story.Stranger];
    private static readonly string[] Names = [.. FactNames.All.Keys.Where(n => n is not (FactProved or DutyWaived or DutyWaiverWithdrawn or ProfileAdded or ProfileConfirmed or IncidentRolesAssigned))];

    private static readonly Gen<Guid> Organisation = Gen.Int[0, Organisations.Length - 1].Select(i => Organisations[i]);

    private static readonly Gen<Fact> AnyFact = Gen.Select(
        Gen.Int[0, Names.Length - 1], Gen.Int[0, 20 * 24 * 60], Gen.Int[0, 600], Gen.Bool, Organisation, Organisation.Array[0, 4], Gen.Int[0, 3], Gen.Bool,
        (name, minute, delay, proved, by, to, report, yes) => new Fact
        {
            Name = Names[name],
            At = Story.Vn("2026-06-20").AddMinutes(minute),
            RecordedAt = Story.Vn("2026-06-20").AddMinutes(minute + delay),
            Order = 0,
            Proved = proved,
            By = by,
            To = [.. to.Distinct()],
            Values = FactNames.All[Names[name]].ToDictionary(k => k, k => k is FactValues.Report or FactValues.Task ? $"r{report}" : k == FactValues.Due ? Moment.Write(Story.Vn("2026-06-20").AddMinutes(minute + 60 * (report + 1))) : yes ? "true" : "false", StringComparer.Ordinal),
        });

    /// <summary>Any sequence of facts, ordered as recorded, the roles filled and now and then changed.</summary>
    private static readonly Gen<Fact[]> Facts = Gen.Select(AnyFact.Array[0, 25], Organisation, Gen.Int[1, 26]).Select((facts, operatorLater, change) =>
        new[] { Roles(Story.Operator, 0) }
            .Concat(facts.OrderBy(f => f.RecordedAt).Select((f, i) => f with { Order = i + 1 }))
            .Append(Roles(operatorLater, change))
            .OrderBy(f => f.Order)
            .Select((f, i) => f with { Order = i + 1 })
            .ToArray());

    private static Fact Roles(Guid @operator, long order) => new()
    {
        Name = IncidentRolesAssigned,
        At = Story.Vn("2026-06-20"),
        RecordedAt = Story.Vn("2026-06-20"),
        Order = order,
        Roles = new Dictionary<string, Guid>(StringComparer.Ordinal)
        {
            ["operator"] = @operator,
            ["owner"] = Story.Owner,
            ["unit"] = Story.Unit,
            ["coordinator"] = Story.Coordinator,
            ["member"] = Story.Member,
        },
    };

    private static string Show(IEnumerable<ComputedDuty> duties) => string.Join('\n', duties
        .Select(d => $"{d.Key} {d.Role} {d.Start:O} {d.Due:O} {d.MetAt:O} {d.JudgedAt:O} {d.MetBy?.Order} {d.EndedAt:O} {d.EndReason} {d.WaitsFor} {string.Join(',', d.StillToTell)} {d.Earlier.Count}")
        .Order(StringComparer.Ordinal));

    private static IReadOnlyList<ComputedDuty> Of(RuleBook book, IEnumerable<Fact> facts) => new DutyRules(book).Of(Vocabulary.Incident, [.. facts]);

    [Fact]
    public void The_order_in_which_facts_are_handed_over_does_not_matter() =>
        Gen.Select(Facts, Gen.Int).Sample((facts, seed) =>
        {
            var shuffled = facts.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Show(Of(TestBook.Shipped, shuffled)) == Show(Of(TestBook.Shipped, facts));
        });

    [Fact]
    public void Each_duty_stands_once() =>
        Facts.Sample(facts => Of(TestBook.Shipped, facts).GroupBy(d => d.Key).All(g => g.Count() == 1));

    [Fact]
    public void A_duty_met_stays_met_whatever_is_recorded_later_but_never_a_drill() =>
        Gen.Select(Facts, Gen.Int[0, 27]).Sample((facts, cut) =>
        {
            var before = Of(TestBook.Shipped, facts.Take(cut)).Where(d => d.MetAt is not null).Select(d => d.Key);
            var after = Of(TestBook.Shipped, facts).ToDictionary(d => d.Key);
            return before.All(k => !after.TryGetValue(k, out var d) || d.MetAt is not null || d.EndReason == EndReason.Of("drill"));
        }, iter: 2_000);

    [Fact]
    public void A_status_follows_from_the_moments_alone_and_time_only_moves_it_forward() =>
        Gen.Select(Facts, Gen.Int[0, 40 * 24 * 60], Gen.Int[0, 10_000]).Sample((facts, minute, more) =>
        {
            var now = Story.Vn("2026-06-20").AddMinutes(minute);
            return Of(TestBook.Shipped, facts).All(d => Rank(d.StatusAt(now)) <= Rank(d.StatusAt(now.AddMinutes(more))));
        });

    [Fact]
    public void A_day_more_in_the_term_never_makes_a_duty_due_earlier()
    {
        var longer = new RuleBook(new RuleFiles(new RuleFiles().All.ToDictionary(f => f, f => new RuleFiles().Read(f).Replace("\"5 days\"", "\"6 days\"", StringComparison.Ordinal), StringComparer.Ordinal)));
        Facts.Sample(facts =>
        {
            var due = Of(longer, facts).ToDictionary(d => d.Key, d => d.Due);
            return Of(TestBook.Shipped, facts).All(d => d.Due is null || due[d.Key] >= d.Due);
        });
    }

    private static int Rank(DutyStatus status) => status switch
    {
        DutyStatus.NotStarted => 0,
        DutyStatus.Running => 1,
        DutyStatus.DueSoon => 2,
        DutyStatus.Overdue => 3,
        _ => 4,
    };
}
