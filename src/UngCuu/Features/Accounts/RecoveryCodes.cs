using System.Security.Cryptography;
using UngCuu.Security;

namespace UngCuu.Features.Accounts;

/// <summary>For the day the phone is lost: each opens once. Shown once, stored as hashes.</summary>
internal static class RecoveryCodes
{
    public const int Number = 10;

    // No 0, 1, I, L, O, U: they are read out and written down.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Number).Select(_ => RandomNumberGenerator.GetString(Letters, Length))];

    public static IEnumerable<string> Hashes(IEnumerable<string> codes) => codes.Select(Secret.Hash);

    /// <summary>In groups of four, as it is written down.</summary>
    public static string Show(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));
}
