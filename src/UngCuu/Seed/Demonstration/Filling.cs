using System.Globalization;
using UngCuu.Features.Registry;

namespace UngCuu.Seed.Demonstration;

/// <summary>Fills the names and figures of one case; the same figure wherever the case says {n}.</summary>
internal sealed class Filling
{
    private readonly (string Name, string Value)[] values;

    public Filling(Random random, Member member, InformationSystem system)
    {
        var name = system.Name;
        var fake = new[] { "xac-minh", "dang-nhap", "ho-tro", "cap-nhat", "nhan-qua" }[random.Next(5)];
        values =
        [
            ("{system}", char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..]),
            ("{domain}", system.Addresses.First(a => a.Kind == SystemAddressKind.Domain).Text),
            ("{ip}", system.Addresses.First(a => a.Kind == SystemAddressKind.Ip).Text),
            ("{fake}", $"{fake}-mh{member.Number:000}[.]example"),
            ("{n}", random.Next(4, 60).ToString(CultureInfo.InvariantCulture)),
            ("{h}", random.Next(2, 30).ToString(CultureInfo.InvariantCulture)),
            ("{p}", random.Next(80, 99).ToString(CultureInfo.InvariantCulture)),
        ];
    }

    public string In(string text)
    {
        foreach (var (name, value) in values)
            text = text.Replace(name, value, StringComparison.Ordinal);
        return char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }
}
