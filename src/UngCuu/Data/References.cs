using System.Globalization;

namespace UngCuu.Data;

/// <summary>The spoken reference: kind, Vietnam year of recording, counter: <c>SC-2026-000123</c>.</summary>
public static class References
{
    public static string Format(string kind, int year, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{year:0000}-{number:000000}");
}
