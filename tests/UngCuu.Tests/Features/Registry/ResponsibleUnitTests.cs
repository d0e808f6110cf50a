using System.Globalization;
using UngCuu.Features.Registry;
using UngCuu.Seed;

namespace UngCuu.Tests.Features.Registry;

public class ResponsibleUnitTests
{
    private static readonly DateOnly In2018 = new(2018, 4, 3);
    private static readonly DateOnly In2026 = new(2026, 9, 7);

    private static readonly RegistryRows Rows = UnitsReader.ReadShipped().ToRegistry();
    private static readonly RegistrySnapshot Registry = new(Rows);

    private static Guid Id(string key) => SeedIds.Organisation(key);

    private static InformationSystem SystemOf(string owner) => InformationSystem.Register(new("Cổng dịch vụ công", Id(owner), Id(owner)));

    [Theory]
    [InlineData("BYT", "2018-04-03", "BYT-CNTT", ResponsibleReason.OwnUnit, "BYT")]
    [InlineData("UBND-10", "2018-04-03", "STTTT-10", ResponsibleReason.OwnUnit, "UBND-10")]
    [InlineData("UBND-10", "2026-09-07", "CA-15-2025", ResponsibleReason.OwnUnit, "UBND-15-2025")]
    [InlineData("UBND-46", "2025-03-01", "CA-46", ResponsibleReason.OwnUnit, "UBND-46")]
    [InlineData("SKHCN-79", "2018-04-03", "STTTT-79", ResponsibleReason.ParentUnit, "UBND-79")]
    [InlineData("VNNIC", "2018-04-03", "CATTT", ResponsibleReason.ParentUnit, "BTTTT")]
    [InlineData("VNNIC", "2026-09-07", "BKHCN-CNTT", ResponsibleReason.ParentUnit, "BKHCN")]
    [InlineData("EVN", "2018-04-03", "BCT-CNTT", ResponsibleReason.SectorLead, "BCT")]
    [InlineData("VCB", "2026-09-07", "NHNN-CNTT", ResponsibleReason.SectorLead, "NHNN")]
    [InlineData("VNA", "2026-09-07", "BXD-CNTT", ResponsibleReason.SectorLead, "BXD")]
    public void The_nearest_unit_answers(string owner, string day, string unit, ResponsibleReason reason, string through) =>
        Assert.Equal(
            new ResponsibleUnit(Id(unit), reason, Id(through)),
            Registry.ResponsibleUnitOf(SystemOf(owner), DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void An_assignment_goes_before_everything_while_it_lasts()
    {
        var system = SystemOf("BYT");
        var assigned = UnitAssignment.Assign(system.Id, Id("VNPT"), new DateOnly(2018, 1, 1), "theo hợp đồng");
        assigned.Release(new DateOnly(2018, 12, 31), "hết hợp đồng");
        var registry = new RegistrySnapshot(Rows with { Assignments = [assigned] });
        Assert.Equal(new ResponsibleUnit(Id("VNPT"), ResponsibleReason.Assigned, Through: null), registry.ResponsibleUnitOf(system, In2018));
        Assert.Equal(Id("BYT-CNTT"), registry.ResponsibleUnitOf(system, new DateOnly(2019, 1, 1))!.UnitId);
    }

    [Fact]
    public void A_firm_without_a_parent_is_answered_for_by_its_province_before_its_sector() =>
        Assert.Equal(
            new ResponsibleUnit(Id("STTTT-48"), ResponsibleReason.ProvinceUnit, Id("UBND-48")),
            Registry.ResponsibleUnitFor(Id("NETNAM"), In2018, territory: SeedIds.Territory("48")));

    [Fact]
    public void A_place_that_was_merged_is_answered_for_by_the_new_province() =>
        Assert.Equal(
            new ResponsibleUnit(Id("CA-79-2025"), ResponsibleReason.ProvinceUnit, Id("UBND-79-2025")),
            Registry.ResponsibleUnitFor(owner: null, In2026, territory: SeedIds.Territory("74")));

    [Fact]
    public void A_sector_with_two_leads_gives_neither_the_rest_of_the_country() =>
        Assert.Null(Registry.ResponsibleUnitFor(owner: null, In2018, sector: SeedIds.Sector("urban")));

    [Fact]
    public void Nothing_known_names_nobody() => Assert.Null(Registry.ResponsibleUnitFor(owner: null, In2018));

    [Fact]
    public void A_lead_without_a_unit_answers_itself() =>
        Assert.Equal(
            new ResponsibleUnit(Id("BCT"), ResponsibleReason.SectorLead, Id("BCT")),
            new RegistrySnapshot(Rows with { SpecialisedUnits = [] }).ResponsibleUnitOf(SystemOf("EVN"), In2018));
}
