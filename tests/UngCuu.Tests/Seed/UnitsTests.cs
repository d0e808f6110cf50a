using System.Globalization;
using System.Text.Json;
using CsCheck;
using UngCuu.Features.Registry;
using UngCuu.Seed;

namespace UngCuu.Tests.Seed;

/// <summary>The shipped units against what is known of them from outside; figures here are literals, never computed from the file.</summary>
public class UnitsTests
{
    private static readonly DateOnly In2017 = new(2017, 6, 1);
    private static readonly DateOnly FirstOf34 = new(2025, 7, 1);

    private static readonly Units Shipped = UnitsReader.ReadShipped();
    private static readonly RegistrySnapshot Registry = new(Shipped.ToRegistry());

    private static Guid Id(string key) => SeedIds.Organisation(key);

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2017-06-01", 63)]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    [InlineData("2026-11-01", 34)]
    public void There_were_63_provinces_and_there_are_34(string day, int provinces) =>
        Assert.Equal(provinces, Shipped.Territories.Count(t => t.HoldsOn(Day(day))));

    [Fact]
    public void Every_province_of_2017_reaches_exactly_one_province_of_today()
    {
        var reached = Shipped.Territories.Where(t => t.HoldsOn(In2017))
            .Select(t => Registry.TerritoryOn(SeedIds.Territory(t.Key), FirstOf34)!.Id).ToList();
        Assert.Equal(63, reached.Count);
        Assert.Equal(34, reached.Distinct().Count());
    }

    [Fact]
    public void The_provinces_of_today_are_formed_from_63_in_23_mergers()
    {
        var formed = Shipped.Territories.Where(t => t.HoldsOn(FirstOf34))
            .Select(t => Shipped.Territories.Count(o => o.Into == t.Key)).ToList();
        Assert.Equal(11, formed.Count(n => n == 0));
        Assert.Equal(23, formed.Count(n => n > 0));
        Assert.Equal(63, formed.Sum(n => Math.Max(n, 1)));
    }

    [Theory]
    [InlineData("02", "Tỉnh Hà Giang", "08", "Tỉnh Tuyên Quang")]
    [InlineData("10", "Tỉnh Lào Cai", "15", "Tỉnh Lào Cai")]
    [InlineData("15", "Tỉnh Yên Bái", "15", "Tỉnh Lào Cai")]
    [InlineData("17", "Tỉnh Hòa Bình", "25", "Tỉnh Phú Thọ")]
    [InlineData("24", "Tỉnh Bắc Giang", "24", "Tỉnh Bắc Ninh")]
    [InlineData("27", "Tỉnh Bắc Ninh", "24", "Tỉnh Bắc Ninh")]
    [InlineData("30", "Tỉnh Hải Dương", "31", "Thành phố Hải Phòng")]
    [InlineData("44", "Tỉnh Quảng Bình", "44", "Tỉnh Quảng Trị")]
    [InlineData("46", "Tỉnh Thừa Thiên Huế", "46", "Thành phố Huế")]
    [InlineData("54", "Tỉnh Phú Yên", "66", "Tỉnh Đắk Lắk")]
    [InlineData("60", "Tỉnh Bình Thuận", "68", "Tỉnh Lâm Đồng")]
    [InlineData("74", "Tỉnh Bình Dương", "79", "Thành phố Hồ Chí Minh")]
    [InlineData("89", "Tỉnh An Giang", "91", "Tỉnh An Giang")]
    [InlineData("95", "Tỉnh Bạc Liêu", "96", "Tỉnh Cà Mau")]
    public void The_successor_of_a_province_is_that_of_the_resolution(string code, string name, string successorCode, string successor)
    {
        var province = Registry.Territories.Single(t => t.Code == code && t.HoldsOn(In2017));
        Assert.Equal(name, province.Names.NearestTo(In2017)!.Name);
        var today = Registry.TerritoryOn(province.Id, FirstOf34)!;
        Assert.Equal((successorCode, successor), (today.Code, today.Names.NearestTo(FirstOf34)!.Name));
    }

    [Fact]
    public void No_code_means_two_things_on_one_day() =>
        Gen.Int[new DateOnly(2016, 1, 1).DayNumber, new DateOnly(2027, 12, 31).DayNumber].Select(DateOnly.FromDayNumber).Sample(day =>
        {
            var territories = Shipped.Territories.Where(t => t.HoldsOn(day)).Select(t => t.Code).ToList();
            var organisations = Shipped.Organisations.Where(o => o.HoldsOn(day)).Select(o => o.Code).ToList();
            return territories.Distinct(StringComparer.Ordinal).Count() == territories.Count && organisations.Distinct(StringComparer.Ordinal).Count() == organisations.Count;
        });

    [Theory]
    [InlineData("UBND-15", "2025-06-30", "Ủy ban nhân dân tỉnh Yên Bái")]
    [InlineData("UBND-15", "2025-07-01", "Ủy ban nhân dân tỉnh Lào Cai")]
    [InlineData("ubnd-46", "2024-12-31", "Ủy ban nhân dân tỉnh Thừa Thiên Huế")]
    [InlineData("ubnd-46", "2025-01-01", "Ủy ban nhân dân thành phố Huế")]
    [InlineData("UBND-75", "2026-04-29", "Ủy ban nhân dân tỉnh Đồng Nai")]
    [InlineData("UBND-75", "2026-04-30", "Ủy ban nhân dân thành phố Đồng Nai")]
    [InlineData("UBND-79", "2017-06-01", "Ủy ban nhân dân Thành phố Hồ Chí Minh")]
    [InlineData("bkhdt", "2026-01-01", "Bộ Kế hoạch và Đầu tư")]
    public void A_code_is_read_together_with_a_day(string code, string day, string name) =>
        Assert.Equal(name, Registry.NameOf(Registry.ByCode(code, Day(day))!.Id, Day(day)));

