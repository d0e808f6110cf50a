using System.Net;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Seed;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Registry;

/// <summary>Which systems, contacts and people a reader sees: the table is written by hand.</summary>
[Trait("needs", "database")]
public class RegistryReachTests(RegistryReachTests.WithSystems server) : IClassFixture<RegistryReachTests.WithSystems>
{
    private static readonly DateOnly Since = new(2024, 1, 1);

    private static Guid Id(string key) => SeedIds.Organisation(key);

    public sealed class WithSystems(TestDatabase database) : RegistryOfToday(database)
    {
        protected override async Task Prepare(IServiceProvider services)
        {
            await base.Prepare(services);
            await In(services, db =>
            {
                var health = InformationSystem.Register(
                    new("Hồ sơ sức khỏe điện tử", Id("BYT"), Id("BYT-CNTT"), SecurityLevel: 4, OnNationalList: true, From: Since),
                    new SystemAddress { Kind = SystemAddressKind.Domain, Text = "hososuckhoe.gov.vn" }, new SystemAddress { Kind = SystemAddressKind.Ip, Text = "203.0.113.7" });
                health.BeginService(Id("VNPT"), Since);
                var portal = InformationSystem.Register(new("Cổng dịch vụ công Yên Bái", Id("UBND-15"), Id("SKHCN-15"), SecurityLevel: 3, From: Since));
                var grid = InformationSystem.Register(new("Điều độ lưới điện", Id("EVN"), Id("EVN"), From: Since));
                var lent = InformationSystem.Register(new("Kho dữ liệu khoáng sản", Id("TKV"), Id("TKV"), From: Since));
                db.AddRange(health, portal, grid, lent, UnitAssignment.Assign(lent.Id, Id("CA-22"), Since, "theo đề nghị của tập đoàn"));
                var head = Person.Note("Nguyễn Văn Minh Họa");
                var contact = Person.Note("Trần Thị Minh Họa");
                db.AddRange(head, contact,
                    Position.Take(head.Id, Id("BYT"), "Bộ trưởng", PositionRole.Head, Since),
                    Position.Take(contact.Id, Id("BYT"), "Trưởng phòng", PositionRole.ContactPoint, Since),
                    Contact.Add(Id("BYT"), ContactKind.Email, ContactPurpose.IncidentReception, "suco@byt.example.vn", isPublic: true, Since),
                    Contact.Add(Id("BYT"), ContactKind.Mobile, ContactPurpose.OutOfHours, "0900000001", isPublic: false, Since),
                    Contact.Add(Id("BYT"), ContactKind.Mobile, ContactPurpose.OutOfHours, "0900000002", isPublic: false, Since, contact.Id),
                    Contact.Add(Id("CA-01"), ContactKind.Hotline, ContactPurpose.IncidentReception, "024 0000 113", isPublic: true, Since),
                    Contact.Add(Id("CA-01"), ContactKind.Mobile, ContactPurpose.IncidentReception, "0900000003", isPublic: false, Since),
                    Contact.Add(Id("CA-01"), ContactKind.Mobile, ContactPurpose.IncidentReception, "0900000004", isPublic: true, Since, head.Id),
                    Contact.Add(Id("A05"), ContactKind.Email, ContactPurpose.Letters, "vanthu@a05.example.vn", isPublic: true, Since));
            });
        }
    }

    [Theory]
    [InlineData(PostRole.DutyOfficer, "A05", "Hồ sơ sức khỏe điện tử, Cổng dịch vụ công Yên Bái, Điều độ lưới điện, Kho dữ liệu khoáng sản")] // coordinating agency
    [InlineData(PostRole.OperatorContact, "BYT", "Hồ sơ sức khỏe điện tử")] // owner
    [InlineData(PostRole.OperatorContact, "BYT-CNTT", "Hồ sơ sức khỏe điện tử")] // operator
    [InlineData(PostRole.MemberContact, "VNPT", "Hồ sơ sức khỏe điện tử")] // the member that serves it
    [InlineData(PostRole.MemberContact, "VIETTEL", "")] // another member
    [InlineData(PostRole.SpecialisedUnit, "CA-15-2025", "Cổng dịch vụ công Yên Bái")] // unit of the province the owner went into
    [InlineData(PostRole.OperatorContact, "SKHCN-15-2025", "Cổng dịch vụ công Yên Bái")] // the operator's successor
    [InlineData(PostRole.SteeringCommittee, "UBND-15-2025", "Cổng dịch vụ công Yên Bái")] // the owner's successor
    [InlineData(PostRole.SpecialisedUnit, "CA-01", "")] // another province
    [InlineData(PostRole.SpecialisedUnit, "BCT-CNTT", "Điều độ lưới điện")] // unit of the sector's lead; the other was assigned away
    [InlineData(PostRole.SteeringCommittee, "BCT", "Điều độ lưới điện")] // above that unit
    [InlineData(PostRole.SpecialisedUnit, "CA-22", "Kho dữ liệu khoáng sản")] // assigned
    [InlineData(PostRole.Finance, "BTC", "")]
    public async Task Systems_are_seen_by_those_who_own_run_serve_or_answer_for_them(PostRole role, string organisation, string systems)
    {
        using var browser = await server.SignInAs(role, Id(organisation));
        var page = await browser.Get("/systems");
        var seen = page.Html.QuerySelectorAll("a.cell-title").ToDictionary(a => a.TextContent.Trim(), a => a.GetAttribute("href")!, StringComparer.Ordinal);
        Assert.Equal(systems.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), seen.Keys.Order(StringComparer.Ordinal));

