using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace UngCuu.Drills;

/// <summary>The app on a person's phone (RFC 6238), on real time. A code opens once, so asked again within 30 seconds it gives the next one.</summary>
internal sealed class AuthenticatorApp(string typedKey, TimeProvider time)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] key = FromBase32(typedKey);
    private long last;

    [SuppressMessage("Security", "CA5350", Justification = "The standard's own.")]
    public string Code()
    {
        last = Math.Max(last + 1, time.GetUtcNow().ToUnixTimeSeconds() / 30);
        var counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, last);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsLetterOrDigit).Select(c => Letters.IndexOf(c, StringComparison.Ordinal).ToString("B5", CultureInfo.InvariantCulture)));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
