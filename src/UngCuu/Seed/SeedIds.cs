using System.Security.Cryptography;
using System.Text;

namespace UngCuu.Seed;

/// <summary>Ids made from keys, so that everything seeded has the same id on every installation and can be pointed at by its key.</summary>
public static class SeedIds
{
    /// <summary>A version-8 identifier: the form left free for ids computed from a name.</summary>
    public static Guid Of(string kind, string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"ungcuu:{kind}:{key}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public static Guid Organisation(string key) => Of("organisation", key);

    public static Guid Territory(string key) => Of("territory", key);

    public static Guid Sector(string code) => Of("sector", code);
}
