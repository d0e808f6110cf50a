using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace UngCuu.Security;

/// <summary>Random words that open something once or for a time: links, API tokens. They are shown once; only their hash is stored.</summary>
public static class Secret
{
    /// <summary>256 random bits, fit for an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Plain SHA-256 is enough: nobody can search 256 random bits, so no salt and no slow hash.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
