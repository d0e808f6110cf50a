using System.Security.Cryptography;
using System.Text;

namespace UngCuu.Shared;

/// <summary>What makes a posted thing this one and no other, so that posting it twice (double click, back button, a repeated request) keeps it once.</summary>
public static class Once
{
    public static Guid Of(params IEnumerable<string?> parts) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(p => $"{p?.Length ?? -1}:{p}")))).AsSpan(0, 16));
}
