using System.Text.Json;
using UngCuu.Shared;

namespace UngCuu.Features.History;

/// <summary>The end of the chain on a day, given out of the house: whoever keeps it can prove later that everything up to it stands unchanged.</summary>
/// <param name="Hash">Hexadecimal.</param>
public sealed record Head(long Seal, DateTime At, long LastEvent, string Hash)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Head Of(Seal seal) => new(seal.Number, seal.At, seal.LastEvent, Convert.ToHexStringLower(seal.Hash));

    public string Write() => JsonSerializer.Serialize(this, Written);

    /// <exception cref="RuleBroken">The text is no head.</exception>
    public static Head Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Head>(text, Written) is { Seal: > 0, Hash.Length: SealHash.Length * 2 } head ? head : throw new RuleBroken("history.head.unreadable");
        }
        catch (JsonException)
        {
            throw new RuleBroken("history.head.unreadable");
        }
    }
}
