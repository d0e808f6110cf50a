using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using MimeKit.Cryptography;
using UngCuu.Documents;

namespace UngCuu.Features.Mailbox;

/// <summary>
/// Who signed a letter (S/MIME). Trusted is only a certificate that the settings' own issuers vouch for at the moment the letter came in, and that is made out to
/// the sender's address; what the letter itself brings along vouches for nothing. Whether a certificate was called back is not asked: nothing leaves this machine for it.
/// </summary>
internal sealed class LetterSignature(MailboxSettings settings)
{
    /// <param name="Inside">What the signature encloses, where the letter is nothing but it.</param>
    public sealed record Found(SenderCheck Check, string? By, MimeEntity? Inside = null);

    private const string ForMail = "1.3.6.1.5.5.7.3.4";

    public static readonly Found None = new(SenderCheck.Unverified, null);

    private readonly Lazy<X509Certificate2Collection> trusted = new(settings.TrustedCertificates);

    public Found Of(MimeMessage letter, DateTime arrivedAt)
    {
        try
        {
            // Keeps nothing and trusts nobody: it only says whether the bytes fit the signature.
            using var context = new TemporarySecureMimeContext();
            return letter.Body switch
            {
                MultipartSigned { Count: 2 } signed when signed[1] is ApplicationPkcs7Signature mark => Judge(signed.Verify(context), mark, null, letter, arrivedAt),
                ApplicationPkcs7Mime { SecureMimeType: SecureMimeType.SignedData } whole => Judge(whole.Verify(context, out var inside), whole, inside, letter, arrivedAt),
                MultipartSigned => new(SenderCheck.SignedByUnknown, null), // another kind, whose keys nobody keeps here
                _ => None,
            };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever somebody put there in place of a signature is none.
            return new(SenderCheck.Broken, null);
        }
    }

    private Found Judge(DigitalSignatureCollection signatures, MimePart mark, MimeEntity? inside, MimeMessage letter, DateTime at)
    {
        if (signatures.Count == 0)
            return new(SenderCheck.Broken, null, inside);
        foreach (var signature in signatures)
            if (!signature.Verify(verifySignatureOnly: true))
                return new(SenderCheck.Broken, null, inside);
        using var bytes = new MemoryStream();
        mark.Content!.DecodeTo(bytes);
        var envelope = new SignedCms();
        envelope.Decode(bytes.ToArray());
        var signers = envelope.SignerInfos.Cast<SignerInfo>().Select(s => (s.Certificate, Digest: s.DigestAlgorithm.Value)).ToList();
        var sender = letter.From.Mailboxes.FirstOrDefault()?.Address;
        var known = signers.Count > 0 && signers.TrueForAll(s => s.Certificate is not null && IsStrong(s.Digest) && IsTrusted(s.Certificate, envelope.Certificates, at)
            && string.Equals(s.Certificate.GetNameInfo(X509NameType.EmailName, forIssuer: false), sender, StringComparison.OrdinalIgnoreCase));
        return new(known ? SenderCheck.Signed : SenderCheck.SignedByUnknown, NameOf(signers.Select(s => s.Certificate).FirstOrDefault()), inside);
    }

    private bool IsTrusted(X509Certificate2 certificate, X509Certificate2Collection brought, DateTime at)
    {
        if (trusted.Value.Count == 0)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted.Value);
        chain.ChainPolicy.ExtraStore.AddRange(brought);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.ToLocalTime();
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ForMail));
        return chain.Build(certificate);
    }

    /// <summary>MD5 and SHA-1 can be made to fit other words.</summary>
    private static bool IsStrong(string? digest) => digest is "2.16.840.1.101.3.4.2.1" or "2.16.840.1.101.3.4.2.2" or "2.16.840.1.101.3.4.2.3";

    private static string? NameOf(X509Certificate2? certificate)
    {
        if (certificate is null)
            return null;
        var name = PaperText.Line($"{certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)} · {certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true)}");
        return ReadLetter.Cut(name, ReceivedMailMapping.LongestLine);
    }
}
