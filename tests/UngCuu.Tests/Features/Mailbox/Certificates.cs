using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace UngCuu.Tests.Features.Mailbox;

/// <summary>Signed letters, by an issuer the tests' settings trust and by others.</summary>
internal static class Certificates
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static readonly X509Certificate2 Root = Issuer("Nơi cấp thử nghiệm");

    public static string RootFile { get; } = Write();

    public static X509Certificate2 Issuer(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, Now.AddYears(10));
    }

    public static X509Certificate2 Of(string address, X509Certificate2? issuer = null, DateTimeOffset? to = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Đơn vị ký thử", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress(address);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(issuer ?? Root, DateTimeOffset.UnixEpoch.AddYears(1), to ?? Now.AddYears(1), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>A letter whose body is signed beside it.</summary>
    /// <param name="forge">What becomes of the words after they were signed.</param>
    public static MimeMessage Sign(MimeMessage letter, X509Certificate2 by, Func<string, string>? forge = null)
    {
        using var content = new MemoryStream();
        letter.Body!.Prepare(EncodingConstraint.SevenBit);
        var dos = FormatOptions.Default.Clone();
        dos.NewLineFormat = NewLineFormat.Dos;
        letter.Body.WriteTo(dos, content);
        var envelope = new SignedCms(new ContentInfo(content.ToArray()), detached: true);
        envelope.ComputeSignature(new CmsSigner(by) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly });
        if (forge is not null)
            letter.Body = new TextPart("plain") { Text = forge(((TextPart)letter.Body).Text) };
        var signed = new Multipart("signed") { letter.Body, new MimePart("application", "pkcs7-signature") { Content = new MimeContent(new MemoryStream(envelope.Encode())), ContentTransferEncoding = ContentEncoding.Base64, FileName = "smime.p7s" } };
        signed.ContentType.Parameters["protocol"] = "application/pkcs7-signature";
        signed.ContentType.Parameters["micalg"] = "sha-256";
        letter.Body = signed;
        return letter;
    }

    private static string Write()
    {
        var file = Path.Combine(Path.GetTempPath(), $"ungcuu-test-issuer-{Environment.ProcessId}.pem");
        File.WriteAllText(file, Root.ExportCertificatePem());
        return file;
    }
}
