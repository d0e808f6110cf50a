namespace UngCuu.Tests.Security;

/// <summary>What somebody types who means harm, or whose program is broken.</summary>
internal static class Hostile
{
    public const string Markup = "\"><script>alert('tuong vay')</script>";

    /// <summary>As they stand in an address: two of them can be written in no other way.</summary>
    public static readonly IReadOnlyDictionary<string, string> Queries = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["garbage"] = "garbage",
        ["a negative number"] = "-1",
        ["a number beyond all numbers"] = "99999999999999999999",
        ["nothing"] = "",
        ["NUL"] = "a%00b",
        ["half a character"] = "%ED%A0%80",
        ["no letter at all"] = "a%EF%BF%BEb",
        ["broken encoding"] = "%zz%c3",
        ["a way up"] = "..%2F..%2F..%2Fetc%2Fpasswd",
        ["turned writing"] = Uri.EscapeDataString("\u202Efdp.exe"),
        ["decomposed letters"] = Uri.EscapeDataString("Tường Vây".Normalize(System.Text.NormalizationForm.FormD)),
        ["markup"] = Uri.EscapeDataString(Markup),
        ["query language"] = Uri.EscapeDataString("' or 1=1; -- \" * NEAR( AND ) & | ! : % _"),
        ["an impossible day"] = "31%2F02%2F2018",
        ["the last moment"] = "9999-12-31T23:59:59",
    };

    public static readonly IReadOnlyDictionary<string, string> Fields = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a wrong type"] = "không phải số",
        ["a number beyond all numbers"] = "99999999999999999999",
        ["too much"] = new string('x', 100_000),
        ["markup"] = Markup,
        ["decomposed letters"] = "Sự cố nghiêm trọng".Normalize(System.Text.NormalizationForm.FormD),
        ["turned writing"] = "hồ sơ\u202Efdp.exe",
        ["NUL"] = "a\0b",
        ["no letter at all"] = "a\uFFFEb",
        ["day nought"] = "0000-00-00",
        ["an hour that is not"] = "9999-12-31T99:99",
        ["an impossible day"] = "31/02/2018",
        ["an unknown id"] = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000",
    };
}
