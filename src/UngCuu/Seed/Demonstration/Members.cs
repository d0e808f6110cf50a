using System.Globalization;
using UngCuu.Features.Registry;

namespace UngCuu.Seed.Demonstration;

/// <summary>An invented organisation of the network with everything registered of it.</summary>
internal sealed record Member(int Number, string Kind, Organisation Organisation, string Address, IReadOnlyList<InformationSystem> Systems, IReadOnlyList<Data.Entity> Rest)
{
    public string Domain => Members.DomainOf(Number);

    public string Email => $"ungcuu@{Domain}";

    public string Phone => Members.PhoneOf(Number);
}

/// <summary>
/// The invented members below the real provinces and ministries. Every name says that it is invented; domains end in .example,
/// addresses lie in the ranges kept for documentation (RFC 5737, RFC 3849).
/// </summary>
internal sealed class Members(RegistrySnapshot registry, DateOnly start, DateOnly today)
{
    private const int HostsInRange = 254;
    private static readonly string[] Ranges = ["192.0.2", "198.51.100", "203.0.113"];

    private readonly Random random = new(20_170_316);
    private readonly DateOnly founded = start.AddYears(-6);
    private int hosts;

    private enum Above
    {
        Province,
        Ministry,
        Nobody,
    }

    private sealed record Sort(
        string Key, int Count, string Vi, string En, string Short, OrganisationKind Kind, Above Above, string? Sector, (string Name, string Host, int Level)[] Systems)
    {
        public string[] Ministries { get; init; } = [];
    }

    private static readonly Sort[] Sorts =
    [
        new("data-centre", 40, "Trung tâm Dữ liệu Minh Họa", "Minh Họa Data Centre", "TTDL Minh Họa", OrganisationKind.ProvincialUnit, Above.Province, null,
            [("Cổng thông tin điện tử", "cong", 3), ("Nền tảng điện toán đám mây dùng chung", "dientoan", 4), ("Hệ thống thư điện tử", "thu", 3), ("Cơ sở dữ liệu dùng chung", "csdl", 3)]),
        new("hospital", 36, "Bệnh viện Đa khoa Minh Họa", "Minh Họa General Hospital", "BVĐK Minh Họa", OrganisationKind.PublicInstitution, Above.Ministry, "health",
            [("Hệ thống thông tin khám bệnh, chữa bệnh", "hsba", 3), ("Cổng đăng ký khám bệnh trực tuyến", "dangky", 2), ("Hệ thống lưu trữ hình ảnh y tế", "hinhanh", 3)]) { Ministries = ["BYT"] },
        new("university", 28, "Trường Đại học Minh Họa", "Minh Họa University", "ĐH Minh Họa", OrganisationKind.PublicInstitution, Above.Ministry, null,
            [("Hệ thống quản lý đào tạo", "daotao", 2), ("Cổng tuyển sinh trực tuyến", "tuyensinh", 2), ("Hệ thống học trực tuyến", "hoctap", 1)]) { Ministries = ["BGDĐT"] },
        new("college", 16, "Trường Cao đẳng Minh Họa", "Minh Họa College", "CĐ Minh Họa", OrganisationKind.PublicInstitution, Above.Province, null,
            [("Trang thông tin điện tử", "trang", 1), ("Hệ thống học trực tuyến", "hoctap", 1)]),
        new("department", 30, "Ban Quản lý Minh Họa", "Minh Họa Management Board", "BQL Minh Họa", OrganisationKind.ProvincialUnit, Above.Province, null,
            [("Hệ thống một cửa điện tử", "motcua", 3), ("Hệ thống quản lý văn bản và điều hành", "vanban", 2), ("Trang thông tin điện tử", "trang", 2)]),
        new("firm", 34, "Công ty Cổ phần Công nghệ Minh Họa", "Minh Họa Technology JSC", "CTCP Minh Họa", OrganisationKind.Enterprise, Above.Nobody, null,
            [("Hệ thống bán hàng trực tuyến", "banhang", 2), ("Trang thông tin điện tử", "trang", 1), ("Hệ thống quản trị doanh nghiệp", "quantri", 2)]),
        new("bank", 10, "Ngân hàng Thương mại Minh Họa", "Minh Họa Commercial Bank", "NHTM Minh Họa", OrganisationKind.Bank, Above.Nobody, "banking",
            [("Hệ thống ngân hàng điện tử", "giaodich", 4), ("Hệ thống ngân hàng lõi", "loi", 4), ("Trang thông tin điện tử", "trang", 2)]),
        new("telecom", 8, "Công ty Viễn thông Minh Họa", "Minh Họa Telecom", "VT Minh Họa", OrganisationKind.Telecom, Above.Nobody, "information",
            [("Hệ thống phân giải tên miền", "phangiai", 4), ("Hệ thống chăm sóc khách hàng", "khachhang", 3)]),
        new("power", 10, "Công ty Điện lực Minh Họa", "Minh Họa Power Company", "ĐL Minh Họa", OrganisationKind.Enterprise, Above.Nobody, "energy",
            [("Hệ thống giám sát lưới điện", "giamsat", 5), ("Cổng chăm sóc khách hàng", "khachhang", 2)]),
        new("agency", 18, "Cục Chuyên ngành Minh Họa", "Minh Họa Line Agency", "Cục CN Minh Họa", OrganisationKind.CentralUnit, Above.Ministry, null,
            [("Cơ sở dữ liệu chuyên ngành", "csdl", 4), ("Cổng dịch vụ công chuyên ngành", "dichvucong", 3), ("Hệ thống thư điện tử", "thu", 2)])
            { Ministries = ["BXD", "BCT", "BTP", "BNV", "BVHTTDL", "BKHCN", "BTC", "BYT", "BGDĐT"] },
    ];

