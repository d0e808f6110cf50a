using System.Globalization;
using CsCheck;
using UngCuu.Features.Registry;
using UngCuu.Seed;

namespace UngCuu.Tests.Features.Registry;

public class OrganisationTreeTests
{
    private static readonly RegistrySnapshot Registry = new(UnitsReader.ReadShipped().ToRegistry());

    private static readonly Gen<DateOnly> Days =
        Gen.Int[new DateOnly(2005, 1, 1).DayNumber, new DateOnly(2028, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    private static Guid Id(string key) => SeedIds.Organisation(key);

    [Fact]
    public void On_any_day_every_parent_exists_and_nobody_stands_above_itself() => Days.Sample(day =>
    {
        foreach (var organisation in Registry.Organisations.Where(o => o.HoldsOn(day)))
        {
            var recorded = organisation.Places.Single(p => p.HoldsOn(day)).ParentId;
            var parent = Registry.Tree.ParentOf(organisation.Id, day);
            if (recorded is not null && (parent is null || !Registry.Find(parent.Value)!.HoldsOn(day)))
                throw new InvalidOperationException($"{organisation.Name} is an orphan on {day}");
            var above = new HashSet<Guid> { organisation.Id };
            for (var next = parent; next is { } one; next = Registry.Tree.ParentOf(one, day))
                if (!above.Add(one))
                    throw new InvalidOperationException($"{organisation.Name} stands in a circle on {day}");
        }
    });

    [Fact]
    public void On_any_day_the_way_down_is_the_way_up() => Days.Sample(day =>
    {
        var standing = Registry.Organisations.Where(o => o.HoldsOn(day)).Select(o => o.Id).ToList();
        var up = standing.SelectMany(o => Registry.Tree.AncestorsOf(o, day).Select(a => (Above: a, Below: o))).ToHashSet();
        var down = standing.SelectMany(o => Registry.Tree.DescendantsOf(o, day).Select(d => (Above: o, Below: d))).ToHashSet();
        return up.SetEquals(down);
    });

    [Theory]
    [InlineData("VNNIC", "2018-01-01", "BTTTT")]
    [InlineData("VNNIC", "2026-01-01", "BKHCN")]
    [InlineData("STTTT-79", "2018-01-01", "UBND-79")]
    [InlineData("QTSC", "2026-01-01", "UBND-79-2025")]
    [InlineData("BHXHVN", "2026-01-01", "BTC")]
    [InlineData("VNCERT-CC", "2024-01-01", "CATTT")]
    public void An_ended_parent_is_replaced_by_its_successor(string organisation, string day, string parent) =>
        Assert.Equal(Id(parent), Registry.Tree.ParentOf(Id(organisation), DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void Ancestors_come_nearest_first() =>
        Assert.Equal([Id("CATTT"), Id("BTTTT")], Registry.Tree.AncestorsOf(Id("VNCERT-CC"), new DateOnly(2024, 1, 1)));

    [Fact]
    public void The_records_of_all_who_went_into_it_are_its_own() =>
        Assert.Equal(
            new[] { "UBND-25-2025", "UBND-25", "UBND-26", "UBND-17" }.Select(Id).ToHashSet(),
            Registry.Tree.WithPredecessors(Id("UBND-25-2025")));

    [Fact]
    public void Before_it_began_nothing_stands_for_it()
    {
        Assert.Null(Registry.Tree.Standing(Id("BNNMT"), new DateOnly(2025, 2, 28)));
        Assert.Equal(Id("BNNMT"), Registry.Tree.Standing(Id("BNNMT"), new DateOnly(2025, 3, 1)));
    }

    [Fact]
    public void A_task_given_away_is_not_a_succession()
    {
        Assert.Equal(Id("BKHCN"), Registry.Tree.Standing(Id("BTTTT"), new DateOnly(2026, 1, 1)));
        Assert.Null(Registry.Tree.Standing(Id("BĐHML"), new DateOnly(2026, 1, 1)));
    }
}