    [Theory]
    [InlineData("2017-06-01", 18, 4, 8)]
    [InlineData("2025-03-01", 14, 3, 5)]
    [InlineData("2026-11-01", 14, 3, 5)]
    public void The_government_has_as_many_bodies_as_it_had(string day, int ministries, int ministerial, int agencies)
    {
        int Of(OrganisationKind kind) => Registry.Organisations.Count(o => o.HoldsOn(Day(day)) && Registry.PlaceOf(o.Id, Day(day))!.Kind == kind);
        Assert.Equal(
            (ministries, ministerial, agencies),
            (Of(OrganisationKind.Ministry), Of(OrganisationKind.MinisterialAgency), Of(OrganisationKind.GovernmentAgency)));
    }

    [Theory]
    [InlineData("2017-06-01", 5)]
    [InlineData("2025-07-01", 6)]
    [InlineData("2026-04-30", 7)]
    public void Centrally_run_cities_are_counted_by_their_name_of_the_day(string day, int cities) =>
        Assert.Equal(cities, Registry.Territories.Count(t =>
            t.HoldsOn(Day(day)) && t.Names.NearestTo(Day(day))!.Name.StartsWith("Thành phố", StringComparison.Ordinal)));

    [Theory]
    [InlineData("BKHĐT", "BTC")]
    [InlineData("BNNPTNT", "BNNMT")]
    [InlineData("BTNMT", "BNNMT")]
    [InlineData("BGTVT", "BXD")]
    [InlineData("BTTTT", "BKHCN")]
    [InlineData("BLĐTBXH", "BNV")]
    [InlineData("UBDT", "BDTTG")]
    [InlineData("VNCERT", "A05")]
    [InlineData("CATTT", "A05")]
    [InlineData("UBND-10", "UBND-15-2025")]
    [InlineData("STTTT-74", "SKHCN-79-2025")]
    [InlineData("CA-46", "CA-46")]
    public void What_ended_in_2025_stands_on_in_its_successor(string organisation, string successor) =>
        Assert.Equal(Id(successor), Registry.Tree.Standing(Id(organisation), new DateOnly(2026, 1, 1)));

    [Theory]
    [InlineData(NationalRole.Steering, "2018-04-03", "BCĐQG", Certainty.Law)]
    [InlineData(NationalRole.Standing, "2018-04-03", "BTTTT", Certainty.Law)]
    [InlineData(NationalRole.Coordinating, "2018-04-03", "VNCERT", Certainty.Law)]
    [InlineData(NationalRole.Coordinating, "2020-01-01", "VNCERT-CC", Certainty.Law)]
    [InlineData(NationalRole.ExecutiveBoard, "2018-04-03", "BĐHML", Certainty.Law)]
    [InlineData(NationalRole.Standing, "2026-09-07", "A05", Certainty.Unverified)]
    [InlineData(NationalRole.Coordinating, "2026-09-07", "A05", Certainty.Unverified)]
    public void National_roles_are_held_as_the_decision_says_and_later_ones_are_marked_unverified(
        NationalRole role, string day, string holder, Certainty certainty)
    {
        var found = Registry.NationalRoles.HolderOf(role, Day(day))!;
        Assert.Equal((Id(holder), certainty), (found.OrganisationId, found.Certainty));
    }

    [Fact]
    public void There_are_the_eleven_priority_sectors_each_with_a_lead()
    {
        Assert.Equal(11, Registry.Sectors.Count);
        Assert.All(Registry.Sectors, s => Assert.NotEmpty(Registry.LeadsOf(s.Id, new DateOnly(2026, 11, 1))));
        Assert.Equal([Id("BXD")], Registry.LeadsOf(SeedIds.Sector("transport"), new DateOnly(2026, 11, 1)));
    }

    [Fact]
    public void In_2018_nobody_knows_yet_what_came_later()
    {
        var then = Shipped.AsOf(new DateOnly(2018, 1, 1));
        var json = JsonSerializer.Serialize(then);
        Assert.Equal(63, then.Territories.Count);
        Assert.All(then.Territories, t => Assert.Null(t.To));
        Assert.DoesNotMatch("2019|202[0-9]", json);
        Assert.DoesNotContain(then.Organisations, o => o.Key is "A05" or "BNNMT" or "VNCERT-CC");
        Assert.Contains(then.Organisations, o => o is { Key: "VNCERT", To: null });
        Assert.Equal(4, then.NationalRoles.Count);
        Assert.Empty(then.Successions);
    }

    [Fact]
    public void As_of_a_day_long_ahead_is_everything() =>
        Assert.Equal(JsonSerializer.Serialize(Shipped), JsonSerializer.Serialize(Shipped.AsOf(new DateOnly(2030, 1, 1))));
}
