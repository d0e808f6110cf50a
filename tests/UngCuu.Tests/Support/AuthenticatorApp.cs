using System.Buffers.Binary;
using System.Security.Cryptography;

namespace UngCuu.Tests.Support;

/// <summary>The app on a person's phone (RFC 6238), written apart from the server's own. A code opens once, so it gives the next one when asked again within 30 seconds.</summary>
public sealed class AuthenticatorApp(byte[] key)
{
    private long last;

    public static AuthenticatorApp FromTyped(string base32) => new(FromBase32(base32));

    public string Code()
    {
        last = Math.Max(last + 1, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        return CodeAt(last);
    }

    public string CodeAt(long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the standard's own
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[19] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Replace(" ", "", StringComparison.Ordinal).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
