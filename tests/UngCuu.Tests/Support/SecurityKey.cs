using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UngCuu.Tests.Support;

/// <summary>
/// What a browser and an authenticator do together (Web Authentication, level 3), written apart from the server's own; one passkey on an elliptic curve.
/// A test may lie with each of its properties.
/// </summary>
public sealed class SecurityKey
{
    private const byte Present = 1;
    private const byte Verified = 4;
    private const byte HasKey = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; } = RandomNumberGenerator.GetBytes(32);

    public required string Origin { get; init; }

    public string Domain { get; init; } = "localhost";

    /// <summary>Keys that travel between devices keep no counter: theirs stays 0.</summary>
    public uint Counter { get; set; }

    public string? UserHandle { get; set; }

    public bool Verifies { get; init; } = true;

    public bool SignsWrong { get; init; }

    /// <summary>A copy, as a thief would have of a key that can be copied.</summary>
    public SecurityKey(SecurityKey? of = null)
    {
        if (of is null)
            return;
        (Id, UserHandle, Counter) = (of.Id, of.UserHandle, of.Counter);
        key.ImportParameters(of.key.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>The answer to what a page asks with its <c>data-options</c>.</summary>
    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        UserHandle = asked["user"]!["id"]!.GetValue<string>();
        var client = Client("webauthn.create", asked);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. Data(HasKey), .. new byte[16], 0, (byte)Id.Length, .. Id, .. cose];
        byte[] attestation = [0xa3, .. Word("fmt"), .. Word("none"), .. Word("attStmt"), 0xa0, .. Word("authData"), 0x58, (byte)data.Length, .. data];
        return Answer(new() { ["clientDataJSON"] = Url(client), ["attestationObject"] = Url(attestation), ["transports"] = new JsonArray("internal") });
    }

    public string Show(string options)
    {
        var client = Client("webauthn.get", JsonNode.Parse(options)!);
        var data = Data(0);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        if (SignsWrong)
            signature[^1] ^= 1;
        return Answer(new() { ["clientDataJSON"] = Url(client), ["authenticatorData"] = Url(data), ["signature"] = Url(signature), ["userHandle"] = UserHandle });
    }

    private byte[] Client(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["type"] = type,
        ["challenge"] = asked["challenge"]!.GetValue<string>(),
        ["origin"] = Origin,
        ["crossOrigin"] = false,
    });

    private byte[] Data(byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), (byte)(flags | Present | (Verifies ? Verified : 0)), .. counter];
    }

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Url(Id),
        ["rawId"] = Url(Id),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private static byte[] Word(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Url(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