    /// <summary>Provinces whose first data centres have sign-in cards.</summary>
    private static readonly string[] First = ["Hà Nội", "Lào Cai", "Đà Nẵng"];

    public static string DomainOf(int number) => string.Create(CultureInfo.InvariantCulture, $"mh{number:000}.example");

    /// <summary>No exchange begins with 0000: nobody's telephone rings.</summary>
    public static string PhoneOf(int number) => string.Create(CultureInfo.InvariantCulture, $"024 0000 {number:0000}");

    public IReadOnlyList<Member> All()
    {
        var provinces = registry.Organisations
            .Where(o => o.HoldsOn(start) && registry.PlaceOf(o.Id, start)?.Kind == OrganisationKind.ProvincialCommittee)
            .OrderBy(o => registry.NamesOn(o.Id, start)!.Code, StringComparer.Ordinal).ToList();
        var telecoms = new List<Guid>();
        var members = new List<Member>();
        // The telecoms first: the others name them as their providers.
        foreach (var sort in Sorts.OrderBy(s => s.Key == "telecom" ? 0 : 1))
            for (var i = 1; i <= sort.Count; i++)
            {
                var member = New(sort, i, members.Count + 1, provinces, telecoms);
                members.Add(member);
                if (sort.Key == "telecom")
                    telecoms.Add(member.Organisation.Id);
            }
        return members;
    }

    private Member New(Sort sort, int index, int number, List<Organisation> provinces, List<Guid> telecoms)
    {
        var province = sort.Key == "data-centre" && index <= First.Length
            ? provinces.Single(p => registry.FindTerritory(p.TerritoryId!.Value)!.Names.NearestTo(start)!.ShortName == First[index - 1])
            : provinces[random.Next(provinces.Count)];
        var parent = sort.Above switch
        {
            Above.Province => province.Id,
            Above.Ministry when sort.Key == "hospital" && index % 3 != 1 => province.Id,
            Above.Ministry => SeedIds.Organisation(sort.Ministries[(index - 1) % sort.Ministries.Length]),
            _ => (Guid?)null,
        };
        var suffix = string.Create(CultureInfo.InvariantCulture, $" {index:00}");
        var code = string.Create(CultureInfo.InvariantCulture, $"MH-{number:000}");
        var organisation = Organisation.Import(
            SeedIds.Organisation(code),
            [new OrganisationName { Name = sort.Vi + suffix, NameEn = sort.En + suffix, ShortName = sort.Short + suffix, Code = code, From = founded, Certainty = Certainty.Unverified }],
            Places(sort.Kind, parent),
            sort.Above == Above.Ministry && parent != province.Id ? null : province.TerritoryId,
            sort.Sector is null ? null : SeedIds.Sector(sort.Sector),
            Force.Civil, founded, to: null, "Dữ liệu minh họa", Certainty.Unverified);
        var place = registry.FindTerritory(province.TerritoryId!.Value) is { } land ? (registry.TerritoryOn(land.Id, today) ?? land).Names.NearestTo(today)!.Name : "";
        var address = string.Create(CultureInfo.InvariantCulture, $"Số {number} đường Ví Dụ, {place}");
        return new(number, sort.Key, organisation, address, Systems(sort, number, organisation.Id, parent, telecoms), [.. People(number, organisation), .. Contacts(number, organisation.Id, address)]);
    }

