using UngCuu.Seed;

namespace UngCuu.Tests.Seed;

/// <summary>Each test spoils the shipped file in one place and expects to be told which file, which unit and which field.</summary>
public class UnitsReaderTests
{
    private static readonly string Shipped = ReadShipped();

    [Theory]
    [InlineData("\"code\": \"BKHĐT\", \"vi\":", "\"code\": \"BKHĐT\", \"vii\":", "organisations, entry 2, units, BKHĐT, vii")]
    [InlineData("\"short\": \"Bộ KH&ĐT\", \"to\": \"2025-02-28\"", "\"short\": \"Bộ KH&ĐT\", \"to\": \"2025-02-30\"", "organisations, entry 2, units, BKHĐT, to")]
    [InlineData("\"kind\": \"MinisterialAgency\"", "\"kind\": \"MinisterialAgencies\"", "organisations, entry 4, kind")]
    [InlineData("\"role\": \"Steering\", \"holder\": \"BCĐQG\", ", "\"role\": \"Steering\", ", "nationalRoles, Steering")]
    [InlineData("\"nationalRoles\": [", "\"nationalRoles\": [[", "units.json: ")]
    public void A_field_that_cannot_be_read_is_named_with_its_unit(string was, string becomes, string named) => Refused(was, becomes, named);

    [Theory]
    [InlineData("\"short\": \"Bộ KH&ĐT\", \"to\": \"2025-02-28\"", "\"short\": \"Bộ KH&ĐT\", \"to\": \"2025-02-27\"", "successions, BKHĐT into BTC, date: must be the day after")]
    [InlineData("\"from\": \"2019-11-01\", \"to\": \"2025-02-28\", \"basis\"", "\"from\": \"2019-11-02\", \"to\": \"2025-02-28\", \"basis\"", "successions, VNCERT into VNCERT-CC, date: VNCERT-CC does not exist")]
    [InlineData("\"parent\": \"CATTT\"", "\"parent\": \"CATT\"", "organisations, VNCERT-CC, parent: there is no organisation CATT")]
    [InlineData("\"code\": \"VOV\"", "\"code\": \"VTV\"", "organisations, VTV, key: stands 2 times")]
    [InlineData("\"formedFrom\": [ \"10\", \"15\" ]", "\"formedFrom\": [ \"10\" ]", "territories, 15, to: it ended, but no territory says formedFrom 15")]
    [InlineData("\"formedFrom\": [ \"10\", \"15\" ]", "\"formedFrom\": [ \"10\", \"15\", \"06\" ]", "formedFrom: 06 already went into")]
    [InlineData("\"formedFrom\": [ \"10\", \"15\" ]", "\"formedFrom\": [ \"10\", \"15\", \"97\" ]", "territories, 15-2025, formedFrom: there is no territory 97")]
    [InlineData("\"code\": \"04\", \"vi\": \"Tỉnh Cao Bằng\"", "\"key\": \"04\", \"code\": \"02\", \"vi\": \"Tỉnh Cao Bằng\"", "territories, 04, code: 02 belongs to 02 at the same time")]
    [InlineData("\"short\": \"Thừa Thiên Huế\", \"to\": \"2024-12-31\"", "\"short\": \"Thừa Thiên Huế\", \"to\": \"2024-12-30\"", "territories, 46, names[1].from: must be the day after")]
    [InlineData("\"short\": \"Vietcombank\", \"sector\": \"banking\"", "\"short\": \"Vietcombank\", \"sector\": \"bank\"", "organisations, VCB, sector: there is no sector bank")]
    [InlineData("\"holder\": \"VNCERT\", \"from\": \"2017-03-16\", \"to\": \"2019-10-31\"", "\"holder\": \"VNCERT\", \"from\": \"2017-03-16\", \"to\": \"2019-11-01\"", "national roles, Coordinating, VNCERT, from, to: the time must lie within")]
    [InlineData("\"holder\": \"A05\", \"from\": \"2025-03-01\", \"basis\"", "\"holder\": \"A05\", \"from\": \"2025-02-01\", \"basis\"", "national roles, Standing, from: two holders at the same time")]
    [InlineData("\"leads\": [ \"BYT\" ]", "\"leads\": [ \"BYTE\" ]", "sectors, health, leads: there is no organisation BYTE")]
    [InlineData("\"short\": \"VNNIC\", \"parent\": \"BTTTT\"", "\"short\": \"VNNIC\", \"parent\": \"BĐHML\"", "organisations, VNNIC, parent: BĐHML does not stand on")]
    [InlineData("\"short\": \"Cục ATTT\", \"parent\": \"BTTTT\"", "\"short\": \"Cục ATTT\", \"parent\": \"VNCERT-CC\"", "parent: stands in a circle with")]
    public void A_contradiction_is_named_with_its_unit(string was, string becomes, string named) => Refused(was, becomes, named);

    private static void Refused(string was, string becomes, string named)
    {
        Assert.Contains(was, Shipped, StringComparison.Ordinal);
        var spoilt = Shipped.Replace(was, becomes, StringComparison.Ordinal);
        var refused = Assert.Throws<UnitsInvalid>(() => UnitsReader.Read(spoilt, "units.json"));
        Assert.All(refused.Problems, p => Assert.StartsWith("units.json: ", p, StringComparison.Ordinal));
        Assert.Contains(refused.Problems, p => p.Contains(named, StringComparison.Ordinal));
    }

    private static string ReadShipped()
    {
        using var stream = typeof(UnitsReader).Assembly.GetManifestResourceStream("Seed/units.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