        using var all = await server.SignInAs(PostRole.DutyOfficer, Id("A05"));
        foreach (var card in (await all.Get("/systems")).Html.QuerySelectorAll("a.cell-title"))
            Assert.Equal(
                seen.ContainsKey(card.TextContent.Trim()) ? HttpStatusCode.OK : HttpStatusCode.NotFound,
                (await browser.Get(card.GetAttribute("href")!)).Status);
    }

    [Theory]
    [InlineData("suc khoe", 1)]
    [InlineData("hososuckhoe.gov", 1)]
    [InlineData("203.0.113.7", 1)]
    [InlineData("203.0.113.8", 0)]
    public async Task A_system_is_found_by_name_domain_and_address(string typed, int found)
    {
        using var browser = await server.SignInAs(PostRole.DutyOfficer, Id("A05"));
        Assert.Equal(found, (await browser.Get($"/systems?q={Uri.EscapeDataString(typed)}")).Html.QuerySelectorAll("a.cell-title").Length);
    }

    [Theory]
    [InlineData("level=4", "Hồ sơ sức khỏe điện tử")]
    [InlineData("level=0", "Kho dữ liệu khoáng sản, Điều độ lưới điện")]
    [InlineData("national=true", "Hồ sơ sức khỏe điện tử")]
    [InlineData("unit=UBND-15", "Cổng dịch vụ công Yên Bái")]
    [InlineData("unit=NOBODY", "")]
    [InlineData("level=9&after=nonsense", "")]
    public async Task The_list_of_systems_is_filtered_from_its_address(string query, string systems)
    {
        using var browser = await server.SignInAs(PostRole.DutyOfficer, Id("A05"));
        var page = await browser.Get("/systems?" + query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        if (systems.Length > 0 || !query.StartsWith("level=9", StringComparison.Ordinal))
            Assert.Equal(systems.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
                page.Html.QuerySelectorAll("a.cell-title").Select(a => a.TextContent.Trim()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(PostRole.DutyOfficer, "A05", true, true, true)] // the right to internal contacts
    [InlineData(PostRole.MemberContact, "VNPT", true, true, true)]
    [InlineData(PostRole.OperatorContact, "BYT", true, true, true)] // its own
    [InlineData(PostRole.OperatorContact, "BGDĐT", true, false, false)]
    [InlineData(PostRole.Finance, "BTC", true, false, false)]
    public async Task Internal_contacts_are_shown_by_right(PostRole role, string organisation, bool published, bool inner, bool person)
    {
        using var browser = await server.SignInAs(role, Id(organisation));
        var text = (await browser.Get("/units/BYT")).Text;
        Assert.Equal(published, text.Contains("suco@byt.example.vn", StringComparison.Ordinal));
        Assert.Equal(inner, text.Contains("0900000001", StringComparison.Ordinal));
        Assert.Equal(person, text.Contains("Trần Thị Minh Họa", StringComparison.Ordinal));
        Assert.Equal(person, text.Contains("0900000002", StringComparison.Ordinal));
        Assert.Contains("Nguyễn Văn Minh Họa", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_may_see_whom_to_tell_and_only_what_is_published()
    {
        using var browser = server.Browse();
        var page = await browser.Get("/public/contacts");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(34 + 12, page.Html.QuerySelectorAll("tbody tr").Length); // 34 provinces; 11 sectors, one of them with two leads
        Assert.Contains("Công an thành phố Hà Nội", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("a[href='tel:0240000113']"));
        Assert.DoesNotContain("090000000", page.Text, StringComparison.Ordinal); // internal, or somebody's own
        Assert.DoesNotContain("Minh Họa", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("vanthu@a05.example.vn", page.Text, StringComparison.Ordinal); // for letters, not for incidents
        Assert.Null(page.Html.QuerySelector("main a[href^='/units']"));
    }

    [Theory]
    [InlineData("territory=01", "Công an thành phố Hà Nội")]
    [InlineData("sector=health", "Cục Công nghệ thông tin, Bộ Y tế")]
    [InlineData("territory=99", "Không có địa bàn hay lĩnh vực này")]
    public async Task A_chosen_place_or_sector_is_answered_alone(string query, string words)
    {
        using var browser = server.Browse();
        var page = await browser.Get("/public/contacts?" + query);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.True(page.Html.QuerySelectorAll("tbody tr").Length <= 1);
    }
}