    /// <summary>Below its parent, and after the parent went into another, below that one.</summary>
    private IEnumerable<OrganisationPlace> Places(OrganisationKind kind, Guid? parent)
    {
        if (parent is { } above && registry.Find(above) is { To: { } last } && last < today && registry.Tree.Standing(above, last.AddDays(1)) is { } successor)
            return
            [
                new() { Kind = kind, ParentId = parent, From = founded, To = last, Certainty = Certainty.Unverified },
                new() { Kind = kind, ParentId = successor, From = last.AddDays(1), Certainty = Certainty.Unverified },
            ];
        return [new() { Kind = kind, ParentId = parent, From = founded, Certainty = Certainty.Unverified }];
    }

    private List<InformationSystem> Systems(Sort sort, int number, Guid operatorId, Guid? parent, List<Guid> telecoms)
    {
        var some = new List<InformationSystem>();
        var count = Math.Min(sort.Systems.Length, random.Of([(1, 25), (2, 50), (3, 25)]));
        for (var i = 0; i < count; i++)
        {
            var (name, host, level) = sort.Systems[i];
            level = Math.Clamp(level + random.Of([(-1, 15), (0, 75), (1, 10)]), 1, InformationSystem.HighestLevel);
            var provider = random.Next(8);
            var system = InformationSystem.Register(
                new(name, parent ?? operatorId, operatorId, level, OnNationalList: level == InformationSystem.HighestLevel || (level == 4 && random.Percent(25)),
                    ConnectionProvider: string.Create(CultureInfo.InvariantCulture, $"Công ty Viễn thông Minh Họa {provider + 1:00}"), From: founded),
                Addresses(number, i, host));
            if (sort.Key is not ("telecom" or "bank") && telecoms.Count > provider && random.Percent(30))
                system.BeginService(telecoms[provider], founded);
            some.Add(system);
        }
        return some;
    }

    private List<SystemAddress> Addresses(int number, int index, string host)
    {
        var (range, last) = Math.DivRem(hosts++, HostsInRange);
        List<SystemAddress> addresses =
        [
            new() { Kind = SystemAddressKind.Domain, Text = $"{host}.{DomainOf(number)}" },
            new() { Kind = SystemAddressKind.Ip, Text = string.Create(CultureInfo.InvariantCulture, $"{Ranges[range % Ranges.Length]}.{last + 1}") },
        ];
        if (random.Percent(35))
            addresses.Add(new() { Kind = SystemAddressKind.Ip, Text = string.Create(CultureInfo.InvariantCulture, $"2001:db8:{number:x}:{index + 1}::10") });
        return addresses;
    }

    private IEnumerable<Data.Entity> People(int number, Organisation organisation)
    {
        var contact = Person.Note(string.Create(CultureInfo.InvariantCulture, $"Đầu mối Minh Họa {number:000}"));
        var leader = Person.Note(string.Create(CultureInfo.InvariantCulture, $"Phụ trách Minh Họa {number:000}"));
        return
        [
            contact, Position.Take(contact.Id, organisation.Id, "Đầu mối ứng cứu sự cố", PositionRole.ContactPoint, founded),
            leader, Position.Take(leader.Id, organisation.Id, "Lãnh đạo phụ trách an toàn thông tin", PositionRole.SecurityLeader, founded),
        ];
    }

    private IEnumerable<Contact> Contacts(int number, Guid organisation, string address) =>
    [
        Contact.Add(organisation, ContactKind.Email, ContactPurpose.IncidentReception, $"ungcuu@{DomainOf(number)}", isPublic: true, founded),
        Contact.Add(organisation, ContactKind.Hotline, ContactPurpose.IncidentReception, PhoneOf(number), isPublic: true, founded),
        Contact.Add(organisation, ContactKind.PostalAddress, ContactPurpose.General, address, isPublic: true, founded),
        Contact.Add(organisation, ContactKind.Mobile, ContactPurpose.OutOfHours, PhoneOf(number + 5000), isPublic: false, founded),
    ];
}
