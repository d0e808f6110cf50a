using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace UngCuu.Features.Accounts;

/// <summary>Six-digit codes from a shared key and the time (RFC 6238), as every authenticator app shows them.</summary>
public static class Totp
{
    public const int Seconds = 30;
    public const int Digits = 6;
    public const int KeyBytes = 20;

    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / Seconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 with SHA-1 is what authenticator apps speak; its weakness is collisions, which do not matter to an HMAC.")]
    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Codes are shown, and so typed, in two groups of three.</summary>
    public static string Clean(string typed) => new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();

    /// <summary>The step whose code was typed: now, or one before or after it for clocks that differ. Never one already used.</summary>
    public static long? StepOf(ReadOnlySpan<byte> key, string typed, DateTimeOffset now, long lastUsed)
    {
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(key, step)), Encoding.UTF8.GetBytes(typed)))
                found = step;
        return found;
    }
}
